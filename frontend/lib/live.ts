import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { refreshSession } from './api.ts';
import { ledgersKey } from './ledger.ts';
import { ledgerKey } from './query-client.ts';

interface LedgerEvent {
  ledgerId: string;
  version: number;
}

const shortestRetryMilliseconds = 1_000;
const longestRetryMilliseconds = 60_000;

/**
 * Fetches a ledger's data again when another tab, member or job changed it. One tab holds the stream and tells the
 * others; when it closes, the browser gives the lock, and with it the stream, to the next.
 */
export function useLiveLedger(ledger: { id: string; version: number } | undefined): void {
  const client = useQueryClient();
  const known = useRef(0);
  const { id, version } = ledger ?? {};
  // What was fetched with the ledger is as new as its version; a change of ledger starts anew.
  useEffect(() => {
    known.current = id === undefined ? 0 : (version ?? 0);
  }, [id, version]);
  useEffect(() => {
    if (id === undefined) return;
    return followLedger(id, (event) => {
      if (event.version <= known.current) return;
      known.current = event.version;
      void client.invalidateQueries({ queryKey: ledgerKey(id) });
      void client.invalidateQueries({ queryKey: ledgersKey });
    });
  }, [client, id]);
}

/** Calls back for each version of the ledger that is heard of; returns the function that stops. */
function followLedger(ledgerId: string, onEvent: (event: LedgerEvent) => void): () => void {
  const stop = new AbortController();
  const channel = new BroadcastChannel(`expenseai.live.${ledgerId}`);
  channel.onmessage = (message: MessageEvent<LedgerEvent>) => onEvent(message.data);

  const lead = () =>
    holdStream(ledgerId, stop.signal, (event) => {
      onEvent(event);
      channel.postMessage(event);
    });
  // Rejects only when aborted while it waits for its turn.
  navigator.locks.request(`expenseai.live.${ledgerId}`, { signal: stop.signal }, lead).catch(() => undefined);

  return () => {
    stop.abort();
    channel.close();
  };
}

/** Keeps one stream open until the signal; settles then. */
function holdStream(ledgerId: string, signal: AbortSignal, onEvent: (event: LedgerEvent) => void): Promise<void> {
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
      source.addEventListener('ledger', (message: MessageEvent<string>) => {
        const event = readEvent(message.data);
        if (event) onEvent(event);
      });
      // A lost connection is reopened by the browser; a refused one (the session ended) is closed for good.
      source.onerror = () => {
        if (source?.readyState !== EventSource.CLOSED) return;
        retry = setTimeout(() => refreshSession().then(open, later), wait);
        wait = Math.min(wait * 2, longestRetryMilliseconds);
      };
    };
    const later = () => {
      retry = setTimeout(open, wait);
    };

    signal.addEventListener('abort', () => {
      clearTimeout(retry);
      source?.close();
      resolve();
    });
    open();
  });
}

function readEvent(text: string): LedgerEvent | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('ledgerId' in value) || !('version' in value))
      return undefined;
    return typeof value.ledgerId === 'string' && typeof value.version === 'number'
      ? { ledgerId: value.ledgerId, version: value.version }
      : undefined;
  } catch {
    return undefined;
  }
}
