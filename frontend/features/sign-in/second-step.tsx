'use client';

import { type ReactNode, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../lib/problem.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { textOf } from './form-values.ts';
import { type SignedIn, useSecondStep } from './sign-in-queries.ts';

interface SecondStepProps {
  /** The heading, at the page's level. */
  title: ReactNode;
  /** Of the first step. */
  token: string;
  onSignedIn: (signedIn: SignedIn) => void;
  /** Back to the first step. */
  onBack: () => void;
}

/** After the password: a code of the authenticator app, or a recovery code where the phone is gone. */
export function SecondStep({ title, token, onSignedIn, onBack }: SecondStepProps) {
  const t = useTranslations('signIn');
  const problemText = useProblemText();
  const send = useSecondStep(onSignedIn);
  const [isRecovery, setRecovery] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const isOver = send.error !== null && toProblem(send.error).code === 'sign-in-expired';
  return (
    <form
      method="post"
      noValidate
      className="grid gap-4"
      onInput={() => setMissing(false)}
      onSubmit={(event) => {
        event.preventDefault();
        const code = textOf(event.currentTarget, 'code').trim();
        setMissing(code.length < 6);
        if (code.length >= 6) send.mutate({ token, code }, { onError: () => field.current?.select() });
      }}
    >
      {title}
      <TextField
        key={isRecovery ? 'recovery' : 'app'}
        ref={field}
        autoFocus
        label={t(isRecovery ? 'recoveryCode' : 'code')}
        name="code"
        autoComplete={isRecovery ? 'off' : 'one-time-code'}
        inputMode={isRecovery ? 'text' : 'numeric'}
        size="large"
        hint={t(isRecovery ? 'recoveryHint' : 'codeHint')}
        error={isMissing ? t('codeMissing') : undefined}
        aside={
          <button type="button" className="link hit-44" onClick={() => setRecovery(!isRecovery)}>
            {t(isRecovery ? 'useApp' : 'useRecovery')}
          </button>
        }
      />
      {send.isError ? <ErrorLine what={problemText(send.error)} /> : null}
      {isOver ? null : (
        <Button type="submit" variant="filled" size="large" isBusy={send.isPending || send.isSuccess}>
          {send.isPending ? t('submitting') : t('submit')}
        </Button>
      )}
      <Button variant="quiet" onClick={onBack}>
        {t('startAgain')}
      </Button>
    </form>
  );
}
