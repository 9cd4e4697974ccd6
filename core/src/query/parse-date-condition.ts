import {
  absolutePeriod,
  type CalendarContext,
  canonicalPeriodWord,
  type Period,
  relativePeriod,
} from '../calendar/period.ts';
import { firstPlainDate, lastPlainDate } from '../calendar/plain-date.ts';
import { invariant } from '../errors.ts';
import { queryError } from './query-error.ts';
import type { QueryValue } from './tokenise.ts';
import type { DateCondition } from './tree.ts';

const expected = 'a date such as 2026-03-05, 2026-03, 2026, today, last-month, last-30-days or 2026-01..2026-03';

/** One word of `relativePeriod`, or a range `a..b`, `a..`, `..b` of two. */
export function parseDateCondition(value: QueryValue): DateCondition {
  const range = value.text.split('..');
  const [first = '', last = first] = range;
  if (range.length > 2 || (first === '' && last === '')) throw formError(value, value.text);
  const from = first === '' ? null : readWord(value, first);
  const to = last === '' ? null : readWord(value, last);
  const fixedFrom = from === null ? null : absolutePeriod(from);
  const fixedTo = to === null ? null : absolutePeriod(to);
  if (fixedFrom && fixedTo && fixedFrom.from > fixedTo.to) {
    throw queryError(value.position, `the earlier date first: ${to}..${from}`, `No day lies in ${value.text}.`);
  }
  return { type: 'date', from, to };
}

/** The days that a date condition means today; holds none where its beginning lies after its end. */
export function datePeriod(condition: DateCondition, calendar: CalendarContext): Period {
  return {
    from: condition.from === null ? firstPlainDate : periodOf(condition.from, calendar).from,
    to: condition.to === null ? lastPlainDate : periodOf(condition.to, calendar).to,
  };
}

function periodOf(word: string, { today, monthStart, weekStart }: CalendarContext): Period {
  const period = relativePeriod(word, today, monthStart, weekStart);
  invariant(period, `"${word}" in a date condition is a word of periods`);
  return period;
}

function readWord(value: QueryValue, text: string): string {
  const word = canonicalPeriodWord(text);
  if (word === null) throw formError(value, text);
  return word;
}

function formError(value: QueryValue, text: string): Error {
  return queryError(value.position, expected, `"${text}" is not a date or period.`);
}
