'use client';

import { KeyRound } from 'lucide-react';
import { lazy, type SubmitEvent, Suspense, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { isPasskeyCancelled } from '../../lib/passkeys.ts';
import { paths } from '../../lib/paths.ts';
import { ApiProblem, type ProblemCode } from '../../lib/problem.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { EntryForm } from './entry-form.tsx';
import { textOf } from './form-values.ts';
import { OtherWay } from './other-way.tsx';
import { OtherWaysIn } from './other-ways-in.tsx';
import {
  useEnter,
  usePasskeySignIn,
  useProviderReturn,
  useSignIn,
  useSkipIfSignedIn,
  useToFirstAccount,
} from './sign-in-queries.ts';

const SecondStep = lazy(() => import('./second-step.tsx').then((module) => ({ default: module.SecondStep })));

/** Email and password; what was typed stays when it is refused. */
export function SignInForm() {
  const t = useTranslations('signIn');
  const problemText = useProblemText();
  const signIn = useSignIn();
  const enter = useEnter();
  const passkey = usePasskeySignIn();
  const provider = useProviderReturn();
  useSkipIfSignedIn();
  useToFirstAccount(provider.refused === undefined);
  const [missing, setMissing] = useState<{ email: boolean; password: boolean }>({ email: false, password: false });
  const password = useRef<HTMLInputElement>(null);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    const values = {
      email: textOf(event.currentTarget, 'email').trim(),
      password: textOf(event.currentTarget, 'password'),
    };
    setMissing({ email: values.email === '', password: values.password === '' });
    if (values.email === '' || values.password === '') return;
    signIn.mutate(values, { onError: () => password.current?.select() });
  }

  const secondStep = signIn.data && 'secondStep' in signIn.data ? signIn.data.secondStep.token : provider.secondStep;
  if (secondStep !== undefined) {
    return (
      <Suspense>
        <SecondStep
          title={<h1 className="mb-1">{t('codeTitle')}</h1>}
          token={secondStep}
          onSignedIn={enter}
          onBack={() => {
            signIn.reset();
            provider.forget();
          }}
        />
      </Suspense>
    );
  }

  return (
    <EntryForm
      title={t('title')}
      onSubmit={submit}
      onCorrect={(field) => setMissing((before) => ({ ...before, [field]: false }))}
    >
      <TextField
        label={t('email')}
        name="email"
        type="email"
        autoComplete="username webauthn"
        inputMode="email"
        autoFocus
        size="large"
        error={missing.email ? t('emailMissing') : undefined}
      />
      <PasswordField
        label={t('password')}
        name="password"
        autoComplete="current-password"
        size="large"
        ref={password}
        error={missing.password ? t('passwordMissing') : undefined}
        aside={
          <Link className="link hit-44" href={paths.forgotPassword()}>
            {t('forgot')}
          </Link>
        }
      />
      {signIn.isError ? <ErrorLine what={problemText(signIn.error)} /> : null}
      <Button type="submit" variant="filled" size="large" isBusy={signIn.isPending || signIn.isSuccess}>
        {signIn.isPending ? t('submitting') : t('submit')}
      </Button>
      <OtherWaysIn>
        <Button
          size="large"
          icon={<KeyRound aria-hidden="true" />}
          isBusy={passkey.isPending}
          onClick={() => passkey.mutate(undefined)}
        >
          {t('passkey')}
        </Button>
      </OtherWaysIn>
      {provider.refused === undefined ? null : (
        <ErrorLine what={problemText(new ApiProblem({ code: provider.refused as ProblemCode, status: 0 }))} />
      )}
      {passkey.error && !isPasskeyCancelled(passkey.error) ? (
        <ErrorLine what={passkey.error instanceof ApiProblem ? problemText(passkey.error) : t('passkeyFailed')} />
      ) : null}
      <OtherWay to="signUp" />
    </EntryForm>
  );
}
