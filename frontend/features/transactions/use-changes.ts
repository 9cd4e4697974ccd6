import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.ts';
import { useCategoryName } from '../../lib/reference-queries.ts';
import { showToast } from '../../ui/toast-store.ts';
import { findCached } from './transaction-cache.ts';
import { type BulkSet, type Targets, useBulk, useEditTransaction } from './transaction-mutations.ts';
import { transactionsKey } from './transaction-queries.ts';

interface Changes {
  setCategory: (targets: Targets, count: number, categoryId: string | null) => void;
  setMany: (targets: Targets, set: BulkSet) => void;
  remove: (targets: Targets, count: number) => void;
}

/** Changes that lists make, each with a word on what followed and a way back. */
export function useChanges(undo: (operationId: string) => void): Changes {
  const t = useTranslations('transactions');
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  const nameOf = useCategoryName();
  const { mutate: editOne } = useEditTransaction();
  const { mutate: editMany } = useBulk();

  const setCategory = useCallback(
    (targets: Targets, count: number, categoryId: string | null) => {
      const name = nameOf(categoryId);
      const tell = async ({ operationId }: { operationId: string | null }) => {
        if (!operationId) return;
        const followers = await followersOf(ledgerId, operationId, count);
        showToast({
          message: name
            ? t('categorySet', { category: name, count, followers })
            : t('categoryTaken', { count, followers }),
          onUndo: () => undo(operationId),
        });
      };
      const [id, ...others] = 'ids' in targets ? targets.ids : [];
      const base = id && others.length === 0 ? findCached(client, transactionsKey(ledgerId), id) : undefined;
      if (base) editOne({ base, edit: { categoryId } }, { onSuccess: (answer) => void tell(answer) });
      else editMany({ targets, set: { categoryId } }, { onSuccess: (answer) => void tell(answer) });
    },
    [nameOf, client, editMany, editOne, ledgerId, t, undo],
  );

  const setMany = useCallback(
    (targets: Targets, set: BulkSet) =>
      editMany(
        { targets, set },
        {
          onSuccess: ({ data, operationId }) =>
            showToast({
              message: t('changedCount', { count: data.changed }),
              onUndo: operationId ? () => undo(operationId) : undefined,
            }),
        },
      ),
    [editMany, t, undo],
  );

  const remove = useCallback(
    (targets: Targets, count: number) =>
      editMany(
        { targets, delete: true },
        {
          onSuccess: ({ operationId }) => {
            if (operationId) showToast({ message: t('deleted', { count }), onUndo: () => undo(operationId) });
          },
        },
      ),
    [editMany, t, undo],
  );
  return { setCategory, setMany, remove };
}

/** Longer than this nobody waits for the word that it was done. */
const patienceMilliseconds = 600;

/** How many alike lines the change took along; 0 where that isn't known soon. */
async function followersOf(ledgerId: string, operationId: string, count: number): Promise<number> {
  const signal = AbortSignal.timeout(patienceMilliseconds);
  try {
    const params = { ledgerId, operationId };
    const { touched } = await call('GET /ledgers/{ledgerId}/operations/{operationId}', { params }, { signal });
    return Math.max(0, touched - count);
  } catch {
    return 0;
  }
}
