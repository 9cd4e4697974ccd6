import { currenciesOfUnit, currencyOf } from '../../money/currencies.ts';
import { parseDecimal } from '../../money/parse-decimal.ts';
import { type InferenceReason, inferenceReasons } from '../inference-reasons.ts';
import type { DateOrder } from './date-cell.ts';
import type { Table } from './table.ts';

export interface CurrencyChoice {
  /** Currency of the rows that name none themselves. */
  currency: string;
  confidence: number;
  reason: InferenceReason;
  /** The file itself names it; otherwise it is the account's or the ledger's. */
  isStated: boolean;
}

interface CurrencySources {
  columnValues: ReadonlyMap<string, number> | null;
  headerCurrency: string | null;
  /** Units beside the amounts of the sample: "$", "kr". */
  units: ReadonlyMap<string, number>;
  preamble: readonly string[];
  defaultCurrency: string;
}

/** The currency of the file's amounts: its column, its header, the signs beside amounts, its preamble, the account's. */
export function chooseCurrency(sources: CurrencySources): CurrencyChoice {
  const inColumn = mostFrequent(sources.columnValues);
  if (inColumn) return stated(inColumn, 1, inferenceReasons.make('currency-column'));
  if (sources.headerCurrency) return stated(sources.headerCurrency, 1, inferenceReasons.make('amount-header'));
  const unit = [...sources.units].sort((a, b) => b[1] - a[1])[0]?.[0];
  if (unit !== undefined) {
    const codes = currenciesOfUnit(unit);
    const own = codes.includes(sources.defaultCurrency) ? sources.defaultCurrency : codes[0];
    if (own) return stated(own, codes.length === 1 ? 1 : 0.7, inferenceReasons.make('unit-beside', { unit }));
  }
  for (const line of sources.preamble) {
    const code = currencyIn(line);
    if (code) return stated(code, 0.85, inferenceReasons.make('above-rows', { text: line.slice(0, 60) }));
  }
  const reason = inferenceReasons.make('of-account');
  return { currency: sources.defaultCurrency, confidence: 0.3, reason, isStated: false };
}

/** How dates are written where a currency is used; null where several ways are usual (CAD) or the year comes first. */
export function dateOrderOf(choice: CurrencyChoice): DateOrder | null {
  if (!choice.isStated) return null;
  if (choice.currency === 'USD') return 'mdy';
  return ['CAD', 'PHP', 'JPY', 'CNY', 'KRW', 'TWD', 'HUF', 'SEK', 'LTL', 'MNT'].includes(choice.currency)
    ? null
    : 'dmy';
}

/** The unit beside the number in a cell, where it is a currency's. */
export function unitOf(cell: string): string | null {
  if (!/[^\d.,\s'+()-]/.test(cell)) return null;
  return parseDecimal(cell)?.units.find((unit) => currenciesOfUnit(unit).length > 0) ?? null;
}

/** Rows above the header, as texts. */
export function preambleOf(table: Table, headerRow: number): string[] {
  const lines: string[] = [];
  for (let row = 0; row < Math.min(headerRow, 60); row++) lines.push(table.textOf(row));
  return lines;
}

function currencyIn(line: string): string | null {
  const named =
    /(?:currency|w[aä]hrung|devise|moneda|divisa|valuta|waluta|m[eě]na|moeda|munt|doviz|penznem)[^A-Za-z]{1,6}([A-Z]{3})\b/i.exec(
      line,
    );
  const code = named?.[1]?.toUpperCase();
  if (code !== undefined && currencyOf(code)) return code;
  const beside =
    /(?<![\p{L}\d])(?:([A-Z]{3}|€|£|₹)\s?-?\d[\d.,' ]*|-?\d[\d.,' ]*[.,]\d{2}\s?([A-Z]{3}|€|£|₹|zł|Kč))(?![\p{L}\d])/u.exec(
      line,
    );
  const unit = beside?.[1] ?? beside?.[2];
  return unit === undefined ? null : (currenciesOfUnit(unit)[0] ?? null);
}

/** Codes that banks still print for a currency's successor, or instead of its code. */
const aliases: Record<string, string> = {
  RUR: 'RUB',
  TL: 'TRY',
  NTD: 'TWD',
  RMB: 'CNY',
  CNH: 'CNY',
  EURO: 'EUR',
  NIS: 'ILS',
};

/** The ISO code that a cell of a currency column means; null for another text. */
export function currencyCode(text: string): string | null {
  const code = text.trim().toUpperCase();
  if (currencyOf(code)) return code;
  return aliases[code] ?? null;
}

function mostFrequent(values: ReadonlyMap<string, number> | null): string | null {
  let best: string | null = null;
  let most = 0;
  for (const [value, count] of values ?? []) {
    const code = currencyCode(value);
    if (count > most && code !== null) {
      best = code;
      most = count;
    }
  }
  return best;
}

function stated(currency: string, confidence: number, reason: InferenceReason): CurrencyChoice {
  return { currency, confidence, reason, isStated: true };
}
