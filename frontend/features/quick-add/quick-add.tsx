'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { type CommandWish, commandBar } from '../../lib/handover.ts';
import { useLedger } from '../../lib/ledger.ts';
import { useUndo } from '../../lib/undo.tsx';
import { hasUnsavedLine } from './kept-line.ts';

const load = () => import('./loaded-bar.tsx').then((module) => ({ default: module.LoadedBar }));
const LoadedBar = lazy(load);

/** Where the command bar appears, on every page; the bar itself comes once the page is there. */
export function QuickAdd() {
  const { id: ledgerId } = useLedger();
  const { undo, dialog } = useUndo();
  const [wish, setWish] = useState<CommandWish | null>(null);
  commandBar.useReceive((next) => {
    // Whoever opened it gets the focus back, since the dialog is made anew each time.
    setWish((now) => now ?? next);
  });

  useEffect(() => {
    // What could not be saved before the session ended comes back by itself.
    if (hasUnsavedLine(ledgerId)) setWish('add');
  }, [ledgerId]);

  useEffect(() => {
    // So that the first key opens it at once. Not in the page's first load; a failed fetch is tried again when wanted.
    const preload = () => void load().catch(() => undefined);
    if (typeof requestIdleCallback !== 'function') {
      const timer = setTimeout(preload, 2_000);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(preload, { timeout: 5_000 });
    return () => cancelIdleCallback(idle);
  }, []);

  return (
    <>
      {wish ? (
        <Suspense>
          <LoadedBar key={ledgerId} wish={wish} onClose={() => setWish(null)} onUndo={undo} />
        </Suspense>
      ) : null}
      {dialog}
    </>
  );
}
