import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export interface RotatingFileOptions {
  /** The live file, which keeps this name; those put aside carry the instant before their ending. */
  path: string;
  /** Bytes at which the file is put aside; it also is when the day (UTC) changes. */
  maxSize: number;
  /** Files put aside longer ago are removed. */
  retentionDays: number;
  now?: () => Date;
}

/** Most bytes that wait for a slow disk; beyond them lines are dropped rather than memory filled. */
const maxWaiting = 16 * 1024 * 1024;
const dayInMilliseconds = 86_400_000;

/**
 * A file of lines that are written behind the caller's back, in order, and put aside by size and day. Several processes
 * may write to one: whole lines are appended, and whoever finds that another has put the file aside goes on in the new
 * one. Costs one look at the file for each batch of lines.
 */
export class RotatingFile {
  readonly #options: Required<RotatingFileOptions>;
  #handle: FileHandle | undefined;
  #size = 0;
  #day = '';
  #waiting: string[] = [];
  #waitingSize = 0;
  #dropped = 0;
  #writing: Promise<void> = Promise.resolve();
  #isWriting = false;

  /** The file exists when this returns; throws when it can't be made. */
  constructor(options: RotatingFileOptions) {
    this.#options = { now: () => new Date(), ...options };
    mkdirSync(dirname(options.path), { recursive: true });
    closeSync(openSync(options.path, 'a', 0o640));
  }

  /** Takes a line that ends in a newline and returns at once. */
  write(line: string): void {
    if (this.#waitingSize > maxWaiting) {
      this.#dropped += 1;
      return;
    }
    this.#waiting.push(line);
    this.#waitingSize += line.length;
    if (!this.#isWriting) this.#writing = this.#drain();
  }

  /** Settles when everything is on its way to the disk and the file is closed; a later write opens it again. */
  async close(): Promise<void> {
    await this.#writing;
    await this.#handle?.close();
    this.#handle = undefined;
  }

  async #drain(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const text = this.#takeWaiting();
      try {
        const handle = await this.#handleFor(Buffer.byteLength(text));
        await handle.appendFile(text);
      } catch (error) {
        // A full disk must not stop the product, and can't be logged here.
        process.stderr.write(`Cannot write ${this.#options.path}: ${String(error)}\n`);
      }
    }
    this.#isWriting = false;
  }

  #takeWaiting(): string {
    const text = this.#waiting.join('');
    const note =
      this.#dropped > 0 ? `${JSON.stringify({ level: 'error', msg: `${this.#dropped} lines dropped` })}\n` : '';
    this.#waiting = [];
    this.#waitingSize = 0;
    this.#dropped = 0;
    return text + note;
  }

  async #handleFor(bytes: number): Promise<FileHandle> {
    const now = this.#options.now();
    let handle = await this.#liveHandle();
    const isFull = this.#size + bytes > this.#options.maxSize || this.#day !== toDay(now);
    if (this.#size > 0 && isFull) {
      await handle.close();
      this.#handle = undefined;
      await rename(this.#options.path, this.#asidePath(now));
      handle = await this.#open();
    }
    this.#day = toDay(now);
    this.#size += bytes;
    return handle;
  }

  /** That of the file which has the name now; of its size too, since others may have written. */
  async #liveHandle(): Promise<FileHandle> {
    if (this.#handle) {
      const [opened, named] = await Promise.all([this.#handle.stat(), stat(this.#options.path).catch(() => undefined)]);
      this.#size = opened.size;
      if (named?.ino === opened.ino && named.dev === opened.dev) return this.#handle;
      await this.#handle.close();
      this.#handle = undefined;
    }
    return this.#open();
  }

  async #open(): Promise<FileHandle> {
    const handle = await open(this.#options.path, 'a', 0o640);
    const { size, mtime } = await handle.stat();
    this.#handle = handle;
    this.#size = size;
    this.#day = toDay(mtime);
    await this.#removeOld();
    return handle;
  }

  /** `app.log` → `app-2026-03-01T09-15-00.000Z-4f9c2a.log`: of two processes at midnight neither replaces the other's. */
  #asidePath(now: Date): string {
    const { folder, stem, ending } = this.#name();
    const name = `${stem}-${now.toISOString().replaceAll(':', '-')}-${randomBytes(3).toString('hex')}`;
    return join(folder, `${name}${ending}`);
  }

  async #removeOld(): Promise<void> {
    const { folder, stem, ending } = this.#name();
    const oldest = this.#options.now().getTime() - this.#options.retentionDays * dayInMilliseconds;
    for (const name of await readdir(folder)) {
      const isAside = name.startsWith(`${stem}-`) && name.endsWith(ending);
      if (!isAside) continue;
      const file = join(folder, name);
      const { mtimeMs } = await stat(file);
      if (mtimeMs < oldest) await rm(file, { force: true });
    }
  }

  #name() {
    const [, stem = '', ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(basename(this.#options.path)) ?? [];
    return { folder: dirname(this.#options.path), stem, ending };
  }
}

function toDay(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
