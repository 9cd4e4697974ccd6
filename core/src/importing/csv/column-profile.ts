import { currenciesOfUnit } from '../../money/currencies.ts';
import { parseDecimal } from '../../money/parse-decimal.ts';
import { currencyCode } from './choose-currency.ts';
import { readDateCell } from './date-cell.ts';
import type { Table } from './table.ts';

/** What the cells of one column look like, counted over a sample of the rows. */
export interface ColumnProfile {
  index: number;
  rows: number;
  filled: number;
  dates: number;
  compactDates: number;
  money: number;
  /** Money with a sign or a decimal part, unlike a running number. */
  decimals: number;
  negatives: number;
  /** Money that is zero. */
  zeros: number;
  codes: number;
  /** Cells with at least three letters that are neither dates nor money. */
  texts: number;
  letters: number;
  /** Digits in a row, as accounts and references have them. */
  longNumbers: number;
  /** Distinct values, no more than `distinctLimit` of them, with their counts. */
  values: Map<string, number>;
}

export const distinctLimit = 40;
/** Enough to tell what a column holds; what decides about dates and amounts looks at every row. */
const sampleRows = 1500;

/** Rows of the sample: the first and last ones, and others evenly between. */
export function sampleOf(from: number, to: number): number[] {
  const count = to - from;
  if (count <= sampleRows) return Array.from({ length: count }, (_, i) => from + i);
  const step = count / sampleRows;
  return Array.from({ length: sampleRows }, (_, i) => from + Math.floor(i * step));
}

export function profileColumns(table: Table, rows: readonly number[], width: number): ColumnProfile[] {
  const profiles = Array.from({ length: width }, (_, index) => emptyProfile(index));
  for (const row of rows) {
    const cells = table.cells(row);
    for (const profile of profiles) countCell(profile, cells[profile.index] ?? '');
  }
  return profiles;
}

/** True of a number with at most a sign and a known currency beside it. */
export function looksLikeMoney(text: string): boolean {
  if (text.length > 40 || !/\d/.test(text) || /^[A-Za-z]\d|\d[A-Za-z]\d/.test(text)) return false;
  const number = parseDecimal(text);
  return number?.units.every((unit) => currenciesOfUnit(unit).length > 0) ?? false;
}

/** How large a part of the filled cells has a property; 0 for an empty column. */
export function share(count: number, profile: ColumnProfile): number {
  return profile.filled === 0 ? 0 : count / profile.filled;
}

function emptyProfile(index: number): ColumnProfile {
  return {
    index,
    rows: 0,
    filled: 0,
    dates: 0,
    compactDates: 0,
    money: 0,
    decimals: 0,
    negatives: 0,
    zeros: 0,
    codes: 0,
    texts: 0,
    letters: 0,
    longNumbers: 0,
    values: new Map(),
  };
}

function countCell(profile: ColumnProfile, cell: string): void {
  profile.rows++;
  if (cell === '') return;
  profile.filled++;
  const known = profile.values.get(cell);
  if (known !== undefined) profile.values.set(cell, known + 1);
  else if (profile.values.size < distinctLimit) profile.values.set(cell, 1);
  if (/^\+?\d{7,}$|^[A-Z]{2}\d{2}[A-Z0-9 ]{8,}$/.test(cell)) profile.longNumbers++;
  const date = readDateCell(cell);
  if (date?.isCompact) profile.compactDates++;
  else if (date) {
    profile.dates++;
    return;
  }
  if (looksLikeMoney(cell)) {
    profile.money++;
    if (/[.,]\d{1,3}\D*$|^[-+(]/.test(cell)) profile.decimals++;
    if (/^[^\d]*[-−(]|-\s*\D*$/.test(cell)) profile.negatives++;
    if (!/[1-9]/.test(cell)) profile.zeros++;
    return;
  }
  if (cell.length <= 4 && currencyCode(cell) !== null) profile.codes++;
  else if (/\p{L}{3}|\p{L}\p{L}[ -]/u.test(cell)) profile.texts++;
  profile.letters += cell.length;
}
