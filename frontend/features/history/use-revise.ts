import type { Operation } from '@expenseai/contracts/operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.ts';
import { toProblem } from '../../lib/problem.ts';
import { ledgerKey } from '../../lib/query-client.ts';
import { useMe } from '../../lib/session.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { showToast } from '../../ui/toast-store.ts';
import { type OperationPages, operationsKey } from './history-queries.ts';
import { useOperationText } from './use-operation-text.ts';

interface Revision {
  operation: Operation;
  direction: 'undo' | 'redo';
  withLater: boolean;
}

/** A revision that other changes stand in the way of. */
export interface Conflict {
  revision: Revision;
  operations: readonly Operation[];
}

/** Takes changes back and makes them again, at once for the eye; what stands in the way is asked about. */
export function useRevise() {
  const t = useTranslations('operations');
  const problemText = useProblemText();
  const operationText = useOperationText();
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  const { data: me } = useMe(false);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const key = operationsKey(ledgerId);

  const { mutate, isPending } = useMutation({
    meta: { isErrorInline: true },
    mutationFn: (revision: Revision) => send(ledgerId, revision),
    onMutate: async ({ operation, direction }) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueriesData<OperationPages>({ queryKey: key });
      const isUndone = direction === 'undo';
      const name = me?.name ?? me?.email ?? null;
      const shown: Operation = {
        ...operation,
        isUndone,
        canUndo: !isUndone,
        canRedo: isUndone,
        undoneAt: isUndone ? new Date().toISOString() : null,
        undoneBy: isUndone ? name : null,
      };
      client.setQueriesData<OperationPages>({ queryKey: key }, (data) => data && withOperations(data, [shown]));
      return { before };
    },
    onSuccess: (operations, revision) => {
      setConflict(null);
      client.setQueriesData<OperationPages>({ queryKey: key }, (data) => data && withOperations(data, operations));
      const { title } = operationText(revision.operation);
      const isUndo = revision.direction === 'undo';
      const others = operations.length - 1;
      const opposite = isUndo ? 'redo' : 'undo';
      showToast({
        message: isUndo ? t('tookBack', { title, count: Math.max(0, others) }) : t('madeAgain', { title }),
        // Several that went together come back one by one.
        onUndo:
          others > 0
            ? undefined
            : () => mutate({ operation: operations[0] ?? revision.operation, direction: opposite, withLater: false }),
      });
    },
    onError: (error, revision, context) => {
      for (const [queryKey, data] of context?.before ?? []) client.setQueryData(queryKey, data);
      const { code, details } = toProblem(error);
      const operations = details.document?.operations;
      if (code === 'undo-conflict' && isOperations(operations)) setConflict({ revision, operations });
      else showToast({ message: problemText(error), isError: true });
    },
    // Not waited for: the dialog is done with when the answer is here.
    onSettled: () => void client.invalidateQueries({ queryKey: ledgerKey(ledgerId) }),
  });

  return {
    revise: (operation: Operation) =>
      mutate({ operation, direction: operation.isUndone ? 'redo' : 'undo', withLater: false }),
    reviseWithLater: ({ revision }: Conflict) => mutate({ ...revision, withLater: true }),
    isPending,
    conflict,
    dismiss: () => setConflict(null),
  };
}

async function send(ledgerId: string, { operation, direction, withLater }: Revision): Promise<readonly Operation[]> {
  const params = { ledgerId, operationId: operation.id };
  if (direction === 'redo') {
    return (await call('POST /ledgers/{ledgerId}/operations/{operationId}/redo', { params })).redone;
  }
  const undo = 'POST /ledgers/{ledgerId}/operations/{operationId}/undo';
  return (await call(undo, { params, body: { withLater } })).undone;
}

function withOperations(data: OperationPages, changed: readonly Operation[]): OperationPages {
  const byId = new Map(changed.map((operation) => [operation.id, operation]));
  return {
    ...data,
    pages: data.pages.map((page) => ({ ...page, items: page.items.map((item) => byId.get(item.id) ?? item) })),
  };
}

function isOperations(value: unknown): value is readonly Operation[] {
  return Array.isArray(value) && value.length > 0;
}
