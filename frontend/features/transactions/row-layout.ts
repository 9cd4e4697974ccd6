import type { Transaction } from '@expenseai/contracts/transactions';

/** The narrowest width in which every amount of the list stands whole, so that no row's decimals move. */
export function amountColumn(items: readonly Transaction[]): string {
  const longest = items.reduce((size, { amount }) => Math.max(size, String(amount).length), 0);
  if (longest <= 7) return 'w-25';
  return longest <= 10 ? 'w-32' : 'w-44';
}

/** The cell that gives the row its height. */
export const rowCellClass = 'h-row px-2 whitespace-nowrap max-wide:h-13';

export const rowHeights = { phone: 52, touch: 44, desk: 36 } as const;

/** The id of a row's element, to give it the focus. */
export function rowId(transactionId: string): string {
  return `transaction-${transactionId}`;
}

/** Gives the focus to a row, once it is drawn. */
export function focusRow(id: string): void {
  requestAnimationFrame(() => document.getElementById(rowId(id))?.focus({ preventScroll: true }));
}
