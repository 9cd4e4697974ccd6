import { constants } from 'node:fs';
import { access, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { orNoRoom } from './no-room.ts';
import { FileAbsent, type Place, type StoredFile } from './place.ts';

/** Files in the data folder. */
export class DiskPlace implements Place {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async take(path: string, key: string): Promise<void> {
    const place = join(this.#folder, key);
    try {
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await rename(path, place);
    } catch (error) {
      throw orNoRoom(error);
    }
  }

  async read(key: string): Promise<Buffer> {
    try {
      return await readFile(join(this.#folder, key));
    } catch (cause) {
      const isAbsent = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
      throw isAbsent ? new FileAbsent(key, { cause }) : cause;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(join(this.#folder, key), { force: true });
  }

  async removeFolder(folder: string): Promise<void> {
    await rm(join(this.#folder, folder), { recursive: true, force: true });
  }

  async *list(folder: string): AsyncGenerator<StoredFile> {
    const entries = await readdir(join(this.#folder, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const key = `${folder}/${entry.name}`;
      if (entry.isDirectory()) yield* this.list(key);
      // It may be removed at this moment.
      const facts = entry.isFile() && (await stat(join(this.#folder, key)).catch(() => undefined));
      if (facts) yield { key, writtenAt: facts.mtime };
    }
  }

  check(): Promise<void> {
    return access(this.#folder, constants.W_OK);
  }
}
