import { type InferenceReason, inferenceReasons } from '../inference-reasons.ts';
import { looksLikeMoney } from './column-profile.ts';
import { readDateCell } from './date-cell.ts';
import { Table } from './table.ts';

const candidates = [',', ';', '\t', '|', '^', '~'] as const;

/** Rows looked at; preambles end long before. */
const sampleRows = 300;
const sampleLength = 1 << 17;

interface DelimiterChoice {
  delimiter: string;
  confidence: number;
  reason: InferenceReason;
}

/**
 * The character between the cells: the one under which most rows hold a date and an amount in cells of their own, then
 * the one that gives rows of one width. A comma in "12,50" or a semicolon in a text therefore doesn't mislead.
 */
export function findDelimiter(text: string): DelimiterChoice {
  const declared = /^sep=(.)\r?\n/i.exec(text.slice(0, 12))?.[1];
  if (declared !== undefined) return { delimiter: declared, confidence: 1, reason: inferenceReasons.make('sep-line') };
  const sample = text.slice(0, sampleLength);
  let best: { delimiter: string; score: number; rows: number; all: number } | null = null;
  let second = 0;
  for (const delimiter of candidates) {
    if (!sample.includes(delimiter)) continue;
    const scored = scoreOf(sample, delimiter);
    if (best === null || scored.score > best.score) {
      second = best?.score ?? 0;
      best = { delimiter, ...scored };
    } else second = Math.max(second, scored.score);
  }
  if (best === null) return { delimiter: ',', confidence: 0, reason: inferenceReasons.make('no-delimiter') };
  return {
    delimiter: best.delimiter,
    confidence: best.score > 0 ? Math.max(0.5, 1 - (second / best.score) * 0.5) : 0,
    reason: inferenceReasons.make('cells-apart', { part: best.rows, all: best.all }),
  };
}

function scoreOf(sample: string, delimiter: string): { score: number; rows: number; all: number } {
  const table = new Table(sample, delimiter, sampleRows);
  const widths = new Map<number, number>();
  let rows = 0;
  for (let row = 0; row < table.length; row++) {
    const cells = table.cells(row);
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    if (cells.length < 2 || cells.length > 200) continue;
    if (cells.some((cell) => readDateCell(cell) !== null) && cells.some(isAmountCell)) rows++;
  }
  let common = 0;
  for (const [width, count] of widths) if (width > 1 && count > common) common = count;
  return { score: rows * 3 + common, rows, all: table.length };
}

function isAmountCell(cell: string): boolean {
  return cell.length < 30 && looksLikeMoney(cell) && readDateCell(cell) === null;
}
