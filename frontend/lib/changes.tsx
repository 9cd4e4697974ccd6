'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { showToast } from '../ui/toast-store.ts';
import type { Answer } from './api.ts';
import { changeItems, type Item, type ListPlace } from './cached-list.ts';
import { ledgersKey, useLedger } from './ledger.ts';
import { ledgerKey } from './query-client.ts';
import { useUndo } from './undo.tsx';

type Tell = (message: string, operationId: string | null) => void;

const TellContext = createContext<Tell>(() => undefined);

/** Stands round a page whose parts make changes: each says what was done and has its way back. */
export function Changes({ children }: { children: ReactNode }) {
  const { undo, dialog } = useUndo();
  const tell = useMemo<Tell>(
    () => (message, operationId) =>
      showToast({ message, onUndo: operationId === null ? undefined : () => undo(operationId) }),
    [undo],
  );
  return (
    <TellContext value={tell}>
      {children}
      {dialog}
    </TellContext>
  );
}

interface ChangeOptions<Variables, Data> {
  send: (variables: Variables, ledgerId: string) => Promise<Answer<Data>>;
  /** What the change makes of the items of a list, before the server has said so. */
  optimistic?: (ListPlace & { change: (items: readonly Item[], variables: Variables) => readonly Item[] }) | undefined;
  /** What was done, in a sentence. */
  message: (variables: Variables, data: Data) => string;
  /** The form that sent it shows the error itself. */
  isErrorInline?: boolean | undefined;
}

/** A change of the ledger: at once for the eye, taken back where it is refused, with Undo where it was made. */
export function useChange<Variables, Data>({
  send,
  optimistic,
  message,
  isErrorInline,
}: ChangeOptions<Variables, Data>) {
  const client = useQueryClient();
  const tell = useContext(TellContext);
  const { id: ledgerId } = useLedger();
  return useMutation({
    meta: { isErrorInline: isErrorInline ?? false },
    // One after the other, so that each builds on the answer before.
    ...(optimistic ? { scope: { id: optimistic.key.join() } } : {}),
    mutationFn: (variables: Variables) => send(variables, ledgerId),
    onMutate: async (variables) => {
      if (!optimistic) return { restore: () => undefined };
      const { key, change } = optimistic;
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueriesData({ queryKey: key });
      changeItems(client, optimistic, (items) => change(items, variables));
      return {
        restore: () => {
          for (const [queryKey, data] of before) client.setQueryData(queryKey, data);
        },
      };
    },
    onError: (_error, _variables, context) => context?.restore(),
    onSuccess: ({ data, operationId }, variables) => {
      // No operation: nothing was different.
      if (operationId !== null) tell(message(variables, data), operationId);
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ledgerKey(ledgerId) });
      // The ledgers themselves stand beside what is in them.
      if (optimistic?.key[0] === ledgersKey[0]) void client.invalidateQueries({ queryKey: ledgersKey });
    },
  });
}

/** The items with one of them changed. */
export function withChanged(items: readonly Item[], id: string, changes: object): readonly Item[] {
  return items.map((item) => (item.id === id ? { ...item, ...changes } : item));
}

/** The items without one of them. */
export function without(items: readonly Item[], id: string): readonly Item[] {
  return items.filter((item) => item.id !== id);
}
