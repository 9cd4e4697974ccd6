import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '@expenseai/core/errors';
import { parseStatement } from '@expenseai/core/importing/parse-statement';
import type { Statement } from '@expenseai/core/importing/statement';
import { exponentOf } from '@expenseai/core/money/currencies';

/** One entry of expected.json; sums are decimal strings, money out negative, pending lines left out. */
interface Expected {
  file: string;
  transactions?: number;
  investment_transactions?: number;
  sum?: string;
  first?: string;
  last?: string;
  currency?: string[];
  accounts?: number;
  pending?: number;
  not_counted?: number;
  bad_rows?: number;
  doubtful_rows?: number;
  expect?: string;
}

export interface ImportsResult {
  kind: 'imports';
  files: number;
  right: number;
  /** Files that asked and were right to ask. */
  asked: number;
  wrong: { file: string; differences: string[] }[];
  /** Files of formats that aren't read yet. */
  notYet: string[];
}

const readKinds = new Set(['csv', 'ofx']);
/** The currency that a file gets which names none, unless its expected currency is taken from the account. */
const ledgerCurrency = 'USD';

/** Reads every CSV and OFX file of a folder with `bank-files/expected.json` and compares it with what must come out. */
export function evaluateImports(folder: string): ImportsResult {
  const base = join(folder, 'bank-files');
  const entries = JSON.parse(readFileSync(join(base, 'expected.json'), 'utf8')) as Expected[];
  const result: ImportsResult = { kind: 'imports', files: 0, right: 0, asked: 0, wrong: [], notYet: [] };
  for (const expected of entries) {
    if (!readKinds.has(expected.file.split('/')[0] ?? '')) {
      result.notYet.push(expected.file);
      continue;
    }
    result.files++;
    const differences = compare(expected, join(base, expected.file));
    if (differences.length > 0) result.wrong.push({ file: expected.file, differences });
    else {
      result.right++;
      if (expected.expect === 'ask') result.asked++;
    }
  }
  return result;
}

function compare(expected: Expected, path: string): string[] {
  const statement = read(path, expected);
  if (typeof statement === 'string') {
    const isRefusalRight = (expected.transactions ?? 0) === 0 && (expected.investment_transactions ?? 0) === 0;
    return isRefusalRight || /reject/.test(expected.expect ?? '') ? [] : [`refused: ${statement}`];
  }
  if (expected.expect === 'ask') return statement.questions.length > 0 ? [] : ['nothing was asked'];
  const differences = statement.questions.map((question) => `asked: ${question.field}`);
  const good = statement.lines.filter((line) => line.problems.length === 0);
  const cleared = good.filter((line) => line.status === 'cleared');
  const dates = cleared.flatMap((line) => (line.date === null ? [] : [line.date])).sort();
  const differ = (what: string, is: unknown, should: unknown) => {
    if (should !== undefined && is !== should) differences.push(`${what}: ${is}, expected ${should}`);
  };
  differ('transactions', cleared.length, expected.transactions);
  differ('investment transactions', statement.investmentTransactions, expected.investment_transactions);
  differ('first', dates[0], expected.first);
  differ('last', dates.at(-1), expected.last);
  differ('pending', good.length - cleared.length, expected.pending ?? 0);
  differ('accounts', statement.accounts.length, expected.accounts);
  if (expected.not_counted !== undefined) differ('not counted', statement.notCounted, expected.not_counted);
  if (expected.bad_rows !== undefined || expected.doubtful_rows !== undefined) {
    const bad = (expected.bad_rows ?? 0) + (expected.doubtful_rows ?? 0);
    differ('lines with a problem', statement.lines.length - good.length, bad);
  }
  const sum = sumOf(statement);
  // A bank's amounts with more decimals than the currency has are rounded line by line, half a minor unit each.
  const tolerance = cleared.length * 0.005 + 1e-9;
  if (
    expected.sum !== undefined &&
    Math.abs(sum - Number(expected.sum)) > (hasLongDecimals(expected.sum) ? tolerance : 1e-6)
  ) {
    differences.push(`sum: ${sum}, expected ${expected.sum}`);
  }
  return [...differences, ...currencyDifferences(statement, expected)];
}

function read(path: string, expected: Expected): Statement | string {
  try {
    const defaultCurrency = expected.currency?.[0]?.toUpperCase() ?? ledgerCurrency;
    return parseStatement(readFileSync(path), { fileName: basename(path), defaultCurrency });
  } catch (error) {
    if (error instanceof AppError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

/** Sum of the cleared lines in whole units; several currencies are added as numbers, as expected.json does. */
function sumOf(statement: Statement): number {
  let sum = 0;
  for (const line of statement.lines) {
    if (line.problems.length > 0 || line.status === 'pending' || line.amount === null || line.currency === null)
      continue;
    sum += line.amount / 10 ** exponentOf(line.currency);
  }
  return Math.round(sum * 1e6) / 1e6;
}

function hasLongDecimals(sum: string): boolean {
  return (sum.split('.')[1]?.length ?? 0) > 2;
}

function currencyDifferences(statement: Statement, expected: Expected): string[] {
  if (!expected.currency || expected.currency.length === 0) return [];
  const should = new Set(expected.currency.map((code) => code.toUpperCase()));
  // OFX states the account's currency; single lines may be in another one.
  const stated = statement.format === 'csv' || statement.format === 'tsv' ? statement.lines : statement.accounts;
  const found = new Set(stated.flatMap(({ currency }) => (currency === null ? [] : [currency])));
  const others = [...found].filter((code) => !should.has(code));
  return others.length === 0 ? [] : [`currency: ${others.join(', ')}, expected ${[...should].join(', ')}`];
}
