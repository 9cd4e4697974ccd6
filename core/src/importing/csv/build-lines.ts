import type { PlainDate } from '../../calendar/plain-date.ts';
import type { Amount } from '../../money/amount.ts';
import { currencyOf, exponentOf } from '../../money/currencies.ts';
import { cleanText, limitText } from '../clean-text.ts';
import { type LineProblem, lineProblems } from '../line-problems.ts';
import type { StatementLine } from '../statement.ts';
import { currencyCode } from './choose-currency.ts';
import { type DateCell, type DateOrder, dateUnder, readDateCell } from './date-cell.ts';
import { minorUnits, readMoney } from './money-cell.ts';
import type { CellOf, Plan } from './plan.ts';
import { amountOf, type RowAmount } from './row-amount.ts';
import {
  isBalanceText,
  isClosingBalance,
  isPending,
  isSummaryText,
  isTotalText,
  isTurnoverText,
  isVoided,
} from './row-words.ts';

export type RowReading =
  | { kind: 'line'; line: StatementLine }
  /** Text that belongs to the line before. */
  | { kind: 'continuation'; text: string }
  | { kind: 'balance'; date: PlainDate | null; amount: Amount | null; isClosing: boolean; accountKey: string }
  /** Neither date nor amount, but something where the date should be: a footer, or a broken row among others. */
  | { kind: 'stray'; line: StatementLine }
  | { kind: 'notCounted' };

/** Reads rows under one plan; built once a file, so that what is the same for every row is looked up once. */
export function rowReader(plan: Plan): (cells: readonly string[], row: number) => RowReading {
  const { columns } = plan;
  const fileExponent = exponentOf(plan.currency);
  const mainDateColumn = columns.dates[0] ?? -1;
  // Rows of a day follow one another: its cell is read once.
  let lastText = '';
  let lastCell: DateCell | null = null;
  let lastDate: PlainDate | null = null;

  const isDate = (text: string): boolean => {
    if (text !== lastText) {
      lastText = text;
      lastCell = text === '' ? null : readDateCell(text);
      lastDate = lastCell === null ? null : dateUnder(lastCell, plan.order);
    }
    return lastCell !== null;
  };
  const dateOf = (text: string): PlainDate | null => (isDate(text) ? lastDate : null);

  return (cells, row) => {
    const cell = (column: number) => (column === -1 ? '' : (cells[column] ?? ''));
    const mainDateText = cell(mainDateColumn);
    const dateColumn = isDate(mainDateText) ? mainDateColumn : columns.dates.find((column) => isDate(cell(column)));
    const date = dateColumn === undefined ? null : dateOf(cell(dateColumn));
    const currency = currencyOfRow(cell(plan.currencyColumn), plan.currency);
    const exponent = currency === plan.currency ? fileExponent : exponentOf(currency);
    const money = amountOf(cell, plan, exponent);
    const text = joinTexts(plan.descriptorColumns, cells);

    if (date === null && money.isEmpty) return rowWithoutValues(cells, plan, text, mainDateText, row);
    const accountKey = cleanText(withoutMarker(cell(plan.accountColumn)));
    const state = cell(columns.state);
    const balance = balanceOf(cell, plan, exponent);
    const isMainDate = dateColumn === mainDateColumn;
    const summary = [text, cell(plan.payeeColumn), isMainDate ? '' : mainDateText].find(isSummaryText);
    if (summary !== undefined) {
      if (isTurnoverText(summary)) return { kind: 'notCounted' };
      if (money.isEmpty || balance === null || money.amount === balance) {
        const amount = balance ?? money.amount;
        return { kind: 'balance', date, amount, isClosing: isClosingBalance(summary), accountKey };
      }
    }
    if (state !== '' && isVoided(state)) return { kind: 'notCounted' };
    // A row that states a balance and no amount (a fund's conversion at no cost) moved nothing.
    if (money.isEmpty && balance !== null) return { kind: 'notCounted' };
    if (dateColumn === undefined && cells.some(isTotalText)) return { kind: 'notCounted' };
    const isOpen = (state !== '' && isPending(state)) || (!isMainDate && isPending(mainDateText));
    const problems = problemsOf(
      date,
      dateColumn === undefined ? mainDateText : cell(dateColumn),
      money,
      isOpen,
      cells,
      plan,
    );
    const payeeText = cleanText(payeeOf(cell, plan, money.amount));
    const descriptor = limitText(
      cleanText(text) || payeeText || cleanText(cell(columns.kind) || cell(columns.category)),
    );
    const original = originalOf(cell, plan, currency, money.amount);
    const line: StatementLine = {
      n: 0,
      row,
      date,
      amount: money.amount,
      currency,
      descriptor,
      payee: payeeText === '' ? null : limitText(payeeText),
      notes: textOrNull(cell(plan.notesColumn)),
      externalId: textOrNull(cell(plan.idColumn)),
      status: isOpen ? 'pending' : 'cleared',
      balance,
      category: textOrNull(cell(plan.categoryColumn)),
      original,
      accountKey,
      problems,
    };
    return { kind: 'line', line };
  };
}

