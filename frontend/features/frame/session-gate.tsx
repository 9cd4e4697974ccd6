'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { lazy, type ReactNode, Suspense, useContext, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { type Ledger, LedgerContext } from '../../lib/ledger.ts';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import { paths } from '../../lib/paths.ts';
import type { Me } from '../../lib/session.ts';
import { WaitingPage } from './waiting-page.tsx';

const FirstLedger = lazy(() => import('./first-ledger.tsx').then((module) => ({ default: module.FirstLedger })));

interface SessionGateProps {
  me: UseQueryResult<Me | null>;
  ledgers: UseQueryResult<Ledger[]>;
  children: ReactNode;
}

/** Shows the page once it is clear who asks and for which ledger; without a session it leads to signing in. */
export function SessionGate({ me, ledgers, children }: SessionGateProps) {
  const t = useTranslations('frame');
  const router = useRouter();
  const ledger = useContext(LedgerContext);
  const isSignedOut = me.data === null;

  useEffect(() => {
    // A page that is shown stays under the form that takes its user back.
    if (!isSignedOut || ledger) return;
    const { pathname, search } = window.location;
    router.replace(paths.signIn({ next: pathname + search }));
  }, [isSignedOut, ledger, router]);

  if (ledger) return children;
  const error = me.error ?? (isSignedOut ? null : ledgers.error);
  if (error) {
    return (
      <div className="p-4 wide:p-8">
        <NotLoaded
          what={t('notLoaded')}
          error={error}
          isBusy={me.isFetching || ledgers.isFetching}
          onRetry={() => Promise.all([me.refetch(), ledgers.refetch()])}
        />
      </div>
    );
  }
  if (me.data && ledgers.data?.length === 0) {
    return (
      <Suspense>
        <FirstLedger />
      </Suspense>
    );
  }
  return <WaitingPage />;
}
