import type { InboxItem } from '@expenseai/contracts/home';
import { useIsMutating, useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { callForAnswer } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.ts';
import { ledgerKey } from '../../lib/query-client.ts';
import { inboxKey } from '../../lib/waiting-count.ts';
import { dismissToast, showToast } from '../../ui/toast-store.ts';
import { putBack, takeOut } from './decision-cache.ts';
import { type Answer, isDuplicate, keyOf } from './inbox-item.ts';
import { useDecidedText } from './use-decided-text.ts';
import { useTakeBack } from './use-take-back.ts';

interface Decision {
  item: InboxItem;
  answer: Answer;
  /** Payees that wait and are to keep their proposal: they were left out on purpose. */
  leave: readonly string[];
}

interface Made {
  item: InboxItem;
  /** Null where nothing was changed, or the change failed. */
  operationId: Promise<string | null>;
  toastId?: number;
}

/** Live updates bring the list after a change; where none came by then, it is asked for. */
const insuranceMilliseconds = 1_500;
const mutationKey = ['inbox', 'decide'];

/** Makes decisions, at once for the eye, and takes them back; `onReturn` hears of items that wait again. */
export function useDecisions(undo: (operationId: string) => void, onReturn: (key: string) => void) {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  const decidedText = useDecidedText();
  const made = useRef<Made[]>([]);
  const [count, setCount] = useState(0);
  const lookAgain = useLookAgain(ledgerId);
  const { returning, takeBack: giveBack, settle } = useTakeBack(undo);

  const { mutateAsync } = useMutation({
    mutationKey,
    mutationFn: (decision: Decision) => send(ledgerId, decision),
    onMutate: ({ item }) => takeOut(client, ledgerId, item),
    onSuccess: async (_answer, { item }) => {
      await takeOut(client, ledgerId, item);
      void client.invalidateQueries({ queryKey: ledgerKey(ledgerId), refetchType: 'none' });
      lookAgain();
    },
    onError: (_error, { item }) => {
      putBack(client, ledgerId, item);
      onReturn(keyOf(item));
      void client.invalidateQueries({ queryKey: inboxKey(ledgerId), exact: true });
    },
  });

  const forget = useCallback((decision: Made) => {
    made.current = made.current.filter((other) => other !== decision);
    setCount(made.current.length);
  }, []);

  const takeBack = useCallback(
    async (decision: Made) => {
      forget(decision);
      if (decision.toastId !== undefined) dismissToast(decision.toastId);
      const operationId = await decision.operationId;
      if (operationId === null) return;
      onReturn(keyOf(decision.item));
      await giveBack(decision.item, operationId);
    },
    [forget, giveBack, onReturn],
  );

  const decide = useCallback(
    (item: InboxItem, answer: Answer, leave: readonly string[]) => {
      const decision: Made = {
        item,
        operationId: mutateAsync({ item, answer, leave }).then(
          ({ operationId, changed }) => {
            if (made.current.includes(decision)) {
              // One at a time: U goes back through all of them anyway.
              for (const { toastId } of made.current) if (toastId !== undefined) dismissToast(toastId);
              decision.toastId = showToast({
                message: decidedText(item, answer, changed),
                onUndo: operationId === null ? undefined : () => void takeBack(decision),
              });
            }
            return operationId;
          },
          () => {
            forget(decision);
            return null;
          },
        ),
      };
      settle(item);
      made.current = [...made.current, decision];
      setCount(made.current.length);
    },
    [decidedText, forget, mutateAsync, settle, takeBack],
  );

  const undoLast = useCallback(() => {
    const last = made.current.at(-1);
    if (last) void takeBack(last);
  }, [takeBack]);

  return { decide, undoLast, returning, decidedCount: count };
}

/** Items whose decision is on its way, which a list fetched meanwhile may still have. */
export function useItemsOnTheirWay(): readonly InboxItem[] {
  return useMutationState({
    filters: { mutationKey, status: 'pending' },
    select: ({ state }) => (state.variables as Decision).item,
  });
}

/** True while a decision is being sent; not while it waits for the connection. */
export function useIsDeciding(): boolean {
  return useIsMutating({ mutationKey, predicate: ({ state }) => !state.isPaused }) > 0;
}

async function send(ledgerId: string, { item, answer, leave }: Decision) {
  if (answer.kind === 'line') {
    if (!isDuplicate(item)) throw new Error('Only a line of a file can be added, skipped or merged');
    const params = { ledgerId, importId: item.importId, n: item.line };
    const { operationId } = await callForAnswer('PATCH /ledgers/{ledgerId}/imports/{importId}/lines/{n}', {
      params,
      body: { action: answer.action },
    });
    return { operationId, changed: 1 };
  }
  const { data, operationId } = await callForAnswer('POST /ledgers/{ledgerId}/transactions/bulk', {
    params: { ledgerId },
    body: { q: item.q, set: { categoryId: answer.categoryId }, leave: [...leave] },
  });
  return { operationId, changed: data.changed };
}

function useLookAgain(ledgerId: string): () => void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (client.getQueryState(inboxKey(ledgerId))?.isInvalidated) {
        void client.refetchQueries({ queryKey: inboxKey(ledgerId), exact: true, type: 'active' });
      }
    }, insuranceMilliseconds);
  }, [client, ledgerId]);
}
