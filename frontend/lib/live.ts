import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { untilResumed } from './ended-session.ts';
import { ledgersKey } from './ledger.ts';
import type { LiveEvent } from './live-stream.ts';
import { ledgerKey } from './query-client.ts';
import { meKey } from './session.ts';
import { hasSessionHint } from './session-hint.ts';

export type ImportEvent = Extract<LiveEvent, { kind: 'import' }>;

const importListeners = new Set<(event: ImportEvent) => void>();

/** Where the parts of a ledger stand that its own changes don't touch: what a file proposes isn't in it yet. */
export function importsKey(ledgerId: string) {
  return [...ledgerKey(ledgerId), 'imports'] as const;
}

/** Calls back for each event of an import, of the ledger that is open, while the component is shown. */
export function useImportEvents(onEvent: (event: ImportEvent) => void): void {
  const callback = useRef(onEvent);
  useEffect(() => {
    callback.current = onEvent;
  });
  useEffect(() => {
    const listen = (event: ImportEvent) => callback.current(event);
    importListeners.add(listen);
    return () => {
      importListeners.delete(listen);
    };
  }, []);
}

/** Fetches a ledger's data again when another tab, member or job changed it. */
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
    let stop: (() => void) | null = null;
    let isGone = false;
    // After the page itself: what is on it is fresh, and needs no following yet.
    Promise.all([import('./live-stream.ts'), import('./refresher.ts')]).then(
      ([{ followLedger }, { makeRefresher }]) => {
        if (isGone) return;
        const refresher = makeRefresher(client, document);
        const stopFollowing = followLedger(id, {
          onEvent: (event) => {
            if (event.kind === 'import') {
              for (const listener of importListeners) listener(event);
            } else if (event.version > known.current) {
              known.current = event.version;
              refresher.note((key) => isOfLedger(key, id));
            }
          },
          onRefused: () => {
            // The way back is shown over the page.
            if (!hasSessionHint() && untilResumed()) return;
            void client.invalidateQueries({ queryKey: meKey });
            void client.invalidateQueries({ queryKey: ledgersKey });
          },
        });
        stop = () => {
          stopFollowing();
          refresher.stop();
        };
      },
      // Without it the page works, and is fresh after each of its own changes.
      () => undefined,
    );
    return () => {
      isGone = true;
      stop?.();
    };
  }, [client, id]);
}

/** True of what a change of the ledger may have changed: all but the lines that files propose. */
function isOfLedger(key: readonly unknown[], ledgerId: string): boolean {
  if (key[0] === ledgersKey[0]) return true;
  const [start, id, feature, part] = key;
  return start === ledgerKey(ledgerId)[0] && id === ledgerId && !(feature === 'imports' && part === 'lines');
}
