'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { offerStepUp } from '../../lib/step-up.ts';

const StepUpDialog = lazy(() => import('./step-up-dialog.tsx').then((module) => ({ default: module.StepUpDialog })));

/** The question who one is, before what is sensitive; no page needs it at first. */
export function LateStepUp() {
  const [settle, setSettle] = useState<((isProved: boolean) => void) | null>(null);
  useEffect(() => offerStepUp((settleIt) => setSettle(() => settleIt)), []);
  return settle ? (
    <Suspense>
      <StepUpDialog
        onSettled={(isProved) => {
          settle(isProved);
          setSettle(null);
        }}
      />
    </Suspense>
  ) : null;
}
