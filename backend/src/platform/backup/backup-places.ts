import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { S3Place, type S3Settings } from '../storage/s3-place.ts';
import { archiveEnding } from './archive-format.ts';

/** Where copies of backups lie. */
export interface BackupPlace {
  /** For a sentence: the folder or bucket. */
  readonly name: string;
  /** Copies a file there: whole, or not at all. */
  put(path: string, name: string, sha256: Buffer): Promise<void>;
  open(name: string): Promise<Readable>;
  /** Names of the files. */
  list(): Promise<string[]>;
  /** Harmless where there is none. */
  remove(name: string): Promise<void>;
}

/** End of the name of a file that isn't whole yet. */
export const unfinished = '.part';

/** The second place of the settings; null where there is none. */
export function secondPlace({ secondFolder, bucket }: { secondFolder: string | undefined; bucket: S3Settings | null }) {
  if (secondFolder !== undefined) return new FolderPlace(secondFolder);
  return bucket && new BucketPlace(bucket);
}

/** The name of a backup that shows that moment; names sort by it. */
export function backupName(takenAt: Date): string {
  return `expenseai-${takenAt.toISOString().slice(0, 19).replaceAll(':', '-')}Z${archiveEnding}`;
}

/** The moment that a backup of that name shows; undefined for other files. */
export function momentOf(name: string): Date | undefined {
  const [, date, hours, minutes, seconds] =
    /^expenseai-([\d-]{10})T(\d\d)-(\d\d)-(\d\d)Z\.tar\.zst\.age$/.exec(name) ?? [];
  return date === undefined ? undefined : new Date(`${date}T${hours}:${minutes}:${seconds}Z`);
}

/** A folder of this machine. */
class FolderPlace implements BackupPlace {
  readonly name: string;

  constructor(folder: string) {
    this.name = folder;
  }

  async put(path: string, name: string): Promise<void> {
    await mkdir(this.name, { recursive: true, mode: 0o700 });
    const draft = join(this.name, `${name}${unfinished}`);
    try {
      await pipeline(createReadStream(path), createWriteStream(draft, { mode: 0o600, flush: true }));
      await rename(draft, join(this.name, name));
      await syncFolder(this.name);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  async open(name: string): Promise<Readable> {
    return createReadStream(join(this.name, name));
  }

  async list(): Promise<string[]> {
    return readdir(this.name).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.name, name), { force: true });
  }
}

/** Milliseconds that a whole backup may be on its way. */
const patience = 3_600_000;
const prefix = 'backups';

/** A bucket of an S3-compatible store, below `backups/`. */
class BucketPlace implements BackupPlace {
  readonly name: string;
  readonly #bucket: S3Place;

  constructor(settings: S3Settings) {
    this.name = `bucket ${settings.bucket}`;
    this.#bucket = new S3Place(settings, { patience });
  }

  put(path: string, name: string, sha256: Buffer): Promise<void> {
    return this.#bucket.take(path, `${prefix}/${name}`, { size: 0, hash: sha256 });
  }

  open(name: string): Promise<Readable> {
    return this.#bucket.open(`${prefix}/${name}`);
  }

  async list(): Promise<string[]> {
    const names: string[] = [];
    for await (const { key } of this.#bucket.list(prefix)) names.push(key.slice(prefix.length + 1));
    return names;
  }

  async remove(name: string): Promise<void> {
    await this.#bucket.remove(`${prefix}/${name}`);
  }
}

/** SHA-256 of a stream. */
export async function sha256Of(content: Readable): Promise<Buffer> {
  const sum = createHash('sha256');
  for await (const piece of content) sum.update(piece);
  return sum.digest();
}

/** Writes a small file whole or not at all, so that it outlives a crash. */
export async function writeWhole(folder: string, name: string, text: string): Promise<void> {
  const draft = join(folder, `${name}${unfinished}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(draft, text, { mode: 0o600, flush: true });
  await rename(draft, join(folder, name));
  await syncFolder(folder);
}

/** So that a rename in it outlives a crash of the machine. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
