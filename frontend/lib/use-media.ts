import { useCallback, useSyncExternalStore } from 'react';

/** As in ui/tokens.css. */
export const media = {
  phone: '(max-width: 760px)',
  touch: '(max-width: 760px), (pointer: coarse)',
  desk: '(min-width: 1181px)',
  /** Where a panel beside a list of six columns leaves the list room for them. */
  roomy: '(min-width: 1361px)',
  /** From just before the page goes to a printer until just after. */
  print: 'print',
} as const;

/** Whether the window is of that kind now; false while the exported page is taken over. */
export function useMedia(kind: keyof typeof media): boolean {
  const query = media[kind];
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => false,
  );
}
