import { useSyncExternalStore } from 'react';
import { writeStored } from '../../lib/browser-storage.ts';

/** public/boot.js sets `data-rail` from it before the first paint. */
const key = 'expenseai.rail';
const listeners = new Set<() => void>();

function isCollapsed(): boolean {
  return document.documentElement.dataset.rail === 'collapsed';
}

export function toggleRail(): void {
  const next = isCollapsed() ? 'open' : 'collapsed';
  document.documentElement.dataset.rail = next;
  writeStored(key, next);
  for (const listener of listeners) listener();
}

/** Whether only the icons show; the look itself hangs on `data-rail`, so that it is right at the first paint. */
export function useIsRailCollapsed(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isCollapsed,
    () => false,
  );
}
