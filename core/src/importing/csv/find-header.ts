import { type InferenceReason, inferenceReasons } from '../inference-reasons.ts';
import { looksLikeMoney } from './column-profile.ts';
import { readDateCell } from './date-cell.ts';
import { readHeader } from './header-roles.ts';
import type { Role } from './header-words.ts';
import type { Table } from './table.ts';

export interface Layout {
  /** Row of the header in the table, -1 where the file has none. */
  headerRow: number;
  /** Names of the columns; numbered where there is no header. */
  headers: string[];
  /** First row that can be a transaction. */
  firstRow: number;
  /** Most cells that a row of the sample has. */
  width: number;
  confidence: number;
  reason: InferenceReason;
}

/** Longest preamble seen in the wild is 30 rows. */
const searchedRows = 80;

const amountRoles: ReadonlySet<Role> = new Set(['amount', 'net', 'gross', 'debit', 'credit', 'originalAmount']);

/** Where the header stands, by its words and by what the rows below it hold; files without one are read by content. */
export function findHeader(table: Table): Layout {
  const limit = Math.min(table.length, searchedRows);
  let firstData = -1;
  let best = { row: -1, score: 0, words: 0 };
  for (let row = 0; row < limit; row++) {
    const cells = table.cells(row);
    if (isDataRow(cells)) {
      if (firstData === -1) firstData = row;
      continue;
    }
    const scored = headerScore(cells);
    if (scored.score > best.score) best = { row, ...scored };
  }
  if (best.row === -1 && firstData > 0 && couldBeHeader(table.cells(firstData - 1), table.cells(firstData))) {
    best = { row: firstData - 1, score: 0, words: 0 };
  }
  const width = widthOf(table, best.row === -1 ? Math.max(0, firstData) : best.row);
  if (best.row === -1) {
    const headers = Array.from({ length: width }, (_, i) => `Column ${i + 1}`);
    const reason = inferenceReasons.make('no-header-words');
    return { headerRow: -1, headers, firstRow: Math.max(0, firstData), width, confidence: 0.85, reason };
  }
  const headers = table.cells(best.row);
  while (headers.length < width) headers.push('');
  return {
    headerRow: best.row,
    headers,
    firstRow: best.row + 1,
    width,
    confidence: best.score >= 8 ? 1 : best.score > 0 ? 0.8 : 0.6,
    reason: inferenceReasons.make('header-words', { line: table.lineOf(best.row), words: best.words }),
  };
}

function isDataRow(cells: readonly string[]): boolean {
  let date = false;
  let money = false;
  for (const cell of cells) {
    if (cell.length > 45) continue;
    const asDate = readDateCell(cell);
    if (asDate !== null && !asDate.isCompact) date = true;
    else if (asDate !== null && !date) date = true;
    else if (looksLikeMoney(cell)) money = true;
  }
  return date && money;
}

/** True of a row that repeats the header, as files put together from several months have. */
export function repeatsHeader(cells: readonly string[], headers: readonly string[]): boolean {
  let same = 0;
  for (let i = 0; i < headers.length; i++) {
    const header = headers[i];
    if (header === '') continue;
    if (cells[i] !== header) return false;
    same++;
  }
  return same > 0;
}

function headerScore(cells: readonly string[]): { score: number; words: number } {
  const roles = new Set<Role>();
  let words = 0;
  let unknown = 0;
  for (const cell of cells) {
    if (cell === '') continue;
    const reading = cell.length > 80 || looksLikeMoney(cell) ? null : readHeader(cell);
    const role = reading?.roles[0];
    if (reading === null || role === undefined || reading.strength < 0.6) {
      unknown++;
      continue;
    }
    words++;
    roles.add(role);
  }
  const hasDate = roles.has('date') || roles.has('valueDate') || roles.has('startDate');
  const hasAmount = [...roles].some((role) => amountRoles.has(role));
  if (words < 2 || (!hasDate && !hasAmount)) return { score: 0, words };
  return { score: roles.size + (hasDate ? 3 : 0) + (hasAmount ? 3 : 0) - unknown * 0.2, words };
}

/** A row of texts only above the first transaction, in a language whose words aren't known. */
function couldBeHeader(header: readonly string[], data: readonly string[]): boolean {
  const filled = header.filter((cell) => cell !== '');
  if (filled.length < 2 || filled.length < data.length * 0.6 || new Set(filled).size < filled.length) return false;
  return filled.every((cell) => !/\d{3}/.test(cell) && cell.length < 50);
}

function widthOf(table: Table, from: number): number {
  let width = 0;
  for (let row = from; row < Math.min(table.length, from + 200); row++) {
    width = Math.max(width, Math.min(table.cells(row).length, 200));
  }
  return width;
}
