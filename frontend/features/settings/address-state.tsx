'use client';

import { useTranslations } from 'use-intl';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import type { Me } from '../../lib/session.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { useResendVerification } from '../../lib/use-resend-verification.ts';
import english from '../../messages/en/address.json';
import { ErrorLine } from '../../ui/status-line.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useChangeEmail } from './address-queries.ts';

/** That an address still has to be verified. It comes after the page: most people's is. */
export function AddressState({ me }: { me: Me }) {
  return (
    <FeatureMessages english={english}>
      <NotVerified me={me} />
    </FeatureMessages>
  );
}

function NotVerified({ me: { email, pendingEmail } }: { me: Me }) {
  const t = useTranslations('address');
  const problemText = useProblemText();
  const resend = useResendVerification();
  const change = useChangeEmail();
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap gap-x-3 text-13 text-ink-2">
        {pendingEmail === null ? t('notVerified') : t('pending', { email: pendingEmail })}
        <button
          type="button"
          className="link hit-44"
          disabled={resend.isPending}
          onClick={() =>
            resend.mutate(undefined, {
              onSuccess: () => showToast({ message: t('sent', { email: pendingEmail ?? email }) }),
            })
          }
        >
          {t('sendAgain')}
        </button>
        {pendingEmail === null ? null : (
          <button
            type="button"
            className="link hit-44"
            disabled={change.isPending}
            onClick={() => change.mutate(email, { onSuccess: () => showToast({ message: t('kept', { email }) }) })}
          >
            {t('keep')}
          </button>
        )}
      </p>
      {change.error ? <ErrorLine what={problemText(change.error)} /> : null}
    </div>
  );
}
