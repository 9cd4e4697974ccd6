'use client';

import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import { useSignInMethods } from '../../lib/sign-in-methods.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorLine, StatusLine } from '../../ui/status-line.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useTwoFactor } from './security-queries.ts';

const TwoFactorDialog = lazy(() =>
  import('./two-factor-dialog.tsx').then((module) => ({ default: module.TwoFactorDialog })),
);

/** The second step of signing in: off, or on with so many recovery codes left. */
export function TwoFactor() {
  const t = useTranslations('security');
  const tSettings = useTranslations('settings');
  const problemText = useProblemText();
  const { data: methods, error: notLoaded, isFetching, refetch } = useSignInMethods();
  const { renew, disable } = useTwoFactor();
  // It stays once it was open, so that closing gives the focus back.
  const [asked, setAsked] = useState<{ codes: readonly string[] | null; isOpen: boolean } | null>(null);
  const error = renew.error ?? disable.error;
  const isOn = methods?.hasTwoFactor === true;
  return (
    <div className="grid gap-2 border-t border-line pt-4">
      <h3>{t('twoFactor')}</h3>
      <p className="text-13 text-ink-2">{t(isOn ? 'twoFactorOn' : 'twoFactorAbout')}</p>
      {isOn ? (
        <StatusLine tone={methods.recoveryCodesLeft > 2 ? 'good' : 'near'}>
          {t('codesLeft', { count: methods.recoveryCodesLeft })}
        </StatusLine>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {isOn ? (
          <>
            <Button
              aria-haspopup="dialog"
              isBusy={renew.isPending}
              onClick={() =>
                renew.mutate(undefined, {
                  onSuccess: ({ recoveryCodes }) => setAsked({ codes: recoveryCodes, isOpen: true }),
                })
              }
            >
              {t('newCodes')}
            </Button>
            <Button
              isBusy={disable.isPending}
              onClick={() => disable.mutate(undefined, { onSuccess: () => showToast({ message: t('twoFactorOff') }) })}
            >
              {t('switchOff')}
            </Button>
          </>
        ) : methods === undefined && notLoaded ? (
          <NotLoaded what={tSettings('notLoaded')} error={notLoaded} isBusy={isFetching} onRetry={refetch} />
        ) : (
          <Button
            aria-haspopup="dialog"
            isBusy={methods === undefined}
            onClick={() => setAsked({ codes: null, isOpen: true })}
          >
            {t('switchOn')}
          </Button>
        )}
      </div>
      {error ? <ErrorLine what={problemText(error)} /> : null}
      {asked ? (
        <Suspense>
          <TwoFactorDialog
            codes={asked.codes}
            isOpen={asked.isOpen}
            onClose={() => setAsked((now) => now && { ...now, isOpen: false })}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
