'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { useLedger } from '../../lib/ledger.ts';
import { paths } from '../../lib/paths.ts';
import { useSearchState } from '../../lib/search-state.ts';
import { useMe } from '../../lib/session.ts';
import { isWelcomed, noteWelcomed } from '../../lib/welcomed.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { BringStep } from './bring-step.tsx';
import { CountStep } from './count-step.tsx';
import { useIsEmpty } from './onboarding-queries.ts';
import { PlanStep } from './plan-step.tsx';

/** Three first steps, for who has nothing in the ledger yet and hasn't skipped them. */
export function WelcomePage() {
  const router = useRouter();
  const ledger = useLedger();
  const { data: me } = useMe();
  const userId = me?.id ?? '';
  const { get, set } = useSearchState();
  const step = get('step');
  const [wasWelcomed] = useState(() => isWelcomed(userId));
  const isOwner = ledger.role === 'owner' && !ledger.isDemo;
  const isEmpty = useIsEmpty(!wasWelcomed && isOwner);
  const isWanted = !wasWelcomed && isOwner && isEmpty !== false;

  const leave = useCallback(
    (to: string = paths.home()) => {
      noteWelcomed(userId);
      router.replace(to);
    },
    [userId, router],
  );
  useEffect(() => {
    if (!isWanted) leave();
  }, [isWanted, leave]);

  if (!isWanted || isEmpty === undefined) return <SkeletonRows rows={6} />;
  const go = (next: number) => set({ step: next === 1 ? null : String(next) });
  switch (step) {
    case '3':
      return <BringStep onBack={() => go(2)} onLeave={leave} />;
    case '2':
      return <PlanStep onBack={() => go(1)} onNext={() => go(3)} onSkip={() => leave()} />;
    default:
      return <CountStep onNext={() => go(2)} onSkip={() => leave()} />;
  }
}
