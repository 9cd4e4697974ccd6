'use client';

import { type SubmitEvent, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { NewPasswordField } from '../../lib/new-password-field.tsx';
import { passwordFault } from '../../lib/password-strength.ts';
import { toProblem } from '../../lib/problem.ts';
import type { Me } from '../../lib/session.ts';
import { useSignInMethods } from '../../lib/sign-in-methods.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useChangePassword } from './profile-queries.ts';

interface PasswordDialogProps {
  me: Me;
  isOpen: boolean;
  onClose: () => void;
}

interface Faults {
  current?: string | undefined;
  next?: string | undefined;
}

/** The current password and a new one; whoever is signed in elsewhere is signed out. */
export function PasswordDialog({ me, isOpen, onClose }: PasswordDialogProps) {
  const t = useTranslations('settings');
  const tUi = useTranslations('ui');
  const formId = useId();
  const change = useChangePassword();
  const close = () => {
    change.reset();
    onClose();
  };
  return (
    <Dialog
      title={t('changePassword')}
      isOpen={isOpen}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{tUi('cancel')}</Button>
          <Button type="submit" form={formId} variant="filled" isBusy={change.isPending}>
            {t('setPassword')}
          </Button>
        </>
      }
    >
      <PasswordForm id={formId} me={me} change={change} onDone={close} />
    </Dialog>
  );
}

interface PasswordFormProps {
  id: string;
  me: Me;
  change: ReturnType<typeof useChangePassword>;
  onDone: () => void;
}

function PasswordForm({ id, me, change, onDone }: PasswordFormProps) {
  const t = useTranslations('settings');
  const tPassword = useTranslations('password');
  const problemText = useProblemText();
  const hasPassword = useSignInMethods().data?.hasPassword !== false;
  const [faults, setFaults] = useState<Faults>({});
  const current = useRef<HTMLInputElement>(null);
  const code = change.error ? toProblem(change.error).code : undefined;
  const isCurrentWrong = code === 'wrong-credentials';
  const isNextRefused = code === 'password-weak' || code === 'password-breached';

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const currentPassword = String(data.get('current') ?? '');
    const newPassword = String(data.get('password') ?? '');
    const found = passwordFault(newPassword);
    const next =
      found?.kind === 'tooShort' ? tPassword('tooShort', { count: found.count }) : found && tPassword('tooLong');
    const missing = hasPassword && currentPassword === '' ? t('currentMissing') : undefined;
    setFaults({ current: missing, next });
    if (missing || next) return;
    change.mutate(
      { newPassword, ...(hasPassword ? { currentPassword } : {}) },
      {
        onSuccess: () => {
          showToast({ message: t('passwordChanged') });
          onDone();
        },
        onError: () => current.current?.select(),
      },
    );
  }

  return (
    <form
      id={id}
      method="post"
      noValidate
      className="grid gap-4"
      onSubmit={submit}
      onInput={() => {
        setFaults({});
        if (change.isError) change.reset();
      }}
    >
      {/* Lets a password manager know whose password it is. */}
      <input type="text" autoComplete="username" value={me.email} readOnly hidden />
      {hasPassword ? (
        <PasswordField
          ref={current}
          label={t('currentPassword')}
          name="current"
          autoComplete="current-password"
          size="large"
          error={faults.current ?? (isCurrentWrong ? t('currentWrong') : undefined)}
        />
      ) : null}
      <NewPasswordField
        label={t('newPassword')}
        known={() => [me.email, me.name ?? '']}
        error={faults.next ?? (isNextRefused ? problemText(change.error) : undefined)}
      />
      {change.isError && !isCurrentWrong && !isNextRefused ? <ErrorLine what={problemText(change.error)} /> : null}
      <p className="text-13 text-ink-2">{t('othersEnd')}</p>
    </form>
  );
}
