import type { Payee } from '@expenseai/contracts/payees';
import { useRef, useState } from 'react';

export interface PayeeSelection {
  /** As they are on the list now, or were when they were chosen in another search. */
  payees: readonly Payee[];
  has: (id: string) => boolean;
  /** With `isRange`, all from the last one toggled to this one. */
  toggle: (payee: Payee, isRange?: boolean) => void;
  /** All that are shown, or none. */
  toggleAll: () => void;
  clear: () => void;
}

/** Which payees are chosen. They stay so from one search to the next, for names that are one stand far apart. */
export function usePayeeSelection(shown: readonly Payee[]): PayeeSelection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Payee>>(new Map());
  const anchor = useRef<string | null>(null);
  const latest = new Map(shown.map((payee) => [payee.id, payee]));

  function set(payees: readonly Payee[], isChosen: boolean) {
    setChosen((before) => {
      const next = new Map(before);
      for (const payee of payees) {
        if (isChosen) next.set(payee.id, payee);
        else next.delete(payee.id);
      }
      return next;
    });
  }

  return {
    payees: [...chosen.values()].map((payee) => latest.get(payee.id) ?? payee),
    has: (id) => chosen.has(id),
    toggle: (payee, isRange = false) => {
      const [end, begin] = [payee.id, anchor.current].map((id) => shown.findIndex((other) => other.id === id));
      const isReach = isRange && end !== undefined && begin !== undefined && begin >= 0 && end >= 0;
      const range = isReach ? shown.slice(Math.min(begin, end), Math.max(begin, end) + 1) : [payee];
      set(range, !chosen.has(payee.id));
      anchor.current = payee.id;
    },
    toggleAll: () => set(shown, !shown.every(({ id }) => chosen.has(id))),
    clear: () => setChosen(new Map()),
  };
}
