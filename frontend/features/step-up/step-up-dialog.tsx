'use client';

import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { type SubmitEvent, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/api.ts';
import type { RouteBody } from '../../lib/api-routes.ts';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import { isPasskeyCancelled, provePasskey } from '../../lib/passkeys.ts';
import { toProblem } from '../../lib/problem.ts';
import { useMe } from '../../lib/session.ts';
import { useSignInMethods } from '../../lib/sign-in-methods.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import english from '../../messages/en/step-up.json';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Proof = RouteBody<'POST /auth/step-up'>;

/** Asks for password, code or passkey; what waited for it is then sent again as it was. */
export function StepUpDialog({ onSettled }: { onSettled: (isProved: boolean) => void }) {
  return (
    <FeatureMessages english={english}>
      <Asking onSettled={onSettled} />
    </FeatureMessages>
  );
}

function Asking({ onSettled }: { onSettled: (isProved: boolean) => void }) {
  const t = useTranslations('stepUp');
  const problemText = useProblemText();
  const { data: methods, error } = useSignInMethods();
  const prove = useMutation({
    meta: { isErrorInline: true },
    mutationFn: async (proof: Proof | 'passkey') => {
      const body = proof === 'passkey' ? { credential: await provePasskey() } : proof;
      await call('POST /auth/step-up', { body });
    },
    onSuccess: () => onSettled(true),
  });
  return (
    <Dialog title={t('title')} isOpen onClose={() => onSettled(false)}>
      <div className="grid gap-4">
        <p className="text-13 text-ink-2">{t('why')}</p>
        {methods ? (
          <Ways methods={methods} prove={prove} />
        ) : error ? (
          <ErrorLine what={problemText(error)} />
        ) : (
          <SkeletonRows rows={2} />
        )}
      </div>
    </Dialog>
  );
}

interface WaysProps {
  methods: NonNullable<ReturnType<typeof useSignInMethods>['data']>;
  prove: ReturnType<typeof useMutation<void, Error, Proof | 'passkey'>>;
}

function Ways({ methods, prove }: WaysProps) {
  const t = useTranslations('stepUp');
  const problemText = useProblemText();
  const { data: me } = useMe();
  const formId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [isByCode, setByCode] = useState(!methods.hasPassword);
  const [isMissing, setMissing] = useState(false);
  const hasField = methods.hasPassword || methods.hasTwoFactor;

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = field.current?.value ?? '';
    setMissing(text === '');
    if (text === '') return;
    prove.mutate(isByCode ? { code: text } : { password: text }, { onError: () => field.current?.select() });
  }

  const other =
    methods.hasPassword && methods.hasTwoFactor ? (
      <button type="button" className="link hit-44" onClick={() => setByCode(!isByCode)}>
        {t(isByCode ? 'usePassword' : 'useCode')}
      </button>
    ) : undefined;
  const code = prove.error && toProblem(prove.error).code;
  const isWrong = code === 'wrong-credentials' || code === 'wrong-code';
  const isShown = prove.error && !isWrong && !isPasskeyCancelled(prove.error);
  const fault = isMissing ? t('missing') : isWrong ? t(isByCode ? 'wrongCode' : 'wrongPassword') : undefined;
  return (
    <>
      {hasField ? (
        <form
          id={formId}
          method="post"
          noValidate
          className="grid gap-4"
          onSubmit={submit}
          onInput={() => {
            setMissing(false);
            if (prove.isError) prove.reset();
          }}
        >
          <input type="text" autoComplete="username" value={me?.email ?? ''} readOnly hidden />
          {isByCode ? (
            <TextField
              ref={field}
              label={t('code')}
              autoComplete="one-time-code"
              autoFocus
              error={fault}
              aside={other}
            />
          ) : (
            <PasswordField
              ref={field}
              label={t('password')}
              autoComplete="current-password"
              autoFocus
              error={fault}
              aside={other}
            />
          )}
        </form>
      ) : null}
      {isShown ? <ErrorLine what={problemText(prove.error)} /> : null}
      {hasField || methods.passkeys > 0 ? null : <p>{t('signInAgain')}</p>}
      <div className="flex flex-wrap justify-end gap-2">
        {methods.passkeys > 0 ? (
          <Button icon={<KeyRound aria-hidden="true" />} onClick={() => prove.mutate('passkey')}>
            {t('usePasskey')}
          </Button>
        ) : null}
        {hasField ? (
          <Button type="submit" form={formId} variant="filled" isBusy={prove.isPending}>
            {t('confirm')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
