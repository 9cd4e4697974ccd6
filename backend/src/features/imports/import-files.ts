import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { maxImportBytes } from '@expenseai/contracts/imports';
import { AppError } from '@expenseai/core/errors';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Files of imports, in the data folder, one per import. */
export class ImportFiles {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'imports');
  }

  /** Streams an upload to its place; throws `file-too-large` and leaves nothing behind when it is over 50 MB. */
  async save(ledgerId: string, importId: string, content: Readable): Promise<{ size: number; hash: Buffer }> {
    const path = this.#path(ledgerId, importId);
    await mkdir(dirname(path), { recursive: true });
    const hash = createHash('sha256');
    let size = 0;
    const counter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        if (size > maxImportBytes) return done(new AppError('file-too-large'));
        hash.update(chunk);
        done(null, chunk);
      },
    });
    try {
      await pipeline(content, counter, createWriteStream(path, { mode: 0o600 }));
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return { size, hash: hash.digest() };
  }

  read(ledgerId: string, importId: string): Promise<Buffer> {
    return readFile(this.#path(ledgerId, importId));
  }

  async remove(ledgerId: string, importId: string): Promise<void> {
    await rm(this.#path(ledgerId, importId), { force: true });
  }

  async removeLedger(ledgerId: string): Promise<void> {
    await rm(join(this.#folder, ledgerId), { recursive: true, force: true });
  }

  /** Ids of imports by ledger whose files were last written before that time. */
  async listOlder(before: Date): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for (const ledgerId of await uuidsIn(this.#folder)) {
      const ids: string[] = [];
      for (const id of await uuidsIn(join(this.#folder, ledgerId))) {
        // Its import may be deleted at this moment.
        const facts = await stat(this.#path(ledgerId, id)).catch(() => undefined);
        if (facts?.isFile() && facts.mtime < before) ids.push(id);
      }
      if (ids.length > 0) found.set(ledgerId, ids);
    }
    return found;
  }

  #path(ledgerId: string, importId: string): string {
    return join(this.#folder, ledgerId, importId);
  }
}

/** Names in a folder, which need not be there, that are ids. */
async function uuidsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => uuid.test(name));
}
