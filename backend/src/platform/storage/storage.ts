import type { Readable } from 'node:stream';
import { invariant } from '@expenseai/core/errors';
import { DiskPlace } from './disk-place.ts';
import { Incoming, type Received, type SizeLimit } from './incoming.ts';
import type { Place, StoredFile } from './place.ts';
import { S3Place, type S3Settings } from './s3-place.ts';

/** Where keys begin: what lies there is in every backup. */
export const storedFolders = ['imports', 'audit-archive'] as const;

export interface StorageSettings {
  dataDir: string;
  /** Null: files lie in the data folder. */
  s3: S3Settings | null;
}

/**
 * Files of people, on the disk or in a bucket. What comes in is first received whole in the data folder, so that one
 * that is refused or breaks off never reaches its place, and a bucket gets it in one request with its length and hash.
 * Where the disk is full or the bucket can't be reached, methods throw `unavailable`, and nothing is kept.
 */
export class Storage {
  /** Whether it is the disk of the data folder, without which nothing works. */
  readonly isOnDisk: boolean;
  readonly #place: Place;
  readonly #incoming: Incoming;

  constructor({ dataDir, s3 }: StorageSettings) {
    this.isOnDisk = s3 === null;
    this.#place = s3 ? new S3Place(s3) : new DiskPlace(dataDir);
    this.#incoming = new Incoming(dataDir);
  }

  /** Throws the limit's code for more bytes than that. */
  async put(key: string, content: Readable, limit: SizeLimit): Promise<Received> {
    invariant(
      storedFolders.some((folder) => key.startsWith(`${folder}/`)),
      'files lie in the folders that backups know of',
    );
    const { path, ...facts } = await this.#incoming.receive(content, limit);
    try {
      await this.#place.take(path, key, facts);
    } finally {
      await this.#incoming.discard(path);
    }
    return facts;
  }

  read(key: string): Promise<Buffer> {
    return this.#place.read(key);
  }

  remove(key: string): Promise<void> {
    return this.#place.remove(key);
  }

  removeFolder(folder: string): Promise<void> {
    return this.#place.removeFolder(folder);
  }

  list(folder: string): AsyncIterable<StoredFile> {
    return this.#place.list(folder);
  }

  check(): Promise<void> {
    return this.#place.check();
  }

  /** Removes what a process that was killed had received in part. */
  discardAbandoned(before: Date): Promise<void> {
    return this.#incoming.discardAbandoned(before);
  }
}
