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
              // Of several changes at once only the last says what it was about.
              const about = event.version === known.current + 1 ? event.about : undefined;
              known.current = event.version;
              refresher.note((key) => isTouched(key, id, about));
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

/** What may change the list of ledgers, and what the imports: undo and redo may be of either. */
const touching = { ledgers: ['ledger', 'member', 'operation'], imports: ['import', 'operation'] } as const;

/** True of what a change of the ledger may have changed: all where it isn't known, but the lines that files propose. */
export function isTouched(key: readonly unknown[], ledgerId: string, about: string | undefined): boolean {
  const mayTouch = (things: readonly string[]) => about === undefined || things.includes(about);
  if (key[0] === ledgersKey[0]) return mayTouch(touching.ledgers);
  const [start, id, feature, part] = key;
  if (start !== ledgerKey(ledgerId)[0] || id !== ledgerId) return false;
  return feature === 'imports' ? part !== 'lines' && mayTouch(touching.imports) : true;
}
