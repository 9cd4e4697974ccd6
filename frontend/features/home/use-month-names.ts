import type { Home } from '@expenseai/contracts/home';
import { dayOfMonth, type PlainDate } from '@expenseai/core/calendar/plain-date';
import { useFormatter } from 'use-intl';

interface MonthNames {
  month: string;
  before: string;
  /** As short as a column's head wants it. */
  beforeShort: string;
}

/** `November`, `November 2024` in another year; of a ledger whose month begins on another day: `25 Oct – 24 Nov`. */
export function useMonthNames({
  period,
  previousCurve,
  today,
}: Pick<Home, 'period' | 'previousCurve' | 'today'>): MonthNames {
  const format = useFormatter();
  const name = (from: PlainDate, to: PlainDate, month: 'long' | 'short') => {
    const isOtherYear = to.slice(0, 4) !== today.slice(0, 4) && month === 'long';
    const options = { ...(isOtherYear ? { year: 'numeric' as const } : {}), timeZone: 'UTC' };
    return dayOfMonth(from) === 1
      ? format.dateTime(dayOf(from), { month, ...options })
      : format.dateTimeRange(dayOf(from), dayOf(to), { day: 'numeric', month: 'short', ...options });
  };
  const [first, last] = [previousCurve[0]?.date ?? period.from, previousCurve.at(-1)?.date ?? period.from];
  return {
    month: name(period.from, period.to, 'long'),
    before: name(first, last, 'long'),
    beforeShort: name(first, last, 'short'),
  };
}

function dayOf(date: PlainDate): Date {
  return new Date(`${date}T00:00:00Z`);
}
