import type { InboxItem } from '@expenseai/contracts/home';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.ts';
import { toProblem } from '../../lib/problem.ts';
import { ledgerKey } from '../../lib/query-client.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { inboxKey } from '../../lib/waiting-count.ts';
import { showToast } from '../../ui/toast-store.ts';
import { keyOf } from './inbox-item.ts';

/**
 * Takes a decision back. `returning` are the items that wait again although a list that was asked for before doesn't
 * have them, so that the question doesn't change under one's fingers; `onConflict` gets operations that others built on.
 */
export function useTakeBack(onConflict: (operationId: string) => void) {
  const t = useTranslations('undo');
  const problemText = useProblemText();
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  const [returning, setReturning] = useState<readonly InboxItem[]>([]);
  const { mutateAsync } = useMutation({
    meta: { isErrorInline: true },
    mutationFn: (operationId: string) =>
      call('POST /ledgers/{ledgerId}/operations/{operationId}/undo', {
        params: { ledgerId, operationId },
        body: { withLater: false },
      }),
  });

  const settle = useCallback((item: InboxItem) => {
    setReturning((items) => items.filter((other) => keyOf(other) !== keyOf(item)));
  }, []);

  const takeBack = useCallback(
    async (item: InboxItem, operationId: string) => {
      setReturning((items) => [...items, item]);
      try {
        await mutateAsync(operationId);
        showToast({ message: t('done') });
        void client.invalidateQueries({ queryKey: ledgerKey(ledgerId), refetchType: 'none' });
      } catch (error) {
        if (toProblem(error).code === 'undo-conflict') onConflict(operationId);
        else showToast({ message: problemText(error), isError: true });
      }
      await client.refetchQueries({ queryKey: inboxKey(ledgerId), exact: true });
      settle(item);
    },
    [client, ledgerId, mutateAsync, onConflict, problemText, settle, t],
  );
  return { returning, takeBack, settle };
}
