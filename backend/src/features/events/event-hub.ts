import { AppError } from '@expenseai/core/errors';
import type { Database } from '../../platform/database/database.ts';
import { Notifications } from '../../platform/database/notifications.ts';
import type { Member } from '../../platform/http/caller.ts';
import type { FindSessionAccess } from '../../platform/http/session-access.ts';
import { EventStream } from './event-stream.ts';
import { ledgerVersion } from './events.repository.ts';
import { channels, readNotice } from './notices.ts';

export interface EventHubDependencies {
  database: Pick<Database, 'direct' | 'inLedger'>;
  findAccess: FindSessionAccess;
  onError: (error: Error) => void;
  /** Milliseconds between two signs of life, at each of which access is checked again. */
  heartbeat?: number;
}

interface Listener extends Pick<Member, 'ledgerId' | 'userId' | 'sessionId'> {
  stream: EventStream;
  /** The newest version that it was told of. */
  told: number;
}

const usualHeartbeat = 25_000;
/** A stream a browser is enough; more are windows that were never closed. */
const mostStreams = 10;

/** Hands what the database announces to the open streams of the ledger that it is about. */
export class EventHub {
  readonly #deps: EventHubDependencies;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #notifications: Notifications;
  #isClosed = false;

  constructor(deps: EventHubDependencies) {
    this.#deps = deps;
    this.#notifications = new Notifications({
      connection: deps.database.direct,
      channels,
      onNotice: (channel, payload) => this.#hear(channel, payload),
      onListening: () => this.#tellAllVersions(),
      onError: deps.onError,
    });
  }

  /** A stream that says the ledger's version at once and after each change. Throws `rate-limited` past ten a user. */
  open({ ledgerId, userId, sessionId }: Member): EventStream {
    if (this.#isClosed) throw new AppError('unavailable');
    if (this.#countOf(userId) >= mostStreams) {
      throw new AppError('rate-limited', {
        retryAfter: 30,
        detail: 'Too many windows listen for changes. Close some.',
      });
    }
    const stream = new EventStream();
    const listener = { ledgerId, userId, sessionId, stream, told: 0 };
    this.#add(listener);
    this.#notifications.start();
    const beat = setInterval(() => {
      stream.beat();
      void this.#check(listener);
    }, this.#deps.heartbeat ?? usualHeartbeat);
    stream.once('close', () => {
      clearInterval(beat);
      this.#remove(listener);
    });
    void this.#tellVersion(ledgerId, [listener]);
    return stream;
  }

  /** Ends all streams; clients connect again, to another instance while this one stops. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const listeners of this.#listeners.values()) {
      for (const { stream } of listeners) stream.finish();
    }
    await this.#notifications.close();
  }

  #hear(channel: string, payload: string): void {
    try {
      const notice = readNotice(channel, payload);
      const listeners = this.#listeners.get(notice.ledgerId) ?? [];
      for (const listener of listeners) {
        if (notice.kind === 'members') void this.#check(listener);
        else if (notice.kind === 'ledger') tell(listener, notice.data);
        else listener.stream.send(notice.kind, notice.data);
      }
    } catch (error) {
      this.#deps.onError(new Error(`A notification on ${channel} can’t be read`, { cause: error }));
    }
  }

  /** Ends a stream whose session or membership has ended. */
  async #check({ ledgerId, sessionId, stream }: Listener): Promise<void> {
    try {
      const access = await this.#deps.findAccess(sessionId, ledgerId);
      if (!access?.role) stream.finish();
    } catch (error) {
      // Nothing is announced while the database is away; the next sign of life asks again.
      this.#deps.onError(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #tellAllVersions(): void {
    for (const [ledgerId, listeners] of this.#listeners) void this.#tellVersion(ledgerId, listeners);
  }

  async #tellVersion(ledgerId: string, listeners: Iterable<Listener>): Promise<void> {
    try {
      const version = await this.#deps.database.inLedger(ledgerId, ({ db }) => ledgerVersion(db, ledgerId));
      for (const listener of listeners) {
        if (version === undefined) listener.stream.finish();
        else tell(listener, { ledgerId, version });
      }
    } catch (error) {
      this.#deps.onError(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #countOf(userId: string): number {
    let count = 0;
    for (const listeners of this.#listeners.values()) {
      for (const listener of listeners) if (listener.userId === userId) count += 1;
    }
    return count;
  }

  #add(listener: Listener): void {
    const listeners = this.#listeners.get(listener.ledgerId) ?? new Set();
    this.#listeners.set(listener.ledgerId, listeners.add(listener));
  }

  #remove(listener: Listener): void {
    const listeners = this.#listeners.get(listener.ledgerId);
    listeners?.delete(listener);
    if (listeners?.size === 0) this.#listeners.delete(listener.ledgerId);
  }
}

/** A version that was read before a change may be known only after the change was announced: then it is told no more. */
function tell(listener: Listener, data: { ledgerId: string; version: number; about?: string | undefined }): void {
  if (data.version < listener.told) return;
  listener.told = data.version;
  listener.stream.send('ledger', data);
}
