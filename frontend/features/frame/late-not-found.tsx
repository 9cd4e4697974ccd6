'use client';

import { lazy, Suspense } from 'react';

const NotFound = lazy(() => import('./not-found.tsx').then((module) => ({ default: module.NotFound })));

/** Next brings it along with every page, which hardly any will show. */
export function LateNotFound() {
  return (
    <Suspense>
      <NotFound />
    </Suspense>
  );
}
