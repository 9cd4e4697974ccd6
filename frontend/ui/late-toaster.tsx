'use client';

import { lazy, Suspense } from 'react';

const Toaster = lazy(() => import('./toaster.tsx').then((module) => ({ default: module.Toaster })));

/** The toaster, a moment after the page: no page says something at once. What is said meanwhile waits for it. */
export function LateToaster() {
  return (
    <Suspense>
      <Toaster />
    </Suspense>
  );
}
