import { AppError, type ErrorCode } from '../errors.ts';
import { type Remark, remarks } from '../remark.ts';

const binaries = {
  pdf: 'a PDF',
  xls: 'an old Excel workbook (XLS)',
  zip: 'an Excel workbook (XLSX) or another ZIP archive',
  gzip: 'a GZIP archive',
  png: 'a PNG image',
  jpeg: 'a JPEG image',
  gif: 'a GIF image',
  rar: 'a RAR archive',
  '7z': 'a 7-Zip archive',
  sqlite: 'an SQLite database',
  bzip2: 'a BZIP2 archive',
};
export type BinaryKind = keyof typeof binaries;

const formats = {
  qif: 'a QIF file',
  mt940: 'an MT940 statement',
  camt: 'a CAMT (ISO 20022) statement',
  html: 'a web page (some banks name it .xls)',
  json: 'a JSON file',
  xml: 'an XML file of an unknown kind',
};
export type UnreadFormat = keyof typeof formats;

interface Columns {
  columns: number;
  missing: keyof typeof missingColumns;
}
const missingColumns = { dates: 'dates', amounts: 'amounts', both: 'amounts or dates' };

const columnCount = (columns: number) => (columns === 1 ? 'one column' : `${columns} columns`);
const noColumn = ({ missing }: Columns) =>
  `and no column holds ${missingColumns[missing]}. Export the list of transactions from your bank, with the date and the amount of each.`;

/** Why a file, or an import of one, came to nothing; each has a text in every catalogue of the web. */
export const fileProblems = remarks({
  'no-bytes': 'The file is empty: it has no bytes.',
  'blank-lines': 'The file holds only blank lines.',
  binary: ({ kind }: { kind: BinaryKind }) =>
    `The file is ${binaries[kind]}, which can’t be read as a bank statement. Export a CSV or OFX file from your bank.`,
  'control-bytes': 'The file is not text: it is full of control bytes. Export a CSV or OFX file from your bank.',
  'unread-format': ({ format }: { format: UnreadFormat }) =>
    `The file is ${formats[format]}, which isn’t read yet. Export a CSV or OFX file from your bank instead.`,
  'bank-answer': ({ text }: { text: string }) => `The file holds no statement, only the bank’s answer: "${text}".`,
  'breaks-off': ({ line }: { line: number }) =>
    `The OFX file breaks off at line ${line}: it has no closing </OFX> and no statement. Download it again.`,
  'no-statement': 'The OFX file holds no statement of an account.',
  'no-transaction': ({ rows }: { rows: number }) =>
    `The file has ${rows} rows, but none of them is a transaction (balances, totals or reverted ones only).`,
  'no-whole-row': 'The file has columns of dates and amounts, but no row with both.',
  'header-only': 'The file has a header, but no rows below it.',
  'no-column': (read: Columns) =>
    `The file was read as ${columnCount(read.columns)} without a header, ${noColumn(read)}`,
  'no-column-under-header': (read: Columns & { header: string; line: number }) =>
    `The file was read as ${columnCount(read.columns)} under the header “${read.header}” on line ${read.line}, ${noColumn(read)}`,
  'account-deleted': 'The account was deleted meanwhile. Choose another one.',
  'account-closed': ({ account }: { account: string }) =>
    `${account} was closed meanwhile. Reopen it, or choose another account.`,
  'other-currency': ({
    currency,
    account,
    accountCurrency,
  }: {
    currency: string;
    account: string;
    accountCurrency: string;
  }) => `The file is in ${currency}, the account “${account}” in ${accountCurrency}. Choose an account in ${currency}.`,
  'nothing-added': 'Nothing was added.',
  'member-left':
    'Nothing was added: the member who committed it may no longer change this ledger. Another member can commit it.',
  'reading-broke':
    'The file could not be read, through a fault of ours that was noted. Nothing was added; import it again.',
  'writing-broke':
    'Nothing was added: writing failed several times, through a fault of ours that was noted. Commit it again.',
  /** Written by a version that had no codes, or a refusal that is said by its error alone. */
  said: ({ text }: { text: string }) => text,
});

export type FileProblem = Remark<(typeof fileProblems.codes)[number]>;

/** The refusal of a file for that problem; its detail is the problem's sentence. */
export function refusalOf(code: ErrorCode, problem: FileProblem): AppError {
  return new AppError(code, { detail: fileProblems.sentence(problem), remark: problem });
}
