import type { Transaction } from '@expenseai/contracts/transactions';
import { useSyncExternalStore } from 'react';
import type { TransactionEdit } from './transaction-edit.ts';

/** A change that met somebody else's: nothing of it was written yet. */
export interface EditConflict extends TransactionEdit {
  theirs: Transaction;
  /** Those of the edit's fields that both changed. */
  fields: readonly PropertyKey[];
}

// Beside the pages, since one may have gone on to another before the server has answered.
let conflicts: readonly EditConflict[] = [];
const listeners = new Set<() => void>();

function set(next: readonly EditConflict[]): void {
  conflicts = next;
  for (const listener of listeners) listener();
}

/** Has the person asked whose change holds. */
export function raiseConflict(conflict: EditConflict): void {
  set([...conflicts, conflict]);
}

/** It is decided. */
export function settleConflict(conflict: EditConflict): void {
  set(conflicts.filter((other) => other !== conflict));
}

/** The oldest that waits for a decision. */
export function useConflict(): EditConflict | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => conflicts[0],
    () => undefined,
  );
}
