import { refreshSession } from './api.ts';
import { toProblem } from './problem.ts';

/** What the server says of a ledger while the page is open. */
export type LiveEvent =
  /** `about` says what the change to that version was about: transaction, category, …; not told where it isn't known. */
  | { kind: 'ledger'; ledgerId: string; version: number; about?: string }
  | { kind: 'import'; ledgerId: string; importId: string; status: string; progress: number };

export interface LiveListener {
  onEvent: (event: LiveEvent) => void;
  /** The session or the membership has ended. */
  onRefused: () => void;
}

type Message = { event: LiveEvent } | { ask: true };

const shortestRetryMilliseconds = 1_000;
const longestRetryMilliseconds = 60_000;
/** A tab that holds the stream and doesn't answer for so long is asleep. */
const patienceMilliseconds = 3_000;

/**
 * Follows a ledger's events; returns the function that stops. One tab holds the stream and tells the others; when it
 * closes, the browser gives the lock, and with it the stream, to the next. Where a browser has no locks, as on plain
 * http, or the tab that holds the stream is asleep, a tab opens one of its own.
 */
export function followLedger(ledgerId: string, listener: LiveListener): () => void {
  const stop = new AbortController();
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') {
    void holdStream(ledgerId, stop.signal, listener);
    return () => stop.abort();
  }

  const name = `expenseai.live.${ledgerId}`;
  const channel = new BroadcastChannel(name);
  let hasStream = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let last: LiveEvent | undefined;
  const say = (message: Message) => channel.postMessage(message);
  const hear = (event: LiveEvent) => {
    if (event.kind === 'ledger') last = event;
    listener.onEvent(event);
  };
  const lead = async () => {
    if (hasStream || stop.signal.aborted) return;
    hasStream = true;
    clearTimeout(waiting);
    const onEvent = (event: LiveEvent) => {
      hear(event);
      if (!stop.signal.aborted) say({ event });
    };
    await holdStream(ledgerId, stop.signal, { ...listener, onEvent });
  };
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if ('event' in data) {
      clearTimeout(waiting);
      hear(data.event);
    } else if (hasStream && last) say({ event: last });
  };
  /** Whoever has just come, or was asleep, may have missed a change. */
  const ask = () => {
    if (hasStream || document.visibilityState === 'hidden') return;
    clearTimeout(waiting);
    waiting = setTimeout(() => void lead(), patienceMilliseconds);
    say({ ask: true });
  };
  document.addEventListener('visibilitychange', ask);
  // Rejects only when aborted while it waits for its turn.
  navigator.locks.request(name, { signal: stop.signal }, lead).catch(() => undefined);
  ask();

  return () => {
    stop.abort();
    clearTimeout(waiting);
    document.removeEventListener('visibilitychange', ask);
    channel.close();
  };
}

/** Keeps one stream open until the signal; settles then. */
function holdStream(ledgerId: string, signal: AbortSignal, { onEvent, onRefused }: LiveListener): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let wait = shortestRetryMilliseconds;

    const open = () => {
      // Stopped while it waited for its turn or for a new session.
      if (signal.aborted) return resolve();
      source = new EventSource(`/api/v1/ledgers/${encodeURIComponent(ledgerId)}/events`);
      source.onopen = () => {
        wait = shortestRetryMilliseconds;
      };
      for (const kind of ['ledger', 'import'] as const) {
        source.addEventListener(kind, (message: MessageEvent<string>) => {
          const event = readEvent(kind, message.data);
          if (event) onEvent(event);
        });
      }
      // A lost connection is reopened by the browser; a refused one (the session ended) is closed for good.
      source.onerror = () => {
        if (source?.readyState !== EventSource.CLOSED) return;
        later();
      };
    };
    const renew = () =>
      refreshSession().then(
        () => {
          onRefused();
          open();
        },
        (error) => {
          if (toProblem(error).status === 401) onRefused();
          else later();
        },
      );
    const later = () => {
      retry = setTimeout(renew, wait);
      wait = Math.min(wait * 2, longestRetryMilliseconds);
    };

    signal.addEventListener('abort', () => {
      clearTimeout(retry);
      source?.close();
      resolve();
    });
    open();
  });
}

function readEvent(kind: LiveEvent['kind'], text: string): LiveEvent | undefined {
  try {
    const { ledgerId, version, about, importId, status, progress } = JSON.parse(text) as Record<string, unknown>;
    if (typeof ledgerId !== 'string') return undefined;
    if (kind === 'ledger') {
      if (typeof version !== 'number') return undefined;
      return { kind, ledgerId, version, ...(typeof about === 'string' ? { about } : {}) };
    }
    return typeof importId === 'string' && typeof status === 'string' && typeof progress === 'number'
      ? { kind, ledgerId, importId, status, progress }
      : undefined;
  } catch {
    return undefined;
  }
}
