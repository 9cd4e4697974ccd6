'use client';

import { useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { useEndLedger } from './ledger-queries.ts';

interface LeaveDialogProps {
  userId: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Leaving can't be taken back by oneself, so it is asked about. */
export function LeaveDialog({ userId, isOpen, onClose }: LeaveDialogProps) {
  const t = useTranslations('settings');
  const tUi = useTranslations('ui');
  const problemText = useProblemText();
  const { name } = useLedger();
  const leave = useEndLedger('leave', userId);
  const close = () => {
    leave.reset();
    onClose();
  };
  return (
    <Dialog
      title={t('leaveTitle', { ledger: name })}
      isOpen={isOpen}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{tUi('cancel')}</Button>
          <Button className="text-bad!" isBusy={leave.isPending} onClick={() => leave.mutate()}>
            {t('leave')}
          </Button>
        </>
      }
    >
      <p className="text-13">{t('leaveExplained')}</p>
      {leave.error ? <ErrorLine what={problemText(leave.error)} /> : null}
    </Dialog>
  );
}
