import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@expenseai/core/errors';
import { orNoRoom } from './no-room.ts';

export interface Received {
  /** Bytes. */
  size: number;
  /** SHA-256. */
  hash: Buffer;
}

export interface SizeLimit {
  bytes: number;
  /** What more than that is refused with. */
  code: 'file-too-large' | 'storage-full';
}

/** The folder where files are until they are whole. */
export class Incoming {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'incoming');
  }

  /** Writes a stream to a file of its own; leaves nothing behind where it fails. */
  async receive(content: Readable, limit: SizeLimit): Promise<Received & { path: string }> {
    const path = join(this.#folder, randomUUID());
    const hash = createHash('sha256');
    let size = 0;
    const counter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        if (size > limit.bytes) return done(new AppError(limit.code));
        hash.update(chunk);
        done(null, chunk);
      },
    });
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await pipeline(content, counter, createWriteStream(path, { mode: 0o600, flush: true }));
    } catch (error) {
      // Where the folder can't be made nobody has read it, and whoever sends it would wait.
      content.destroy();
      await this.discard(path);
      throw orNoRoom(error);
    }
    return { path, size, hash: hash.digest() };
  }

  async discard(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  /** Removes what was last written before that time. */
  async discardAbandoned(before: Date): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const path = join(this.#folder, name);
      const facts = await stat(path).catch(() => undefined);
      if (facts && facts.mtime < before) await this.discard(path);
    }
  }
}
