'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { CopyField } from '../../lib/copy-field.tsx';
import { looksLikeEmail } from '../../lib/looks-like-email.ts';
import { toProblem } from '../../lib/problem.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useInviteUser } from './invite-queries.ts';

/** Asks whom to invite; where no mail is sent it shows the link, once. */
export function InviteDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations('admin.users');
  const tUi = useTranslations('ui');
  const formId = useId();
  const invite = useInviteUser();
  const { email = '', link = null } = invite.data ?? {};
  const close = () => {
    invite.reset();
    onClose();
  };
  return (
    <Dialog
      title={t(link === null ? 'invite' : 'handOverTitle')}
      isOpen={isOpen}
      onClose={close}
      footer={
        link === null ? (
          <>
            <Button onClick={close}>{tUi('cancel')}</Button>
            <Button type="submit" form={formId} variant="filled" isBusy={invite.isPending}>
              {t('sendInvite')}
            </Button>
          </>
        ) : (
          <Button variant="filled" onClick={close}>
            {t('done')}
          </Button>
        )
      }
    >
      {link === null ? (
        <InviteForm id={formId} invite={invite} onMailed={close} />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <p className="text-13 wrap-anywhere">{t('handOver', { email })}</p>
          <CopyField
            label={t('link')}
            value={link}
            copy={t('copyLink')}
            copied={t('linkCopied')}
            byHand={t('copyByHand')}
          />
        </div>
      )}
    </Dialog>
  );
}

interface InviteFormProps {
  id: string;
  invite: ReturnType<typeof useInviteUser>;
  onMailed: () => void;
}

function InviteForm({ id, invite, onMailed }: InviteFormProps) {
  const t = useTranslations('admin.users');
  const problemText = useProblemText();
  const [email, setEmail] = useState('');
  const [isAdministrator, setAdministrator] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const aboutId = `${id}about`;

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = email.trim();
    const isAddress = looksLikeEmail(typed);
    setWrong(!isAddress);
    if (!isAddress) return;
    invite.mutate(
      { email: typed, isAdministrator },
      {
        onSuccess: ({ link, email: address }) => {
          if (link !== null) return;
          showToast({ message: t('inviteSent', { email: address }) });
          onMailed();
        },
      },
    );
  }

  const code = invite.error ? toProblem(invite.error).code : undefined;
  const refusal =
    code === 'conflict'
      ? t('emailTaken')
      : code === 'validation'
        ? t('emailInvalid')
        : invite.error
          ? problemText(invite.error)
          : undefined;
  return (
    <form id={id} method="post" noValidate className="grid gap-4" onSubmit={submit}>
      <TextField
        label={t('email')}
        type="email"
        inputMode="email"
        autoComplete="off"
        size="large"
        value={email}
        error={isWrong ? t('emailInvalid') : refusal}
        hint={t('inviteHint')}
        onChange={(event) => {
          setEmail(event.currentTarget.value);
          setWrong(false);
          if (invite.isError) invite.reset();
        }}
      />
      <div>
        <label htmlFor={`${id}administrator`} className="flex min-h-7 items-center gap-2.5 text-13 touch:min-h-11">
          <Checkbox
            id={`${id}administrator`}
            aria-describedby={aboutId}
            checked={isAdministrator}
            onChange={(event) => setAdministrator(event.currentTarget.checked)}
          />
          {t('asAdministrator')}
        </label>
        <p id={aboutId} className="text-12 text-ink-3">
          {t('administratorHint')}
        </p>
      </div>
    </form>
  );
}
