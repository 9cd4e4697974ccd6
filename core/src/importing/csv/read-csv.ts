import { AppError } from '../../errors.ts';
import { limitText } from '../clean-text.ts';
import { type FileProblem, fileProblems, refusalOf } from '../file-problems.ts';
import { inferenceReasons } from '../inference-reasons.ts';
import type { ParseStatementOptions, Statement, StatementAccount, StatementLine } from '../statement.ts';
import { type RowReading, rowReader } from './build-lines.ts';
import { describePlan, questionsOf } from './describe-plan.ts';
import { findDelimiter } from './find-delimiter.ts';
import { repeatsHeader } from './find-header.ts';
import { plainHeader } from './header-roles.ts';
import { type InferredPlan, inferPlan } from './infer-plan.ts';
import { repairRow } from './repair-row.ts';
import { Table } from './table.ts';

const progressEvery = 5000;

/**
 * Reads a delimited text of any bank: everything about its layout is inferred from the whole file (see
 * docs/import-inference.md). Throws `file-no-transactions` with what was missing.
 */
export function readCsv(text: string, options: ParseStatementOptions): Statement {
  const answered = options.answers?.delimiter;
  const found = findDelimiter(text);
  const delimiter =
    answered === undefined ? found : { delimiter: answered, confidence: 1, reason: inferenceReasons.make('chosen') };
  const table = new Table(unwrapRows(withoutDeclaration(text), delimiter.delimiter), delimiter.delimiter);
  const inferred = inferPlan(table, options);
  refuseWithoutColumns(inferred, table);
  const { lines, accounts, notCounted } = readRows(table, inferred, options);
  if (lines.length === 0) {
    const problem =
      notCounted > 0 ? fileProblems.make('no-transaction', { rows: notCounted }) : fileProblems.make('no-whole-row');
    throw refusalOf('file-no-transactions', problem);
  }
  return {
    format: delimiter.delimiter === '\t' ? 'tsv' : 'csv',
    bank: null,
    shape: shapeOf(inferred),
    accounts,
    lines,
    inferences: describePlan(inferred, delimiter),
    questions: questionsOf(inferred, firstDateText(table, inferred)),
    notCounted,
    investmentTransactions: 0,
  };
}

function readRows(table: Table, inferred: InferredPlan, options: ParseStatementOptions) {
  const { plan, layout } = inferred;
  const read = rowReader(plan);
  const lines: StatementLine[] = [];
  const accounts = new AccountList(inferred);
  let strays: StatementLine[] = [];
  let notCounted = 0;
  const add = (line: StatementLine) => {
    line.n = lines.length + 1;
    lines.push(line);
    accounts.see(line);
  };
  for (let row = layout.firstRow; row < table.length; row++) {
    if (row % progressEvery === 0 && options.onProgress?.(row / table.length)) throw new AppError('conflict');
    const cells = repairRow(table.cells(row), plan, layout);
    if (layout.headerRow !== -1 && repeatsHeader(cells, layout.headers)) continue;
    const reading: RowReading = read(cells, table.lineOf(row));
    switch (reading.kind) {
      case 'line':
        // A stray row with transactions after it is no footer: it is reported.
        for (const stray of strays) add(stray);
        strays = [];
        add(reading.line);
        break;
      case 'stray':
        if (lines.length === 0) notCounted++;
        else strays.push(reading.line);
        break;
      case 'continuation':
        if (!continueLine(lines.at(-1), reading.text)) notCounted++;
        break;
      case 'balance':
        accounts.addBalance(reading);
        notCounted++;
        break;
      case 'notCounted':
        notCounted++;
        break;
    }
  }
  notCounted += strays.length;
  return { lines, accounts: accounts.finish(lines), notCounted };
}

function continueLine(line: StatementLine | undefined, text: string): boolean {
  if (!line || text === '') return false;
  line.descriptor = limitText(line.descriptor === '' ? text : `${line.descriptor} ${text}`);
  return true;
}

/** The accounts that the rows name, in order of appearance. */
class AccountList {
  readonly #accounts = new Map<string, StatementAccount>();
  readonly #currency: string;
  readonly #number: string | null;

  constructor(inferred: InferredPlan) {
    this.#currency = inferred.currency.currency;
    this.#number = accountNumberIn(inferred.preamble);
  }

