'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { useUsage } from '../../lib/usage.tsx';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { isTyped, TypedConfirmation } from '../../ui/typed-confirmation.tsx';
import { useEndLedger, useMembers } from './ledger-queries.ts';

interface DeleteLedgerDialogProps {
  userId: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Deletes the open ledger once its name was typed. */
export function DeleteLedgerDialog({ userId, isOpen, onClose }: DeleteLedgerDialogProps) {
  const t = useTranslations('settings');
  const tUi = useTranslations('ui');
  const problemText = useProblemText();
  const formId = useId();
  const ledger = useLedger();
  const count = useUsage('');
  const others = (useMembers(ledger.id).data?.length ?? 1) - 1;
  const end = useEndLedger('delete', userId);
  const [typed, setTyped] = useState('');
  const [isChecked, setChecked] = useState(false);
  const close = () => {
    setTyped('');
    setChecked(false);
    end.reset();
    onClose();
  };

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setChecked(true);
    if (isTyped(typed, ledger.name)) end.mutate();
  }

  return (
    <Dialog
      title={t('deleteLedgerTitle', { ledger: ledger.name })}
      isOpen={isOpen}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{tUi('cancel')}</Button>
          <Button type="submit" form={formId} className="text-bad!" isBusy={end.isPending}>
            {t('deleteLedgerConfirm')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="grid gap-4">
        <p className="text-13">{t('deleteLedgerGoes', { count: count ?? 0, others })}</p>
        <TypedConfirmation
          word={ledger.name}
          label={t('typeName', { word: ledger.name })}
          value={typed}
          onChange={setTyped}
          mistake={t('typeExactly', { word: ledger.name })}
          isChecked={isChecked}
        />
        {end.error ? <ErrorLine what={problemText(end.error)} /> : null}
      </form>
    </Dialog>
  );
}
