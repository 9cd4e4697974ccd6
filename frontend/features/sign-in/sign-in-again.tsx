'use client';

import { useContext, useEffect, useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { EndedUserContext } from '../../lib/ended-session.ts';
import { leave } from '../../lib/leave.ts';
import { paths } from '../../lib/paths.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Brand } from '../../ui/brand.tsx';
import { Button } from '../../ui/button.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { textOf } from './form-values.ts';
import { SecondStep } from './second-step.tsx';
import { SignInMessages } from './sign-in-messages.tsx';
import { useSignInAgain } from './sign-in-queries.ts';

/**
 * Over a page whose session has ended: it hides what the page shows, and keeps it, with all that was typed, for the
 * same user. Nothing closes it but signing in, or leaving all behind.
 */
export function SignInAgain() {
  return (
    <SignInMessages>
      <Cover />
    </SignInMessages>
  );
}

function Cover() {
  const t = useTranslations('signIn');
  const problemText = useProblemText();
  const user = useContext(EndedUserContext);
  const titleId = useId();
  const cover = useRef<HTMLDialogElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const { signIn, enter } = useSignInAgain(user);

  // Above other dialogs, one of which may hold what was typed.
  useEffect(() => {
    cover.current?.showModal();
    password.current?.focus();
  }, []);

  return (
    <dialog
      ref={cover}
      aria-labelledby={titleId}
      onCancel={(event) => event.preventDefault()}
      onClose={(event) => event.currentTarget.showModal()}
      className="h-dvh max-h-none w-screen max-w-none bg-surface text-ink"
    >
      <div className="grid min-h-dvh content-start justify-items-center gap-6 px-4 py-6 wide:gap-8 wide:p-8">
        <Brand />
        <div className="w-full max-w-86 pt-8 wide:pt-[10vh]">
          {signIn.data && 'secondStep' in signIn.data ? (
            <SecondStep
              title={
                <h2 id={titleId} className="text-20">
                  {t('codeTitle')}
                </h2>
              }
              token={signIn.data.secondStep.token}
              onSignedIn={enter}
              onBack={signIn.reset}
            />
          ) : (
            <form
              className="grid gap-4"
              noValidate
              onSubmit={(event) => {
                event.preventDefault();
                const form = event.currentTarget;
                signIn.mutate(
                  { email: textOf(form, 'email').trim(), password: textOf(form, 'password') },
                  { onError: () => password.current?.select() },
                );
              }}
            >
              <h2 id={titleId} className="text-20">
                {t('againTitle')}
              </h2>
              <p className="text-ink-2">{t('again')}</p>
              <TextField
                label={t('email')}
                name="email"
                type="email"
                autoComplete="username"
                inputMode="email"
                size="large"
                defaultValue={user?.email}
              />
              <PasswordField
                label={t('password')}
                name="password"
                autoComplete="current-password"
                size="large"
                ref={password}
              />
              {signIn.isError ? <ErrorLine what={problemText(signIn.error)} /> : null}
              <Button type="submit" variant="filled" size="large" isBusy={signIn.isPending}>
                {signIn.isPending ? t('submitting') : t('submit')}
              </Button>
              <p className="text-center text-13">
                {/* This page hears of it, and goes on; the way to a provider would leave it. */}
                <a className="link hit-44" href={paths.signIn()} target="_blank" rel="noopener">
                  {t('otherTab')}
                </a>
              </p>
              <Button variant="quiet" onClick={leave}>
                {t('leaveAll')}
              </Button>
            </form>
          )}
        </div>
      </div>
    </dialog>
  );
}
