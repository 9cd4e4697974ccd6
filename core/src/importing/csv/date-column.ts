import { dayNumber, fromParts, type PlainDate } from '../../calendar/plain-date.ts';
import { type InferenceReason, inferenceReasons } from '../inference-reasons.ts';
import { type DateCell, type DateOrder, dateUnder, readDateCell } from './date-cell.ts';

/** Every date of a column, kept as three numbers until the column's order is known. */
export class DateColumn {
  readonly index: number;
  readonly cells: (DateCell | null)[] = [];
  /** Cells that hold no date, by row of the table, are null; `filled` counts those with a date. */
  filled = 0;
  /** The order that every single cell has by its writing alone, null where they leave it open or differ. */
  onlyOrder: DateOrder | null = null;
  #lastText = '';
  #lastCell: DateCell | null = null;

  constructor(index: number) {
    this.index = index;
  }

  add(text: string): void {
    // Rows of a day follow one another, so most cells repeat the one before.
    if (text !== this.#lastText) {
      this.#lastText = text;
      this.#lastCell = text === '' ? null : readDateCell(text);
    }
    this.cells.push(this.#lastCell);
    if (!this.#lastCell) return;
    const { orders } = this.#lastCell;
    const only = orders.length === 1 ? (orders[0] ?? null) : null;
    this.onlyOrder = this.filled === 0 || this.onlyOrder === only ? only : null;
    this.filled++;
  }
}

interface DateEvidence {
  /** 1 where the rows run from old to new, -1 the other way, 0 unknown; proven by the running balance. */
  direction: 1 | -1 | 0;
  /** No transaction can be later: the day of the export, from the file's name or preamble. */
  notAfter: PlainDate | null;
  /** What the file's currency says about its country: US dollars are written month first, euros day first. */
  currencyOrder: DateOrder | null;
  /** What the language of the header says, where its country writes dates with slashes. */
  languageOrder: DateOrder | null;
}

export interface DateOrderChoice {
  order: DateOrder;
  confidence: number;
  reason: InferenceReason;
  /** Orders between which nothing in the file decides. */
  open: DateOrder[];
}

interface Reading {
  order: DateOrder;
  valid: number;
  /** Day numbers of the valid dates, in file order; rows of one day that follow one another give one. */
  days: number[];
  last: number | null;
}

/**
 * The order of day, month and year in the file's dates, by the whole column first: a day over 12, then the other
 * columns of dates, the order of rows, the span of time that each reading gives, the day of the export, the country.
 */
export function chooseDateOrder(columns: readonly DateColumn[], evidence: DateEvidence): DateOrderChoice {
  const main = columns[0];
  if (!main || main.filled === 0) return settled('ymd', 1, inferenceReasons.make('no-dates'));
  if (main.onlyOrder) return settled(main.onlyOrder, 1, reasonOf(main.onlyOrder, 'here'));
  const readings = readingsOf(main);
  const choice = byValidity(readings, 'here') ?? byOtherColumns(columns.slice(1));
  if (choice) return choice;
  const tied = mostValid(readings);
  if (allDotted(main)) return settled('dmy', 0.97, inferenceReasons.make('dots-day-first'));
  const dense = bySpan(tied);
  if (dense?.order === 'ymd') return dense;
  // Years of two digits stand first so rarely that only the span can tell.
  const yearLast = tied.filter((reading) => reading.order !== 'ymd');
  const [first] = yearLast;
  if (!first) return settled('ymd', 1, reasonOf('ymd', 'here'));
  if (yearLast.length === 1) return settled(first.order, 0.9, reasonOf(first.order, 'here'));
  return (
    agreeing(yearLast) ??
    byExport(yearLast, evidence.notAfter) ??
    byRows(yearLast, evidence.direction) ??
    dense ??
    byCountry(yearLast, evidence) ?? {
      order: first.order,
      confidence: 0.5,
      reason: inferenceReasons.make('any-order'),
      open: yearLast.map((reading) => reading.order),
    }
  );
}

function reasonOf(order: DateOrder, where: 'here' | 'elsewhere'): InferenceReason {
  return inferenceReasons.make(order === 'ymd' ? 'year-first' : 'only-order', { where });
}

function byOtherColumns(columns: readonly DateColumn[]): DateOrderChoice | null {
  for (const column of columns) {
    const choice = column.onlyOrder === null ? byValidity(readingsOf(column), 'elsewhere') : null;
    if (choice) return choice;
  }
  return null;
}

/** A day over 12 can be no month: the order under which more of the dates exist. */
function byValidity(readings: readonly Reading[], where: 'here' | 'elsewhere'): DateOrderChoice | null {
  const [winner, ...equals] = mostValid(readings);
  if (!winner || winner.valid === 0 || equals.length > 0) return null;
  const others = readings.filter((reading) => reading.order !== winner.order).map(({ valid }) => valid);
  const next = Math.max(0, ...others);
  if (next === 0) return settled(winner.order, where === 'here' ? 1 : 0.95, reasonOf(winner.order, where));
  const decisive = winner.valid - next;
  const reason = inferenceReasons.make('days-over-12', { count: decisive, where });
  return settled(winner.order, Math.min(1, 0.9 + decisive / 100), reason);
}

function mostValid(readings: readonly Reading[]): Reading[] {
  const most = Math.max(...readings.map((reading) => reading.valid));
  return readings.filter((reading) => reading.valid === most);
}

function readingsOf(column: DateColumn): Reading[] {
  const readings: Reading[] = (['dmy', 'mdy', 'ymd'] as const).map((order) => ({
    order,
    valid: 0,
    days: [],
    last: null,
  }));
  let last: DateCell | null = null;
  for (const cell of column.cells) {
    if (cell === null) continue;
    for (const reading of readings) {
      if (cell !== last) {
        reading.last = dayUnder(cell, reading.order);
        if (reading.last !== null) reading.days.push(reading.last);
      }
      if (reading.last !== null) reading.valid++;
    }
    last = cell;
  }
  return readings;
}

function dayUnder(cell: DateCell, order: DateOrder): number | null {
  const date = cell.orders.includes(order) ? dateUnder(cell, order) : null;
  return date === null ? null : dayNumber(date);
}

function allDotted(column: DateColumn): boolean {
  return column.cells.every((cell) => cell === null || cell.separator === '.');
}

/** 05/05/2024 on every row: whichever order, the days are the same. */
function agreeing(readings: readonly Reading[]): DateOrderChoice | null {
  const [first, ...others] = readings;
  if (!first) return null;
  const same = others.every((other) => other.days.every((day, i) => day === first.days[i]));
  return same && others.length > 0 ? settled(first.order, 1, inferenceReasons.make('same-days')) : null;
}

function byExport(readings: readonly Reading[], notAfter: PlainDate | null): DateOrderChoice | null {
  if (notAfter === null) return null;
  const limit = dayNumber(notAfter) + 1;
  const possible = readings.filter((reading) => reading.days.every((day) => day <= limit));
  const [only] = possible;
  return only && possible.length === 1
    ? settled(only.order, 0.9, inferenceReasons.make('not-after', { date: notAfter }))
    : null;
}

/** Statements run from old to new or the other way; a reading that jumps to and fro is the wrong one. */
function byRows(readings: readonly Reading[], direction: 1 | -1 | 0): DateOrderChoice | null {
  const ordered = readings.filter((reading) => runs(reading.days, direction));
  const [only] = ordered;
  if (!only || ordered.length !== 1 || new Set(only.days).size < 2) return null;
  const rows = only.days.length;
  const reason = inferenceReasons.make(direction === 0 ? 'rows-in-order' : 'rows-follow-balance');
  return settled(only.order, Math.min(0.98, 0.8 + rows / 50), reason);
}

function runs(days: readonly number[], direction: 1 | -1 | 0): boolean {
  let up = 0;
  let down = 0;
  for (let i = 1; i < days.length; i++) {
    const step = (days[i] ?? 0) - (days[i - 1] ?? 0);
    if (step > 0) up++;
    else if (step < 0) down++;
  }
  if (direction === 1) return down === 0;
  if (direction === -1) return up === 0;
  return up === 0 || down === 0;
}

/**
 * A statement covers weeks or months densely. n dates spread by chance over a span of S days have the likelihood
 * (1/S)^n, so that the readings' ratio is (S1/S2)^n; it must be over e^3. Not for one day a month (interest), which
 * looks dense when days are taken for months.
 */
function bySpan(readings: readonly Reading[]): DateOrderChoice | null {
  const spans = readings.map((reading) => {
    const days = [...new Set(reading.days)].sort((a, b) => a - b);
    return { reading, days, span: (days.at(-1) ?? 0) - (days[0] ?? 0) + 1 };
  });
  spans.sort((a, b) => a.span - b.span);
  const [dense, wide] = spans;
  if (!dense || !wide || dense.days.length < 2) return null;
  const likelihood = (dense.days.length - 1) * Math.log(wide.span / dense.span);
  if (likelihood < 3 || isMonthly(wide.days)) return null;
  return settled(
    dense.reading.order,
    Math.min(0.95, 0.7 + likelihood / 40),
    inferenceReasons.make('within-days', { days: dense.span }),
  );
}

/** One date a month, month after month. */
function isMonthly(days: readonly number[]): boolean {
  for (let i = 1; i < days.length; i++) {
    const step = (days[i] ?? 0) - (days[i - 1] ?? 0);
    if (step < 28 || step > 31) return false;
  }
  return true;
}

function byCountry(readings: readonly Reading[], evidence: DateEvidence): DateOrderChoice | null {
  const allows = (order: DateOrder | null) => order !== null && readings.some((reading) => reading.order === order);
  if (evidence.currencyOrder && allows(evidence.currencyOrder)) {
    return settled(evidence.currencyOrder, 0.75, inferenceReasons.make('order-of-currency'));
  }
  if (evidence.languageOrder && allows(evidence.languageOrder)) {
    return settled(evidence.languageOrder, 0.8, inferenceReasons.make('order-of-language'));
  }
  return null;
}

function settled(order: DateOrder, confidence: number, reason: InferenceReason): DateOrderChoice {
  return { order, confidence, reason, open: [] };
}

/** The latest day named in a text such as a file name: `20180226_12345678`, `01-12-2019_14-12-2019`. */
export function latestDayIn(text: string): PlainDate | null {
  let latest: PlainDate | null = null;
  const keep = (date: PlainDate | null) => {
    if (date !== null && (latest === null || date > latest) && date > '1990' && date < '2100') latest = date;
  };
  for (const [, year, month, day] of text.matchAll(/(?<!\d)(20\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\d{3,5}(?:\D|$))/g)) {
    keep(fromParts(Number(year), Number(month), Number(day)));
  }
  for (const [, first, second, year] of text.matchAll(/(?<!\d)(\d\d)[-_./](\d\d)[-_./](20\d\d)(?!\d)/g)) {
    // Whichever of the two orders exists and is later: an upper bound must not exclude a real day.
    keep(fromParts(Number(year), Number(second), Number(first)));
    keep(fromParts(Number(year), Number(first), Number(second)));
  }
  return latest;
}
