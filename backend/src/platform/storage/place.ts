import type { Received } from './incoming.ts';

export interface StoredFile {
  key: string;
  writtenAt: Date;
}

/** There is no file with that key. */
export class FileAbsent extends Error {
  constructor(key: string, options?: ErrorOptions) {
    super(`there is no file ${key}`, options);
    this.name = 'FileAbsent';
  }
}

/** Where files lie for good. Keys are paths of ids that the product makes, such as `imports/LEDGER/IMPORT`. */
export interface Place {
  /** Takes a file that is complete under this path; there whole afterwards, or not at all. The path may be gone. */
  take(path: string, key: string, facts: Received): Promise<void>;
  /** Throws FileAbsent where there is none. */
  read(key: string): Promise<Buffer>;
  /** Harmless where there is nothing. */
  remove(key: string): Promise<void>;
  /** Takes away what lies below the folder, a key without its end. */
  removeFolder(folder: string): Promise<void>;
  /** What lies below the folder. */
  list(folder: string): AsyncIterable<StoredFile>;
  /** Throws where files can't be kept at the moment. */
  check(): Promise<void>;
}
