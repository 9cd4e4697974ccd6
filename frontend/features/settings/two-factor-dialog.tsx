'use client';

import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import { toProblem } from '../../lib/problem.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useTwoFactor } from './security-queries.ts';

interface TwoFactorDialogProps {
  /** A new set of codes to show; null to switch the second step on first. */
  codes: readonly string[] | null;
  isOpen: boolean;
  onClose: () => void;
}

/** Scan, enter a first code, keep the recovery codes: these are shown once. */
export function TwoFactorDialog({ codes, isOpen, onClose }: TwoFactorDialogProps) {
  const t = useTranslations('security');
  const tUi = useTranslations('ui');
  const formId = useId();
  const { setUp, enable } = useTwoFactor();
  const shown = codes ?? enable.data?.recoveryCodes;
  const begin = setUp.mutate;
  const isFirst = isOpen && codes === null;
  useEffect(() => {
    if (isFirst) begin(undefined);
  }, [isFirst, begin]);
  const close = () => {
    setUp.reset();
    enable.reset();
    onClose();
  };
  return (
    <Dialog
      title={t(shown ? 'recoveryCodes' : 'switchOnTitle')}
      isOpen={isOpen}
      onClose={close}
      footer={
        shown ? (
          <Button variant="filled" onClick={close}>
            {t('codesKept')}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{tUi('cancel')}</Button>
            <Button type="submit" form={formId} variant="filled" isBusy={enable.isPending}>
              {t('switchOn')}
            </Button>
          </>
        )
      }
    >
      {shown ? <RecoveryCodes codes={shown} /> : <SetUp formId={formId} setUp={setUp} enable={enable} />}
    </Dialog>
  );
}

type Moves = Pick<ReturnType<typeof useTwoFactor>, 'setUp' | 'enable'>;

function SetUp({ formId, setUp, enable }: Moves & { formId: string }) {
  const t = useTranslations('security');
  const tSettings = useTranslations('settings');
  const problemText = useProblemText();
  const field = useRef<HTMLInputElement>(null);
  const [isMissing, setMissing] = useState(false);
  const isWrong = enable.error !== null && toProblem(enable.error).code === 'wrong-code';

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = field.current?.value.trim() ?? '';
    setMissing(code.length < 6);
    if (code.length >= 6) enable.mutate(code, { onError: () => field.current?.select() });
  }

  if (setUp.error) {
    return (
      <NotLoaded
        what={tSettings('notLoaded')}
        error={setUp.error}
        isBusy={setUp.isPending}
        onRetry={() => setUp.mutate()}
      />
    );
  }
  if (!setUp.data) return <SkeletonRows rows={5} />;
  const { secret, uri } = setUp.data;
  return (
    <form
      id={formId}
      method="post"
      noValidate
      className="grid gap-4"
      onSubmit={submit}
      onInput={() => setMissing(false)}
    >
      <p className="text-13 text-ink-2">{t('scan')}</p>
      <QrCode text={uri} label={t('qrCode')} />
      <p className="text-13 text-ink-2">
        {t('byHand')} <code className="text-ink select-all break-all">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <TextField
        ref={field}
        label={t('firstCode')}
        inputMode="numeric"
        autoComplete="one-time-code"
        error={isMissing ? t('codeMissing') : isWrong ? problemText(enable.error) : undefined}
      />
      {enable.error && !isWrong ? <ErrorLine what={problemText(enable.error)} /> : null}
    </form>
  );
}
