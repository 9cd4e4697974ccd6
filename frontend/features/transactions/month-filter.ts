import {
  type CalendarContext,
  monthOf,
  monthPeriod,
  type Period,
  relativePeriod,
} from '@expenseai/core/calendar/period';
import { addDays, addMonths, type PlainDate } from '@expenseai/core/calendar/plain-date';
import type { DateCondition, Query } from '@expenseai/core/query/tree';

/** The ledger's month that a query is limited to, by its first day; null where it is none or another period. */
export function monthOfQuery(items: readonly Query[], calendar: CalendarContext): PlainDate | null {
  const dates = items.filter((item) => item.type === 'date');
  const [only, ...others] = dates;
  if (!only || others.length > 0) return null;
  const period = periodOf(only, calendar);
  if (!period) return null;
  const month = monthPeriod(period.from, calendar.monthStart);
  return month.from === period.from && month.to === period.to ? month.from : null;
}

/** The query limited to the month that begins on `first` instead of whatever dates it was limited to. */
export function withMonth(items: readonly Query[], first: PlainDate): Query[] {
  const isCalendarMonth = first.endsWith('-01');
  const condition: DateCondition = isCalendarMonth
    ? { type: 'date', from: first.slice(0, 7), to: first.slice(0, 7) }
    : { type: 'date', from: first, to: addDays(addMonths(first, 1), -1) };
  return [condition, ...items.filter((item) => item.type !== 'date')];
}

/** The month `steps` after the one that the query shows; from any other period on, the one that holds today. */
export function steppedMonth(items: readonly Query[], steps: number, calendar: CalendarContext): PlainDate {
  const shown = monthOfQuery(items, calendar);
  return shown ? addMonths(shown, steps) : monthOf(calendar.today, calendar.monthStart);
}

function periodOf({ from, to }: DateCondition, { today, monthStart, weekStart }: CalendarContext): Period | null {
  if (from === null || to === null) return null;
  const first = relativePeriod(from, today, monthStart, weekStart);
  const last = relativePeriod(to, today, monthStart, weekStart);
  return first && last ? { from: first.from, to: last.to } : null;
}
