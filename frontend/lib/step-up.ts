import { useSyncExternalStore } from 'react';

interface Asked {
  proved: Promise<boolean>;
  settle: (isProved: boolean) => void;
}

let asked: Asked | null = null;
let offers = 0;
const listeners = new Set<() => void>();

function set(next: Asked | null): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** Whoever calls it shows the dialog; returns the function that stops. */
export function offerStepUp(): () => void {
  offers += 1;
  return () => {
    offers -= 1;
  };
}

/** Asks the person to prove who they are: true once they have, false where they would not, or nobody can ask. */
export function untilProved(): Promise<boolean> {
  if (offers === 0) return Promise.resolve(false);
  if (!asked) {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    set({ proved: promise, settle: resolve });
    return promise;
  }
  return asked.proved;
}

/** The person has proved it, or has closed the dialog: what waited for it goes on. */
export function settleStepUp(isProved: boolean): void {
  asked?.settle(isProved);
  set(null);
}

export function useIsStepUpAsked(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked !== null,
    () => false,
  );
}
