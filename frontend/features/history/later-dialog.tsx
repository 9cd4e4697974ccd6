'use client';

import { useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useOperationText } from './use-operation-text.ts';
import type { Conflict } from './use-revise.ts';
import { useWho } from './use-who.ts';

interface LaterDialogProps {
  conflict: Conflict;
  isBusy: boolean;
  onCancel: () => void;
  onConfirm: () => void;
}

/** Says which other changes stand in the way; undoing may take them along, redoing can't. */
export function LaterDialog({ conflict, isBusy, onCancel, onConfirm }: LaterDialogProps) {
  const t = useTranslations('operations');
  const tUi = useTranslations('ui');
  const format = useFormatter();
  const operationText = useOperationText();
  const who = useWho();
  // Opened a moment after it is there, so that the browser sees a change.
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(true), []);
  const { operations, revision } = conflict;
  const count = operations.length;
  const isUndo = revision.direction === 'undo';
  return (
    <Dialog
      title={isUndo ? t('laterTitle', { count }) : t('redoTitle')}
      isOpen={isOpen}
      onClose={onCancel}
      footer={
        isUndo ? (
          <>
            <Button onClick={onCancel}>{tUi('cancel')}</Button>
            <Button variant="filled" isBusy={isBusy} onClick={onConfirm}>
              {t('withLater', { count })}
            </Button>
          </>
        ) : (
          <Button onClick={onCancel}>{tUi('close')}</Button>
        )
      }
    >
      <p className="text-13 text-ink-2">{isUndo ? t('later') : t('redoLater')}</p>
      <ol className="mt-3 text-13">
        {operations.map((operation) => {
          const { title, detail } = operationText(operation);
          return (
            <li
              key={operation.id}
              className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-b border-line py-2 last:border-b-0"
            >
              <span className="min-w-0 break-words">
                <span className="font-medium">{title}</span> <span className="text-ink-2">{detail}</span>
              </span>
              <span className="text-right text-12 text-ink-2">
                {who(operation)}
                <time dateTime={operation.at} className="block">
                  {format.dateTime(new Date(operation.at), {
                    day: 'numeric',
                    month: 'short',
                    hour: '2-digit',
                    minute: '2-digit',
                  })}
                </time>
              </span>
            </li>
          );
        })}
      </ol>
    </Dialog>
  );
}
