import { readStored, writeStored } from '../../lib/browser-storage.ts';

const key = (ledgerId: string) => `expenseai.unfinished.${ledgerId}`;

/** True if this browser left imports of the ledger unfinished, so that a reload finds them again. */
export function hasUnfinishedHint(ledgerId: string): boolean {
  return readStored(key(ledgerId)) === 'yes';
}

export function noteUnfinished(ledgerId: string, isUnfinished: boolean): void {
  if (hasUnfinishedHint(ledgerId) !== isUnfinished) writeStored(key(ledgerId), isUnfinished ? 'yes' : '');
}
