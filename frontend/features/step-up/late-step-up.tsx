'use client';

import { lazy, Suspense, useEffect } from 'react';
import { offerStepUp, useIsStepUpAsked } from '../../lib/step-up.ts';

const StepUpDialog = lazy(() => import('./step-up-dialog.tsx').then((module) => ({ default: module.StepUpDialog })));

/** The question who one is, before what is sensitive; no page needs it at first. */
export function LateStepUp() {
  const isAsked = useIsStepUpAsked();
  useEffect(() => offerStepUp(), []);
  return isAsked ? (
    <Suspense>
      <StepUpDialog />
    </Suspense>
  ) : null;
}
