'use client';

import { lazy, Suspense } from 'react';

const SignInAgain = lazy(() => import('./sign-in-again.tsx').then((module) => ({ default: module.SignInAgain })));

/** The form for a session that ended; no page needs it at first. */
export function LateSignInAgain() {
  return (
    <Suspense>
      <SignInAgain />
    </Suspense>
  );
}
