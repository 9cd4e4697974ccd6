'use client';

import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import english from '../../messages/en/security.json';
import { Button } from '../../ui/button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Identities } from './identities.tsx';
import { Passkeys } from './passkeys.tsx';
import { TwoFactor } from './two-factor.tsx';

const SecurityEvents = lazy(() =>
  import('./security-events.tsx').then((module) => ({ default: module.SecurityEvents })),
);

/** How one can sign in beside the password, and what happened. It comes after the page, which has enough to bring. */
export function SignInWays() {
  return (
    <FeatureMessages english={english}>
      <TwoFactor />
      <Passkeys />
      <Identities />
      <Events />
    </FeatureMessages>
  );
}

function Events() {
  const t = useTranslations('security');
  const [isShown, setShown] = useState(false);
  return (
    <div className="grid gap-2 border-t border-line pt-4">
      <h3>{t('events')}</h3>
      <p className="text-13 text-ink-2">{t('eventsAbout')}</p>
      <Button className="justify-self-start" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {t(isShown ? 'hideEvents' : 'showEvents')}
      </Button>
      {isShown ? (
        <Suspense fallback={<SkeletonRows rows={3} />}>
          <SecurityEvents />
        </Suspense>
      ) : null}
    </div>
  );
}
