import type { ImportLine } from '@expenseai/contracts/imports';

/** True of a line that the commit writes, as a new transaction or into one that is there. */
export function isTaken({ action }: Pick<ImportLine, 'action'>): boolean {
  return action === 'add' || action === 'merge';
}

/** What the tick of a line means when it is pressed. */
export function takeAction(line: Pick<ImportLine, 'action' | 'kind'>): 'add' | 'skip' | 'merge' {
  if (isTaken(line)) return 'skip';
  return line.kind === 'matched' ? 'merge' : 'add';
}
