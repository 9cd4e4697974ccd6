'use client';

import { type SubmitEvent, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { looksLikeEmail } from '../../lib/looks-like-email.ts';
import { NewPasswordField } from '../../lib/new-password-field.tsx';
import { passwordFault } from '../../lib/password-strength.ts';
import { toProblem } from '../../lib/problem.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { EntryForm } from './entry-form.tsx';
import { textOf } from './form-values.ts';
import { OtherWaysIn } from './other-ways-in.tsx';
import { useSignUp, useSkipIfSignedIn } from './sign-in-queries.ts';

interface SignUpFormProps {
  /** Above the fields: what brings one here. */
  about: string | undefined;
  /** What lets one in here, and the address that it was sent to. */
  invite?: { token: string; email: string | null; onUsed: () => void };
  /** An account can also come from a provider, which knows of no invitation. */
  hasProviders?: boolean;
}

/** Creates an account; its first ledger takes currency and time zone from the browser. */
export function SignUpForm({ about, invite, hasProviders }: SignUpFormProps) {
  const t = useTranslations('signUp');
  const tPassword = useTranslations('password');
  const tSignIn = useTranslations('signIn');
  const tUi = useTranslations('ui');
  const locale = useLocale();
  const signUp = useSignUp();
  useSkipIfSignedIn();
  const refused = useRefusal(signUp.error);
  const [faults, setFaults] = useState<{ email?: string | undefined; password?: string | undefined }>({});
  const form = useRef<HTMLDivElement>(null);
  const password = useRef<HTMLInputElement>(null);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    const values = {
      name: textOf(event.currentTarget, 'name').trim(),
      email: textOf(event.currentTarget, 'email').trim(),
      password: textOf(event.currentTarget, 'password'),
    };
    const fault = passwordFault(values.password);
    const found = {
      email: looksLikeEmail(values.email) ? undefined : t('emailInvalid'),
      password:
        fault?.kind === 'tooShort' ? tPassword('tooShort', { count: fault.count }) : fault && tPassword('tooLong'),
    };
    setFaults(found);
    signUp.reset();
    if (found.email || found.password) {
      form.current?.querySelector<HTMLInputElement>(found.email ? '[name=email]' : '[name=password]')?.focus();
      return;
    }
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const { name, ...required } = values;
    signUp.mutate(
      { ...required, ...(name ? { name } : {}), timeZone, locale, ...(invite ? { invite: invite.token } : {}) },
      { onSuccess: () => invite?.onUsed() },
    );
  }

  const known = () =>
    ['name', 'email'].flatMap((name) => {
      const value = form.current?.querySelector<HTMLInputElement>(`[name=${name}]`)?.value;
      return value ? [value, ...value.split(/[@.\s]+/)] : [];
    });

  return (
    <EntryForm
      title={t('title')}
      onSubmit={submit}
      onCorrect={(field) => {
        setFaults((before) => ({ ...before, [field]: undefined }));
        if (signUp.isError) signUp.reset();
      }}
    >
      {about ? (
        <p role="status" className="text-13 text-ink-2">
          {about}
        </p>
      ) : null}
      <div ref={form} className="grid gap-4">
        <TextField
          label={t('name')}
          aside={<span className="text-ink-3">{tUi('optional')}</span>}
          name="name"
          autoComplete="name"
          autoFocus
          maxLength={200}
          size="large"
        />
        <TextField
          label={tSignIn('email')}
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          defaultValue={invite?.email ?? undefined}
          size="large"
          error={faults.email ?? refused.email}
        />
        <NewPasswordField
          label={tSignIn('password')}
          error={faults.password ?? refused.password}
          known={known}
          ref={password}
        />
      </div>
      {refused.form ? <ErrorLine what={refused.form} /> : null}
      <Button type="submit" variant="filled" size="large" isBusy={signUp.isPending || signUp.isSuccess}>
        {signUp.isPending ? t('submitting') : t('submit')}
      </Button>
      {hasProviders ? <OtherWaysIn /> : null}
    </EntryForm>
  );
}

/** A refusal as a sentence at the field that it concerns, or at the form. */
function useRefusal(error: unknown): { email?: string; password?: string; form?: string } {
  const t = useTranslations('signUp');
  const problemText = useProblemText();
  if (!error) return {};
  const problem = toProblem(error);
  if (problem.code === 'email-taken') return { email: t('emailTaken') };
  if (problem.code === 'validation' && problem.concerns('email')) return { email: t('emailInvalid') };
  if (problem.code === 'password-weak' || problem.code === 'password-breached') return { password: problemText(error) };
  return { form: problemText(error) };
}
