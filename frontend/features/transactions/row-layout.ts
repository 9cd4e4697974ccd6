import type { Transaction } from '@expenseai/contracts/transactions';

interface ListLayout {
  /** Says no more of a date than the lines leave open: the month where they are of several, the year likewise. */
  dateLook: 'row' | 'short' | 'medium';
  /** The narrowest in which every amount stands whole, so that no row's decimals move. */
  amountWidth: string;
}

/** What the lines as a whole decide about each row. */
export function layoutOf(items: readonly Transaction[]): ListLayout {
  const [newest, oldest] = [items[0]?.date ?? '', items.at(-1)?.date ?? ''];
  const isOneMonth = newest.slice(0, 7) === oldest.slice(0, 7);
  const isOneYear = newest.slice(0, 4) === oldest.slice(0, 4);
  const digits = items.reduce((most, { amount }) => Math.max(most, String(amount).length), 0);
  return {
    dateLook: isOneMonth ? 'row' : isOneYear ? 'short' : 'medium',
    amountWidth: digits <= 7 ? 'w-25' : digits <= 10 ? 'w-32' : 'w-44',
  };
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
