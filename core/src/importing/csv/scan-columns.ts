import type { BalanceProof } from './balance-proof.ts';
import { type ProofRow, proveByBalance } from './balance-proof.ts';
import type { Columns } from './choose-columns.ts';
import type { SignRule } from './choose-sign.ts';
import { DateColumn } from './date-column.ts';
import { chooseMark, countMark, type MarkChoice, type MarkEvidence, noMarkEvidence } from './decimal-mark.ts';
import { type DecimalMark, thousandths } from './money-cell.ts';
import type { Table } from './table.ts';

interface ColumnScan {
  dates: DateColumn[];
  marks: Map<number, MarkChoice>;
  /** Reference columns in which every filled cell differs from every other, and nearly all are filled. */
  uniqueReferences: number[];
}

/** Reads the columns that decide about dates and amounts over every row of the file. */
export function scanColumns(table: Table, firstRow: number, columns: Columns, hasThreeDecimals: boolean): ColumnScan {
  const dates = columns.dates.map((index) => new DateColumn(index));
  const evidence = new Map<number, MarkEvidence>(moneyColumns(columns).map((index) => [index, noMarkEvidence()]));
  const references = columns.references.map((index) => ({ index, seen: new Set<string>(), filled: 0, isId: true }));
  for (let row = firstRow; row < table.length; row++) {
    const cells = table.cells(row);
    for (const date of dates) date.add(cells[date.index] ?? '');
    for (const [index, counts] of evidence) countMark(counts, cells[index] ?? '');
    for (const reference of references) {
      const value = cells[reference.index] ?? '';
      if (value === '' || !reference.isId) continue;
      reference.filled++;
      reference.isId = isIdentifier(value) && !reference.seen.has(value);
      reference.seen.add(value);
    }
  }
  const transactions = dates[0]?.filled ?? 0;
  const uniqueReferences = references
    .filter(({ isId, filled, seen }) => isId && filled >= transactions * 0.95 && filled > 0 && !countsUp(seen))
    .map(({ index }) => index);
  return { dates, marks: chooseMarks(evidence, hasThreeDecimals), uniqueReferences };
}

/** Columns whose cells are numbers. */
export function moneyColumns(columns: Columns): number[] {
  const { amount, debit, credit, fee, balance, originalAmount, unexplained } = columns;
  return [...new Set([amount, debit, credit, fee, balance, originalAmount, ...unexplained])].filter((i) => i !== -1);
}

function chooseMarks(evidence: Map<number, MarkEvidence>, hasThreeDecimals: boolean): Map<number, MarkChoice> {
  const file = noMarkEvidence();
  for (const own of evidence.values()) {
    file.dot += own.dot;
    file.comma += own.comma;
  }
  return new Map([...evidence].map(([index, own]) => [index, chooseMark(own, file, hasThreeDecimals)]));
}

/** A bank's id: one word with a digit in it. */
function isIdentifier(value: string): boolean {
  return value.length >= 4 && value.length <= 128 && /\d/.test(value) && /^[\w.:/+=|#-]+$/.test(value);
}

/** 1, 2, 3 …, which another export of the same account would give to other rows. */
function countsUp(seen: ReadonlySet<string>): boolean {
  const values = [...seen].slice(0, 50).map(Number);
  if (values.length < 2 || values.some((value) => !Number.isSafeInteger(value) || value > 1_000_000)) return false;
  const step = (values[1] ?? 0) - (values[0] ?? 0);
  return Math.abs(step) === 1 && values.every((value, i) => i === 0 || value - (values[i - 1] ?? 0) === step);
}

/** The running balance against the amounts as the sign rule reads them, over every row. */
export function proveColumns(
  table: Table,
  firstRow: number,
  columns: Columns,
  marks: ReadonlyMap<number, DecimalMark>,
  sign: SignRule,
  accountColumn: number,
): BalanceProof | null {
  if (columns.balance === -1) return null;
  return proveByBalance(proofRows(table, firstRow, columns, marks, sign, accountColumn));
}

function* proofRows(
  table: Table,
  firstRow: number,
  columns: Columns,
  marks: ReadonlyMap<number, DecimalMark>,
  sign: SignRule,
  accountColumn: number,
): Generator<ProofRow> {
  const row: ProofRow = { amount: 0, fee: 0, balance: 0, account: '' };
  for (let i = firstRow; i < table.length; i++) {
    const cells = table.cells(i);
    const read = (column: number) => {
      return column === -1 ? Number.NaN : thousandths(cells[column] ?? '', marks.get(column) ?? '.');
    };
    row.balance = read(columns.balance);
    row.fee = read(columns.fee);
    row.account = accountColumn === -1 ? '' : (cells[accountColumn] ?? '');
    row.amount = rawAmount(cells, columns, sign, read);
    yield row;
  }
}

/** Thousandths, negative where the rule can tell that money went out. */
function rawAmount(
  cells: readonly string[],
  columns: Columns,
  sign: SignRule,
  read: (column: number) => number,
): number {
  if (sign.mode === 'sides') {
    const debit = read(columns.debit);
    const credit = read(columns.credit);
    if (Number.isNaN(debit) && Number.isNaN(credit)) return Number.NaN;
    return (credit || 0) * sign.creditFactor - (debit || 0) * sign.debitFactor;
  }
  const amount = read(columns.amount);
  if (sign.mode !== 'flag') return amount;
  const flag = cells[sign.column] ?? '';
  const direction = flag === '' ? sign.blank : sign.directions.get(flag);
  return direction === 'out' ? -amount : amount;
}
