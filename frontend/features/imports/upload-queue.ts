import { readStored, writeStored } from '../../lib/browser-storage.ts';
import { toProblem } from '../../lib/problem.ts';
import { randomId } from '../../lib/random-id.ts';

export interface Upload {
  /** Also the intention's idempotency key: sent again, the file is still one import. */
  key: string;
  ledgerId: string;
  name: string;
  /** Null of one that a reload of the page cut off: the browser gives the file to nobody again. */
  file: File | null;
  state: 'waiting' | 'sending' | 'failed' | 'lost';
  /** 0–1. */
  share: number;
  error: unknown;
}

/** Sends one file; rejects when it is stopped or refused. */
export type SendUpload = (
  upload: Upload & { file: File },
  onProgress: (share: number) => void,
  stop: AbortSignal,
) => Promise<void>;

const storageKey = 'expenseai.uploads';

/**
 * Files on their way to the server, one after the other. It stands above the pages, so that leaving one stops nothing;
 * what a reload cuts off is remembered by its name.
 */
export class UploadQueue {
  #uploads: readonly Upload[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #stops = new Map<string, AbortController>();
  #send: SendUpload | undefined;

  constructor() {
    this.#uploads = lostUploads();
  }

  /** With what files are sent; until then they wait. */
  sendWith(send: SendUpload): void {
    this.#send = send;
    void this.#next();
  }

  all(): readonly Upload[] {
    return this.#uploads;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  add(ledgerId: string, files: readonly File[]): void {
    const added = files.map(
      (file): Upload => ({
        key: randomId(),
        ledgerId,
        name: file.name,
        file,
        state: 'waiting',
        share: 0,
        error: null,
      }),
    );
    this.#set([...this.#uploads, ...added]);
    void this.#next();
  }

  /** Stops it, or leaves it out. */
  cancel(key: string): void {
    this.#stops.get(key)?.abort();
    this.#set(this.#uploads.filter((upload) => upload.key !== key));
  }

  retry(key: string): void {
    this.#change(key, { state: 'waiting', error: null });
    void this.#next();
  }

  /** Tries again what failed only because there was no connection. */
  retryOffline(): void {
    for (const { key, state, error } of this.#uploads) {
      if (state === 'failed' && toProblem(error).code === 'offline') this.retry(key);
    }
  }

  async #next(): Promise<void> {
    const send = this.#send;
    if (!send || this.#uploads.some((upload) => upload.state === 'sending')) return;
    const next = this.#uploads.find((upload) => upload.state === 'waiting');
    if (!next?.file) return;
    const { key, file } = next;
    const stop = new AbortController();
    this.#stops.set(key, stop);
    this.#change(key, { state: 'sending', share: 0 });
    try {
      await send({ ...next, file }, (share) => this.#change(key, { share }), stop.signal);
      this.#set(this.#uploads.filter((upload) => upload.key !== key));
    } catch (error) {
      if (!stop.signal.aborted) this.#change(key, { state: 'failed', error });
    } finally {
      this.#stops.delete(key);
    }
    void this.#next();
  }

  #change(key: string, values: Partial<Upload>): void {
    this.#set(this.#uploads.map((upload) => (upload.key === key ? { ...upload, ...values } : upload)));
  }

  #set(uploads: readonly Upload[]): void {
    this.#uploads = uploads;
    const names = uploads.map(({ ledgerId, name }) => ({ ledgerId, name }));
    writeStored(storageKey, names.length === 0 ? '' : JSON.stringify(names), 'session');
    for (const listener of this.#listeners) listener();
  }
}

function lostUploads(): Upload[] {
  try {
    const stored: unknown = JSON.parse(readStored(storageKey, 'session') || '[]');
    if (!Array.isArray(stored)) return [];
    return stored.flatMap(({ ledgerId, name }: Partial<Upload>) =>
      typeof ledgerId === 'string' && typeof name === 'string'
        ? [{ key: randomId(), ledgerId, name, file: null, state: 'lost' as const, share: 0, error: null }]
        : [],
    );
  } catch {
    return [];
  }
}
