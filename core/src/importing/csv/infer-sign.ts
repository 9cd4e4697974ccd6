import type { BalanceProof } from './balance-proof.ts';
import type { Columns } from './choose-columns.ts';
import { chooseSign, type FlagRule, findFlag, type SignChoice, type SignRule, type SignSample } from './choose-sign.ts';
import type { ColumnProfile } from './column-profile.ts';
import { type DecimalMark, readMoney, thousandths } from './money-cell.ts';
import type { Table } from './table.ts';

export interface SignContext {
  table: Table;
  /** Rows of the sample. */
  rows: readonly number[];
  columns: Columns;
  profiles: readonly ColumnProfile[];
  hasHeader: boolean;
  marks: ReadonlyMap<number, DecimalMark>;
  /** Header, preamble and file name, in which a card may be named. */
  surroundings: string;
  accountColumn: number;
}

const cardWords =
  /card ?member|card ?holder|karteninhaber|kaarthouder|kredietkaart|kreditkart|credit ?card|creditcard|carte (?:de cr[eé]dit|bancaire|visa)|tarjeta|mastercard|\bvisa\b|\bamex\b|american express|kredittkort|kreditkort|luottokortti|cart[aã]o|fatura|carta di credito|karta kredytowa|kreditn[ií] karta|statement_?cc|_cc_|parcela/i;

/** How a row's direction is written, before the balance has been looked at: columns of their own, a flag, or a sign. */
export function signRuleByColumns(context: SignContext): SignRule {
  const { columns, profiles } = context;
  const amount = profiles[columns.amount];
  const hasSides = columns.debit !== -1 || columns.credit !== -1;
  const sidesFilled = [columns.debit, columns.credit].some((column) => (profiles[column]?.filled ?? 0) > 0);
  const isSigned = amount !== undefined && amount.negatives > 0;
  if (hasSides && !isSigned && (sidesFilled || columns.amount === -1)) return sidesRule(profiles, columns);
  if (amount === undefined) return { mode: 'signed', factor: 1 };
  const flags = flagCandidates(context);
  const flag = findFlag(flags, (index) => index === columns.flag);
  if (flag === null) return { mode: 'signed', factor: 1 };
  return isSigned && !flagContradictsSigns(context, flag) ? { mode: 'signed', factor: 1 } : flag;
}

/** The whole choice for a file whose amounts stand in one column and carry their sign or none. */
export function signOfAmounts(context: SignContext, proof: BalanceProof | null): SignChoice {
  const { columns, profiles, hasHeader } = context;
  const next = profiles[columns.amount + 1];
  return chooseSign(samplesOf(context), {
    proof,
    isBookkeeping: columns.check !== -1 || context.accountColumn !== -1 || columns.accountName !== -1,
    isCard: cardWords.test(context.surroundings),
    hasEmptyCredit: !hasHeader && next !== undefined && next.filled === 0,
  });
}

function flagCandidates({ columns, profiles }: SignContext): ColumnProfile[] {
  const taken = new Set([columns.amount, columns.balance, columns.fee, columns.payee, ...columns.dates]);
  const order = [columns.flag, columns.kind, ...profiles.map((profile) => profile.index)];
  const candidates: ColumnProfile[] = [];
  for (const index of new Set(order)) {
    const profile = profiles[index];
    if (!profile || taken.has(index) || index === columns.category || index === columns.state) continue;
    const isNamed = index === columns.flag || index === columns.kind;
    if (isNamed || profile.values.size <= 8) candidates.push(profile);
  }
  return candidates;
}

/** Amounts below zero beside a flag: the flag rules only where positive amounts are flagged as money out. */
function flagContradictsSigns(context: SignContext, flag: FlagRule): boolean {
  const { table, rows, columns, marks } = context;
  let positive = 0;
  let flaggedOut = 0;
  for (const row of rows) {
    const cells = table.cells(row);
    const value = thousandths(cells[columns.amount] ?? '', marks.get(columns.amount) ?? '.');
    if (!(value > 0)) continue;
    positive++;
    if (flag.directions.get(cells[flag.column] ?? '') === 'out') flaggedOut++;
  }
  const negatives = context.profiles[columns.amount]?.negatives ?? 0;
  return positive > 0 && flaggedOut > positive * 0.3 && negatives < positive * 0.2 && flag.column === columns.flag;
}

function sidesRule(profiles: readonly ColumnProfile[], columns: Columns): SignRule {
  const factorOf = (column: number): 1 | -1 => {
    const profile = profiles[column];
    if (!profile) return 1;
    return profile.negatives > (profile.money - profile.zeros) / 2 ? -1 : 1;
  };
  return { mode: 'sides', debitFactor: factorOf(columns.debit), creditFactor: factorOf(columns.credit) };
}

function samplesOf(context: SignContext): SignSample[] {
  const { table, rows, columns, marks } = context;
  const mark = marks.get(columns.amount) ?? '.';
  const samples: SignSample[] = [];
  const textColumns = [columns.payee, columns.kind, ...columns.descriptors, columns.notes].filter((i) => i !== -1);
  for (const row of rows) {
    const cells = table.cells(row);
    const cell = cells[columns.amount] ?? '';
    const amount = thousandths(cell, mark);
    if (Number.isNaN(amount)) continue;
    const isWritten = !/^[\d.,-]*$/.test(cell);
    const isMarkedIn = isWritten && amount > 0 && readMoney(cell, mark)?.isSigned === true;
    const text = textColumns.map((column) => cells[column] ?? '').join(' ');
    samples.push({ amount, isMarkedIn, text });
  }
  return samples;
}

/** Two money columns of which each row fills one: money out and money in, in a file without header words. */
export function findSides(
  table: Table,
  rows: readonly number[],
  candidates: readonly number[],
  profiles: readonly ColumnProfile[],
): { debit: number; credit: number } | null {
  for (const [i, left] of candidates.entries()) {
    for (const right of candidates.slice(i + 1)) {
      let one = 0;
      let other = 0;
      for (const row of rows) {
        const cells = table.cells(row);
        const a = hasValue(cells[left] ?? '');
        const b = hasValue(cells[right] ?? '');
        if (a && !b) one++;
        if (b && !a) other++;
      }
      const filled = Math.max(profiles[left]?.filled ?? 0, profiles[right]?.filled ?? 0);
      if (one + other < filled || one === 0 || other === 0) continue;
      // People spend more often than they are paid.
      return one >= other ? { debit: left, credit: right } : { debit: right, credit: left };
    }
  }
  return null;
}

function hasValue(cell: string): boolean {
  return /[1-9]/.test(cell);
}