  see(line: StatementLine): void {
    if (!this.#accounts.has(line.accountKey)) this.#open(line.accountKey, line.currency ?? this.#currency);
  }

  addBalance(reading: Extract<RowReading, { kind: 'balance' }>): void {
    if (reading.date === null || reading.amount === null) return;
    const account = this.#accounts.get(reading.accountKey) ?? this.#open(reading.accountKey, this.#currency);
    account.balances.push({
      date: reading.date,
      amount: reading.amount,
      kind: reading.isClosing ? 'closing' : 'opening',
    });
  }

  finish(lines: StatementLine[]): StatementAccount[] {
    const named = [...this.#accounts.keys()].filter((key) => key !== '');
    const [only] = named;
    // Rows without a number (a payment to a card) belong to the one account that the others name.
    if (named.length === 1 && only !== undefined && this.#accounts.delete('')) {
      for (const line of lines) if (line.accountKey === '') line.accountKey = only;
    }
    return [...this.#accounts.values()];
  }

  #open(key: string, currency: string): StatementAccount {
    const number = /\d{4}/.test(key) ? key : key === '' ? this.#number : null;
    const name = key !== '' && number === null ? key : null;
    const account: StatementAccount = { key, number, name, kind: null, currency, balances: [] };
    this.#accounts.set(key, account);
    return account;
  }
}

/** An account's number above the rows: an IBAN, or digits after the word. */
function accountNumberIn(preamble: readonly string[]): string | null {
  for (const line of preamble) {
    const iban = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/.exec(line)?.[0];
    if (iban) return iban.replaceAll(' ', '');
    const named =
      /(?:account|konto|compte|cuenta|conto|conta|rekening|[uú][cč]et|rachun|a\/c)[^\d\n]{0,30}([\dX*][\dX* -]{4,24}\d)/i.exec(
        line,
      )?.[1];
    if (named && /\d{3}/.test(named)) return named.trim();
  }
  return null;
}

function refuseWithoutColumns({ columns, layout }: InferredPlan, table: Table): void {
  if (table.length === 0) throw refusalOf('file-empty', fileProblems.make('blank-lines'));
  if (layout.headerRow !== -1 && layout.firstRow >= table.length) {
    throw refusalOf('file-no-transactions', fileProblems.make('header-only'));
  }
  const hasAmount = columns.amount !== -1 || columns.debit !== -1 || columns.credit !== -1;
  if (hasAmount && columns.dates.length > 0) return;
  const missing = hasAmount ? 'dates' : columns.dates.length > 0 ? 'amounts' : 'both';
  throw refusalOf('file-no-transactions', noColumn(table, layout, missing));
}

function noColumn(
  table: Table,
  { headerRow, headers, width }: InferredPlan['layout'],
  missing: 'dates' | 'amounts' | 'both',
): FileProblem {
  if (headerRow === -1) return fileProblems.make('no-column', { columns: width, missing });
  const names = headers.filter((header) => header !== '').join(', ');
  const header = limitText(names).slice(0, 200);
  return fileProblems.make('no-column-under-header', {
    columns: width,
    missing,
    header,
    line: table.lineOf(headerRow),
  });
}

function withoutDeclaration(text: string): string {
  return text.replace(/^sep=.\r?\n/i, '\n');
}

/** Some exports put each whole row in quotes, `"a,""b"",c"`: the outer ones are taken off. */
function unwrapRows(text: string, delimiter: string): string {
  if (!text.startsWith('"') || !text.slice(0, 2000).includes('""')) return text;
  const sample = new Table(text, delimiter, 20);
  for (let row = 0; row < sample.length; row++) if (sample.cells(row).length > 1) return text;
  return text
    .split('\n')
    .map((line) => /^\s*"(.*)"\s*$/.exec(line)?.[1]?.replaceAll('""', '"') ?? line)
    .join('\n');
}

function shapeOf({ layout, columns }: InferredPlan): string {
  if (layout.headerRow !== -1) return `csv:${layout.headers.map(plainHeader).join('|')}`;
  return `csv:${layout.width} columns:${columns.dates.join(',')}:${columns.amount},${columns.debit},${columns.credit}`;
}

function firstDateText(table: Table, { layout, columns }: InferredPlan): string | null {
  for (let row = layout.firstRow; row < table.length; row++) {
    const text = table.cells(row)[columns.dates[0] ?? -1];
    if (text) return text;
  }
  return null;
}
