'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { showToast } from '../ui/toast-store.ts';
import { call } from './api.ts';
import { ledgersKey, useLedger } from './ledger.ts';
import { isPassing, toProblem } from './problem.ts';
import { ledgerKey } from './query-client.ts';
import { forgetSuccessors } from './successors.ts';
import { useProblemText } from './use-problem-text.ts';

const UndoLaterDialog = lazy(() =>
  import('./undo-later-dialog.tsx').then((module) => ({ default: module.UndoLaterDialog })),
);

interface Undo {
  undo: (operationId: string) => void;
  isUndoing: boolean;
  /** Asks whether later changes of the same lines go, too; put it anywhere in the page. */
  dialog: ReactNode;
}

interface Wish {
  operationId: string;
  withLater: boolean;
}

/** Takes a change back; where later ones built on it, only after asking. */
export function useUndo(): Undo {
  const t = useTranslations('undo');
  const problemText = useProblemText();
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  const [conflict, setConflict] = useState<{ operationId: string; count: number } | null>(null);
  const { mutate, isPending } = useMutation({
    meta: { isErrorInline: true },
    mutationFn: ({ operationId, withLater }: Wish) =>
      call('POST /ledgers/{ledgerId}/operations/{operationId}/undo', {
        params: { ledgerId, operationId },
        body: { withLater },
      }),
    onSuccess: () => {
      setConflict(null);
      showToast({ message: t('done') });
    },
    onError: (error, wish) => {
      const { code, details } = toProblem(error);
      const later = details.document?.operations;
      if (code === 'undo-conflict' && Array.isArray(later))
        setConflict({ operationId: wish.operationId, count: later.length });
      else {
        const onRetry = isPassing(error) ? () => mutate(wish) : undefined;
        showToast({ message: problemText(error), isError: true, onRetry });
      }
    },
    onSettled: () => {
      forgetSuccessors();
      void client.invalidateQueries({ queryKey: ledgerKey(ledgerId) });
      // Its settings may have been what changed.
      void client.invalidateQueries({ queryKey: ledgersKey });
    },
  });

  return {
    undo: (operationId) => mutate({ operationId, withLater: false }),
    isUndoing: isPending,
    dialog: conflict ? (
      <Suspense>
        <UndoLaterDialog
          count={conflict.count}
          isBusy={isPending}
          onCancel={() => setConflict(null)}
          onConfirm={() => mutate({ operationId: conflict.operationId, withLater: true })}
        />
      </Suspense>
    ) : null,
  };
}
