import type { Import } from '@expenseai/contracts/imports';

/** Something goes on in the background. */
export function isWorking({ status }: Pick<Import, 'status'>): boolean {
  return status === 'parsing' || status === 'committing';
}
