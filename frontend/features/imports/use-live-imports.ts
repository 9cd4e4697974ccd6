import type { Import } from '@expenseai/contracts/imports';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useLedger } from '../../lib/ledger.ts';
import { type ImportEvent, useImportEvents } from '../../lib/live.ts';
import { listKey, oneKey } from './import-keys.ts';
import { isWorking } from './is-working.ts';

type Pages = InfiniteData<{ items: Import[]; nextCursor: string | null }>;

/** Several imports that end in a row are one look at the list. */
const quietMilliseconds = 300;

/**
 * Moves what is shown of imports along with the server's events: how far each has come without asking, and how it
 * ended by one question. Returns what to do with the id of an import that has just been made.
 */
export function useLiveImports(): (importId: string) => void {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  // A small file may be read before the answer to its upload is here.
  const ended = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const lookAgain = useCallback(
    (importId: string) => {
      void client.invalidateQueries({ queryKey: oneKey(ledgerId, importId) });
      clearTimeout(timer.current);
      timer.current = setTimeout(
        () => void client.invalidateQueries({ queryKey: listKey(ledgerId) }),
        quietMilliseconds,
      );
    },
    [client, ledgerId],
  );

  useImportEvents((event) => {
    if (event.ledgerId !== ledgerId) return;
    const isKnown =
      client.getQueryData(oneKey(ledgerId, event.importId)) !== undefined ||
      client
        .getQueryData<Pages>(listKey(ledgerId))
        ?.pages.some((page) => page.items.some(({ id }) => id === event.importId));
    if (event.status !== 'parsing' && event.status !== 'committing') {
      ended.current.add(event.importId);
      lookAgain(event.importId);
    } else if (isKnown) {
      const moved = (item: Import) => moveAlong(item, event);
      client.setQueryData<Import>(oneKey(ledgerId, event.importId), (item) => item && moved(item));
      client.setQueryData<Pages>(
        listKey(ledgerId),
        (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(moved) })) },
      );
    } else lookAgain(event.importId);
  });

  return useCallback(
    (importId: string) => {
      if (ended.current.has(importId)) lookAgain(importId);
    },
    [lookAgain],
  );
}

/** The import as the event tells it; one that ended meanwhile is not taken back. */
export function moveAlong(item: Import, { importId, status, progress }: ImportEvent): Import {
  if (item.id !== importId || item.status !== status || !isWorking(item)) return item;
  return { ...item, progress: Math.max(item.progress, progress) };
}
