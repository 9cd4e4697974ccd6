'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

interface UndoLaterDialogProps {
  /** How many later changes touched the same lines. */
  count: number;
  isBusy: boolean;
  onCancel: () => void;
  onConfirm: () => void;
}

/** Asks whether later changes of the same lines are taken back, too. */
export function UndoLaterDialog({ count, isBusy, onCancel, onConfirm }: UndoLaterDialogProps) {
  const t = useTranslations('undo');
  const tUi = useTranslations('ui');
  // Opened a moment after it is there, so that the browser sees a change.
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(true), []);
  return (
    <Dialog
      title={t('laterTitle')}
      isOpen={isOpen}
      onClose={onCancel}
      footer={
        <>
          <Button onClick={onCancel}>{tUi('cancel')}</Button>
          <Button variant="filled" isBusy={isBusy} onClick={onConfirm}>
            {t('withLater', { count })}
          </Button>
        </>
      }
    >
      <p className="text-13">{t('later', { count })}</p>
    </Dialog>
  );
}
