'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEntryOptions } from '../../lib/entry-options.ts';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import { looksLikeEmail } from '../../lib/looks-like-email.ts';
import { toProblem } from '../../lib/problem.ts';
import type { Me } from '../../lib/session.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import english from '../../messages/en/address.json';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useChangeEmail } from './address-queries.ts';

interface AddressDialogProps {
  me: Me;
  isOpen: boolean;
  onClose: () => void;
}

/** Another address to sign in with. Who one is, is asked where that was long ago. */
export function AddressDialog(props: AddressDialogProps) {
  return (
    <FeatureMessages english={english}>
      <Asking {...props} />
    </FeatureMessages>
  );
}

function Asking({ me, isOpen, onClose }: AddressDialogProps) {
  const t = useTranslations('address');
  const tUi = useTranslations('ui');
  const formId = useId();
  const change = useChangeEmail();
  const close = () => {
    change.reset();
    onClose();
  };
  return (
    <Dialog
      title={t('title')}
      isOpen={isOpen}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{tUi('cancel')}</Button>
          <Button type="submit" form={formId} variant="filled" isBusy={change.isPending}>
            {t('submit')}
          </Button>
        </>
      }
    >
      <AddressForm id={formId} me={me} change={change} onDone={close} />
    </Dialog>
  );
}

interface AddressFormProps {
  id: string;
  me: Me;
  change: ReturnType<typeof useChangeEmail>;
  onDone: () => void;
}

function AddressForm({ id, me, change, onDone }: AddressFormProps) {
  const t = useTranslations('address');
  const problemText = useProblemText();
  const { data: options } = useEntryOptions();
  const [fault, setFault] = useState<string>();

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email') ?? '')
      .trim()
      .toLowerCase();
    const found = looksLikeEmail(email) ? (email === me.email ? t('same') : undefined) : t('invalid');
    setFault(found);
    if (found) return;
    change.mutate(email, {
      onSuccess: ({ pendingEmail }) => {
        showToast({ message: pendingEmail === null ? t('changed', { email }) : t('sent', { email }) });
        onDone();
      },
    });
  }

  const code = change.error ? toProblem(change.error).code : undefined;
  const refusal = code === 'email-taken' ? t('taken') : code === 'validation' ? t('invalid') : undefined;
  return (
    <form
      id={id}
      method="post"
      noValidate
      className="grid gap-4"
      onSubmit={submit}
      onInput={() => {
        setFault(undefined);
        if (change.isError) change.reset();
      }}
    >
      {options ? <p className="text-13 text-ink-2">{t(options.sendsMail ? 'byLink' : 'atOnce')}</p> : null}
      <TextField
        label={t('new')}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        size="large"
        error={fault ?? refusal}
      />
      {change.isError && !refusal ? <ErrorLine what={problemText(change.error)} /> : null}
    </form>
  );
}
