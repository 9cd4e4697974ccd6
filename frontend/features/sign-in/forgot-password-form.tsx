'use client';

import { type SubmitEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEntryOptions } from '../../lib/entry-options.ts';
import { paths } from '../../lib/paths.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { ErrorLine, StatusLine } from '../../ui/status-line.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { EntryForm } from './entry-form.tsx';
import { textOf } from './form-values.ts';
import { useForgotPassword } from './link-queries.ts';

/** Asks for a link to a new password. What it says is the same whether somebody has the address or not. */
export function ForgotPasswordForm() {
  const t = useTranslations('forgot');
  const tSignIn = useTranslations('signIn');
  const problemText = useProblemText();
  const options = useEntryOptions();
  const forgot = useForgotPassword();
  const [isMissing, setMissing] = useState(false);
  const sendsMail = forgot.data?.sendsMail ?? options.data?.sendsMail ?? true;

  function submit(event: SubmitEvent<HTMLFormElement>) {
    const email = textOf(event.currentTarget, 'email').trim();
    setMissing(email === '');
    if (email !== '') forgot.mutate(email);
  }

  return (
    <EntryForm
      title={t('title')}
      onSubmit={submit}
      onCorrect={() => {
        setMissing(false);
        if (forgot.isError) forgot.reset();
      }}
    >
      {sendsMail ? (
        forgot.isSuccess ? (
          <div role="status" className="grid justify-items-start gap-2">
            <StatusLine tone="good">{t('sent')}</StatusLine>
            <p className="text-13 text-ink-2">{t('sentNext')}</p>
          </div>
        ) : (
          <>
            <p className="text-13 text-ink-2">{t('how')}</p>
            <TextField
              label={tSignIn('email')}
              name="email"
              type="email"
              autoComplete="username"
              inputMode="email"
              autoFocus
              size="large"
              error={isMissing ? tSignIn('emailMissing') : undefined}
            />
            {forgot.isError ? <ErrorLine what={problemText(forgot.error)} /> : null}
            <Button type="submit" variant="filled" size="large" isBusy={forgot.isPending}>
              {forgot.isPending ? t('submitting') : t('submit')}
            </Button>
          </>
        )
      ) : (
        <p role="status" className="text-13 text-ink-2">
          {t('noMail')} {tSignIn('forgotHelp')}
        </p>
      )}
      <p className="text-center text-13">
        <Link className="link" href={paths.signIn()}>
          {t('toSignIn')}
        </Link>
      </p>
    </EntryForm>
  );
}
