'use client';

import { useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { copyText } from '../../lib/copy-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast-store.ts';
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
  const field = useRef<HTMLInputElement>(null);

  async function copy() {
    field.current?.select();
    showToast({ message: t((await copyText(made.token)) ? 'copied' : 'copyByHand') });
  }

  return (
    <div className="grid gap-4">
      <p className="text-13">{t('madeOnce')}</p>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-3">
        <TextField
          ref={field}
          label={t('token', { name: made.name })}
          value={made.token}
          readOnly
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button className="h-entry" onClick={() => void copy()}>
          {t('copy')}
        </Button>
      </div>
    </div>
  );
}
