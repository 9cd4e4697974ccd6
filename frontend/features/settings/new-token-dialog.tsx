'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { CopyField } from '../../lib/copy-field.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NewTokenForm } from './new-token-form.tsx';
import { type NewToken, useCreateToken } from './token-queries.ts';

/** Asks what a token is for and may do, then shows it, once. */
export function NewTokenDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations('tokens');
  const tUi = useTranslations('ui');
  const formId = useId();
  const create = useCreateToken();
  const close = () => {
    create.reset();
    onClose();
  };
  return (
    <Dialog
      title={create.data ? t('madeTitle') : t('new')}
      isOpen={isOpen}
      onClose={close}
      footer={
        create.data ? (
          <Button variant="filled" onClick={close}>
            {t('done')}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{tUi('cancel')}</Button>
            <Button type="submit" form={formId} variant="filled" isBusy={create.isPending}>
              {t('create')}
            </Button>
          </>
        )
      }
    >
      {create.data ? <MadeToken made={create.data} /> : <NewTokenForm id={formId} create={create} />}
    </Dialog>
  );
}

function MadeToken({ made }: { made: NewToken }) {
  const t = useTranslations('tokens');
  return (
    <div className="grid gap-4">
      <p className="text-13">{t('madeOnce')}</p>
      <CopyField
        label={t('token', { name: made.name })}
        value={made.token}
        copy={t('copy')}
        copied={t('copied')}
        byHand={t('copyByHand')}
      />
    </div>
  );
}
