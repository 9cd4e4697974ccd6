'use client';

import { type SubmitEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { NewPasswordField } from '../../lib/new-password-field.tsx';
import { passwordFault } from '../../lib/password-strength.ts';
import { paths } from '../../lib/paths.ts';
import { toProblem } from '../../lib/problem.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ErrorLine, StatusLine } from '../../ui/status-line.tsx';
import { EntryForm } from './entry-form.tsx';
import { textOf } from './form-values.ts';
import { useResetPassword } from './sign-in-queries.ts';
import { useLinkToken } from './use-link-token.ts';

/** Sets a password by the one-time token of a link. */
export function ResetPasswordForm() {
  const t = useTranslations('reset');
  const tPassword = useTranslations('password');
  const problemText = useProblemText();
  const reset = useResetPassword();
  const token = useLinkToken();
  const [fault, setFault] = useState<string>();

  function submit(event: SubmitEvent<HTMLFormElement>) {
    const password = textOf(event.currentTarget, 'password');
    const found = passwordFault(password);
    setFault(
      found?.kind === 'tooShort' ? tPassword('tooShort', { count: found.count }) : found && tPassword('tooLong'),
    );
    if (!found && token) reset.mutate({ token, password });
  }

  const code = reset.error ? toProblem(reset.error).code : undefined;
  const isLinkDead = token === null || code === 'link-expired';
  const isPasswordRefused = code === 'password-weak' || code === 'password-breached';
  return (
    <EntryForm
      title={t('title')}
      onSubmit={submit}
      onCorrect={() => {
        setFault(undefined);
        if (reset.isError) reset.reset();
      }}
    >
      {reset.isSuccess ? (
        <div role="status" className="grid justify-items-start gap-4">
          <StatusLine tone="good">{t('done')}</StatusLine>
          <ButtonLink href={paths.signIn()}>{t('toSignIn')}</ButtonLink>
        </div>
      ) : isLinkDead ? (
        <>
          {token === null ? (
            <ErrorLine what={t('noToken')} next={t('noTokenNext')} />
          ) : (
            <ErrorLine what={problemText(reset.error)} />
          )}
          <ButtonLink className="justify-self-start" href={paths.forgotPassword()}>
            {t('askAgain')}
          </ButtonLink>
        </>
      ) : (
        <>
          <NewPasswordField
            label={t('new')}
            error={fault ?? (isPasswordRefused ? problemText(reset.error) : undefined)}
          />
          {reset.isError && !isPasswordRefused ? <ErrorLine what={problemText(reset.error)} /> : null}
          <p className="text-13 text-ink-2">{t('ends')}</p>
          <Button type="submit" variant="filled" size="large" isBusy={reset.isPending}>
            {reset.isPending ? t('submitting') : t('submit')}
          </Button>
        </>
      )}
    </EntryForm>
  );
}