function rowWithoutValues(
  cells: readonly string[],
  plan: Plan,
  text: string,
  dateText: string,
  row: number,
): RowReading {
  if (dateText === '') {
    const first = cells.findIndex((value) => value !== '');
    if (text === '' || !plan.descriptorColumns.includes(first) || isTotalText(text) || isBalanceText(text))
      return { kind: 'notCounted' };
    return { kind: 'continuation', text: cleanText(text) };
  }
  if (isTotalText(dateText) || isBalanceText(dateText)) return { kind: 'notCounted' };
  const problem = lineProblems.make('neither-date-nor-amount', { text: dateText.slice(0, 60) });
  return { kind: 'stray', line: emptyLine(row, limitText(cleanText(text || dateText)), problem, plan.currency) };
}

function emptyLine(row: number, descriptor: string, problem: LineProblem, currency: string | null): StatementLine {
  return {
    n: 0,
    row,
    date: null,
    amount: null,
    currency,
    descriptor,
    payee: null,
    notes: null,
    externalId: null,
    status: 'cleared',
    balance: null,
    category: null,
    original: null,
    accountKey: '',
    problems: [problem],
  };
}

function problemsOf(
  date: PlainDate | null,
  dateText: string,
  money: RowAmount,
  isOpen: boolean,
  cells: readonly string[],
  plan: Plan,
): readonly LineProblem[] {
  if (plan.hasNul && cells.some((value) => value.includes('\u0000'))) return [lineProblems.make('nul-character')];
  const problems: LineProblem[] = [];
  if (date === null && !(isOpen && !/\d/.test(dateText))) problems.push(dateProblem(dateText, plan.order));
  if (money.garbled !== null) problems.push(lineProblems.make('not-an-amount', { text: money.garbled.slice(0, 40) }));
  else if (money.isEmpty) problems.push(lineProblems.make('no-amount'));
  else if (money.unknownFlag !== null) {
    problems.push(lineProblems.make('no-direction', { text: money.unknownFlag.slice(0, 20) }));
  }
  return problems.length === 0 ? noProblems : problems;
}

/** One for all lines that have none, which are nearly all. */
const noProblems: readonly LineProblem[] = [];

function dateProblem(dateText: string, order: DateOrder): LineProblem {
  const text = dateText.slice(0, 40);
  if (text === '') return lineProblems.make('no-date');
  if (readDateCell(dateText) === null) return lineProblems.make('not-a-date', { text });
  return lineProblems.make('no-such-date-in-order', { text, order });
}

function currencyOfRow(text: string, fallback: string): string {
  if (text === '' || text === fallback) return fallback;
  const code = currencyCode(text);
  return code ?? fallback;
}

function balanceOf(cell: CellOf, plan: Plan, exponent: number): Amount | null {
  const column = plan.columns.balance;
  const text = cell(column);
  return text === '' ? null : minorUnits(text, plan.marks.get(column) ?? '.', exponent);
}

function originalOf(
  cell: CellOf,
  plan: Plan,
  currency: string,
  amount: Amount | null,
): { amount: Amount; currency: string } | null {
  const { originalAmount, originalCurrency } = plan.columns;
  const text = cell(originalAmount);
  if (text === '' || amount === null) return null;
  const parsed = readMoney(text, plan.marks.get(originalAmount) ?? '.');
  const unit = cell(originalCurrency).toUpperCase() || (parsed?.units[0] ?? '').toUpperCase();
  if (unit === currency || !currencyOf(unit)) return null;
  const units = minorUnits(text, plan.marks.get(originalAmount) ?? '.', exponentOf(unit));
  if (units === null || units === 0) return null;
  return { amount: (Math.abs(units) * (amount < 0 ? -1 : 1)) as Amount, currency: unit };
}

function payeeOf(cell: CellOf, plan: Plan, amount: Amount | null): string {
  const payee = cell(plan.payeeColumn);
  const payer = cell(plan.payerColumn);
  if (amount !== null && amount > 0) return payer || payee;
  return payee || payer;
}

/** An apostrophe before digits tells a spreadsheet that they are text; around a text it quotes. */
function withoutMarker(text: string): string {
  if (text.charCodeAt(0) !== 39) return text;
  if (text.length > 2 && text.endsWith("'")) return text.slice(1, -1);
  return /^'[\d*]/.test(text) ? text.slice(1) : text;
}

/** The descriptor's columns in file order, each text once. */
function joinTexts(columns: readonly number[], cells: readonly string[]): string {
  const [first, ...rest] = columns;
  let text = first === undefined ? '' : withoutMarker(cells[first] ?? '');
  for (const column of rest) {
    const part = withoutMarker(cells[column] ?? '');
    if (part === '' || text.includes(part)) continue;
    text = text === '' ? part : `${text} ${part}`;
  }
  return text;
}

function textOrNull(text: string): string | null {
  const clean = text === '' ? '' : limitText(cleanText(withoutMarker(text)));
  return clean === '' ? null : clean;
}
