'use client';

import { lazy, Suspense } from 'react';
import { useConflict } from './edit-conflicts.ts';

const EditConflictDialog = lazy(() =>
  import('./edit-conflict-dialog.tsx').then((module) => ({ default: module.EditConflictDialog })),
);

/** Asks, over whatever page is shown, whose change of a transaction holds. */
export function EditConflict() {
  const conflict = useConflict();
  return conflict ? (
    <Suspense>
      <EditConflictDialog conflict={conflict} />
    </Suspense>
  ) : null;
}
