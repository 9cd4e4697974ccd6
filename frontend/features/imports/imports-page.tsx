'use client';

import { lazy, Suspense, useEffect, useRef } from 'react';
import { useImportParams } from './import-params.ts';
import { ImportStart } from './import-start.tsx';
import { useArrivals } from './use-uploads.ts';

const ImportView = lazy(() => import('./import-view.tsx').then((module) => ({ default: module.ImportView })));

/** The list of imports with the way to a new one; or the import that is open. */
export function ImportsPage() {
  const { id, open } = useImportParams();
  // At once, while the address follows a moment later: of several files the first is opened, the others wait in the list.
  const shown = useRef(id);
  useEffect(() => {
    shown.current = id;
  }, [id]);
  useArrivals((arrivedId) => {
    if (shown.current !== null) return;
    shown.current = arrivedId;
    open(arrivedId);
  });
  return id === null ? (
    <ImportStart />
  ) : (
    <Suspense>
      <ImportView key={id} id={id} />
    </Suspense>
  );
}
