'use client';

import { lazy, Suspense, useState } from 'react';
import { makeHandover } from '../../lib/handover.ts';

const ShortcutsList = lazy(() => import('./shortcuts-list.tsx').then((module) => ({ default: module.ShortcutsList })));

const opening = makeHandover<true>();

/** Opens the sheet, from the key or the profile's menu. */
export function openShortcuts(): void {
  opening.offer(true);
}

/** The sheet of keys; it comes when it is first wanted, and stays. */
export function ShortcutsSheet() {
  const [isOpen, setOpen] = useState<boolean | null>(null);
  opening.useReceive(() => setOpen(true));
  if (isOpen === null) return null;
  return (
    <Suspense>
      <ShortcutsList isOpen={isOpen} onClose={() => setOpen(false)} />
    </Suspense>
  );
}
