import { createContext, useSyncExternalStore } from 'react';
import type { RouteResponse } from './api-routes.ts';

interface Ended {
  resumed: Promise<void>;
  resume: () => void;
}

let ended: Ended | null = null;
let handlers = 0;
const listeners = new Set<() => void>();

function set(next: Ended | null): void {
  ended = next;
  for (const listener of listeners) listener();
}

/** Whoever calls it shows the way back into a session that ends; returns the function that stops. */
export function offerReturn(): () => void {
  handlers += 1;
  return () => {
    handlers -= 1;
  };
}

/** The session has ended: settles once somebody is signed in again. Null where the page offers no way back. */
export function untilResumed(): Promise<void> | null {
  if (ended) return ended.resumed;
  if (handlers === 0) return null;
  const { promise, resolve } = Promise.withResolvers<void>();
  set({ resumed: promise, resume: resolve });
  return promise;
}

/** What waits for a session, or null while there is one. */
export function endedSession(): Promise<void> | null {
  return ended?.resumed ?? null;
}

/** There is a session again: what waited for it goes on. */
export function resumeSession(): void {
  ended?.resume();
  set(null);
}

export function useIsSessionEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ended !== null,
    () => false,
  );
}

/** Whose session ended, for the form that takes her back. */
export const EndedUserContext = createContext<RouteResponse<'GET /me'> | null>(null);
