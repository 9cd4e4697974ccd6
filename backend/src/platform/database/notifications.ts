import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

export interface NotificationsOptions {
  connection: pg.ClientConfig;
  /** Plain lower-case names. */
  channels: readonly string[];
  onNotice: (channel: string, payload: string) => void;
  /** Called whenever listening has begun: what was announced before may have been missed. */
  onListening: () => void;
  onError: (error: Error) => void;
}

/** Milliseconds before the next try to connect, at first and at most. */
const shortestPause = 200;
const longestPause = 5_000;
const connectTimeout = 5_000;

/** Listens on a connection of its own, which a pooler in transaction mode would not allow, and connects again when it is lost. */
export class Notifications {
  readonly #options: NotificationsOptions;
  readonly #closing = new AbortController();
  readonly #closed = new Promise<void>((resolve) => {
    this.#closing.signal.addEventListener('abort', () => resolve());
  });
  #running: Promise<void> | undefined;
  #pause = shortestPause;

  constructor(options: NotificationsOptions) {
    this.#options = options;
  }

  /** Begins to listen; does nothing when it has begun. */
  start(): void {
    this.#running ??= this.#keepListening();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#running;
  }

  async #keepListening(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      try {
        await this.#listen();
      } catch (error) {
        if (!this.#closing.signal.aborted) this.#options.onError(asError(error));
      }
      await this.#wait();
    }
  }

  /** Settles when the connection has ended, or is to end. */
  async #listen(): Promise<void> {
    const { connection, channels, onNotice, onListening, onError } = this.#options;
    const client = new pg.Client({
      ...connection,
      keepAlive: true,
      connectionTimeoutMillis: connectTimeout,
    });
    const ended = Promise.withResolvers<void>();
    client.on('error', onError);
    client.on('end', ended.resolve);
    client.on('notification', ({ channel, payload }) => onNotice(channel, payload ?? ''));
    try {
      await client.connect();
      await client.query(channels.map((channel) => `listen ${client.escapeIdentifier(channel)}`).join('; '));
      this.#pause = shortestPause;
      onListening();
      await Promise.race([ended.promise, this.#closed]);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Waits longer each time, so that a database that starts isn't hammered. */
  async #wait(): Promise<void> {
    const pause = this.#pause;
    this.#pause = Math.min(longestPause, pause * 2);
    await delay(pause, undefined, { signal: this.#closing.signal }).catch(() => undefined);
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
