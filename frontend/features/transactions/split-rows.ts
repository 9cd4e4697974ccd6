import { allocate, splitEqually } from '@expenseai/core/money/allocate';
import { type Amount, amount, sum } from '@expenseai/core/money/amount';
import { evaluateAmount } from '@expenseai/core/money/evaluate';

/** A share as it is typed. */
export interface SplitRow {
  key: string;
  categoryId: string | null;
  notes: string;
  /** `12.50`, `12.50+3`, `40 %`; the last row's is ignored, since it takes what is left. */
  text: string;
}

export interface SplitTotal {
  total: Amount;
  currency: string;
  decimalMark: '.' | ',';
}

/**
 * What a typed share comes to, with the sign of the whole; null for a text that is no amount. A share with a minus
 * goes against the whole, such as a deposit that came back.
 */
export function shareOf(text: string, { total, currency, decimalMark }: SplitTotal): Amount | null {
  const percent = /^\s*(\d{1,3}(?:[.,]\d{1,4})?)\s*%\s*$/.exec(text)?.[1];
  if (percent !== undefined) {
    const share = Number(percent.replace(',', '.'));
    return share > 100 ? null : (allocate(total, [share, 100 - share])[0] ?? null);
  }
  const value = evaluateAmount(text, currency, { decimalMark });
  return value === null ? null : amount(total < 0 ? -value : value);
}

export interface Balance {
  /** Of each row in order; the last has what the others leave. Null for one that can't be read. */
  amounts: (Amount | null)[];
  /** What the others leave to the last row, empty ones taken for nothing; null while one of them can't be read. */
  left: Amount | null;
  /** More was given away than there is. */
  isOver: boolean;
  canSave: boolean;
}

/** The shares of rows, which always come to the whole: the last row takes what is left. */
export function balanceOf(rows: readonly SplitRow[], whole: SplitTotal): Balance {
  const others = rows.slice(0, -1);
  const typed = others.map(({ text }) => shareOf(text, whole));
  const isReadable = others.every(({ text }, index) => text.trim() === '' || typed[index] !== null);
  const given = sum(typed.filter((share) => share !== null));
  const left = isReadable ? sum([whole.total, amount(-given)]) : null;
  const isOver = left !== null && left !== 0 && Math.sign(left) !== Math.sign(whole.total);
  return {
    amounts: [...typed, left],
    left,
    isOver,
    canSave: left !== null && !isOver && left !== 0 && typed.every((share) => share !== null && share !== 0),
  };
}

/** The texts of rows that share the whole equally, the odd cents with the first. */
export function equalTexts(
  rows: readonly SplitRow[],
  { total }: SplitTotal,
  write: (share: Amount) => string,
): string[] {
  const size = amount(Math.abs(total));
  return splitEqually(size, rows.length).map(write);
}
