import { AppError } from '../errors.ts';
import {
  addDays,
  addMonths,
  dayOfMonth,
  endOfMonth,
  fromParts,
  isPlainDate,
  monthNumberOf,
  type PlainDate,
  startOfMonth,
  weekday,
} from './plain-date.ts';

/** Days from `from` to `to`, both included; holds no day where `from` is after `to`. */
export interface Period {
  from: PlainDate;
  to: PlainDate;
}

/** What relative words are measured by. */
export interface CalendarContext {
  today: PlainDate;
  /** Day of the month, 1–28, on which the ledger's own month begins. */
  monthStart: number;
  /** Day on which a week begins, 1 Monday to 7 Sunday. */
  weekStart: number;
}

export function includes(period: Period, date: PlainDate): boolean {
  return period.from <= date && date <= period.to;
}

/**
 * The first day of the ledger's own month that holds `date`: with month start 25, `2026-03-24` lies in the month of
 * `2026-02-25`. It is also the key of the month. Throws `validation` unless `monthStart` is 1–28.
 */
export function monthOf(date: PlainDate, monthStart: number): PlainDate {
  if (!Number.isInteger(monthStart) || monthStart < 1 || monthStart > 28) {
    throw new AppError('validation', { detail: 'A month begins on a day from 1 to 28.' });
  }
  const first = dayOfMonth(date) < monthStart ? addMonths(startOfMonth(date), -1) : startOfMonth(date);
  return addDays(first, monthStart - 1);
}

/** The ledger's own month that holds `date`. */
export function monthPeriod(date: PlainDate, monthStart: number): Period {
  const from = monthOf(date, monthStart);
  return { from, to: addDays(addMonths(from, 1), -1) };
}

export function weekPeriod(date: PlainDate, weekStart: number): Period {
  const from = addDays(date, -((weekday(date) - weekStart + 7) % 7));
  return { from, to: addDays(from, 6) };
}

/** The calendar quarter, whatever the ledger's month start. */
function quarterPeriod(date: PlainDate): Period {
  const first = addMonths(startOfMonth(date), -((monthNumberOf(date) - 1) % 3));
  return { from: first, to: endOfMonth(addMonths(first, 2)) };
}

/** The calendar year, whatever the ledger's month start. */
function yearPeriod(date: PlainDate): Period {
  return { from: `${date.slice(0, 4)}-01-01` as PlainDate, to: `${date.slice(0, 4)}-12-31` as PlainDate };
}

/** A period's word as queries keep it: `Last-30-Day` → `last-30-days`, `2026-q1` → `2026-Q1`; null where it is none. */
export function canonicalPeriodWord(text: string): string | null {
  const word = text
    .toLowerCase()
    .replace(/^(\d{4})-q/, '$1-Q')
    .replace(/^(last-\d+-(?:day|week|month))$/, '$1s');
  return isRelativeWord(word) || absolutePeriod(word) ? word : null;
}

/**
 * The days that a word stands for; null where it is none of these.
 * Fixed: `2026-03-05`, `2026-03` (the calendar's month), `2026-Q1`, `2026`.
 * Relative: `today`, `yesterday`, `this-` and `last-` with `week`, `month` (the ledger's own), `quarter`, `year`;
 * `last-30-days`, `last-4-weeks`, `last-3-months` end today and include it.
 */
export function relativePeriod(word: string, today: PlainDate, monthStart: number, weekStart: number): Period | null {
  const rolling = rollingWord.exec(word);
  if (rolling) return rollingPeriod(today, Number(rolling[1]), rolling[2]);
  switch (word) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case 'this-week':
      return weekPeriod(today, weekStart);
    case 'last-week':
      return weekPeriod(addDays(today, -7), weekStart);
    case 'this-month':
      return monthPeriod(today, monthStart);
    case 'last-month':
      return monthPeriod(addDays(monthOf(today, monthStart), -1), monthStart);
    case 'this-quarter':
      return quarterPeriod(today);
    case 'last-quarter':
      return quarterPeriod(addMonths(today, -3));
    case 'this-year':
      return yearPeriod(today);
    case 'last-year':
      return yearPeriod(addMonths(today, -12));
    default:
      return absolutePeriod(word);
  }
}

/** The days of `2026-03-05`, `2026-03`, `2026-Q1` or `2026`; null for anything else. */
export function absolutePeriod(word: string): Period | null {
  if (isPlainDate(word)) return { from: word, to: word };
  const parts = /^(\d{4})(?:-(?:(\d\d)|Q([1-4])))?$/.exec(word);
  if (!parts) return null;
  const [, year, month, quarter] = parts;
  const first = fromParts(Number(year), month ? Number(month) : quarter ? Number(quarter) * 3 - 2 : 1, 1);
  if (!first) return null;
  if (quarter) return quarterPeriod(first);
  return month ? { from: first, to: endOfMonth(first) } : yearPeriod(first);
}

const rollingWord = /^last-([1-9]\d{0,3})-(day|week|month)s$/;

const fixedRelativeWords = new Set(
  ['today', 'yesterday'].concat(
    ['week', 'month', 'quarter', 'year'].flatMap((unit) => [`this-${unit}`, `last-${unit}`]),
  ),
);

function isRelativeWord(word: string): boolean {
  return fixedRelativeWords.has(word) || rollingWord.test(word);
}

function rollingPeriod(today: PlainDate, count: number, unit: string | undefined): Period {
  const before = unit === 'month' ? addMonths(today, -count) : addDays(today, unit === 'week' ? -7 * count : -count);
  return { from: addDays(before, 1), to: today };
}
