'use client';

import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import { useFormatter } from 'use-intl';

const looks = {
  /** `Mon 23`, in lists whose month is clear. */
  row: { weekday: 'short', day: 'numeric' },
  /** `23 Nov`, in lists over months. */
  short: { day: 'numeric', month: 'short' },
  /** `Mon 23 Nov`, of a day that is near. */
  entry: { weekday: 'short', day: 'numeric', month: 'short' },
  /** `23 Nov 2026`. */
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  /** `Mon 23 November 2026`. */
  long: { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A calendar day in the reader's notation; it has no zone, so none may shift it. */
export function Day({ date, look = 'medium' }: { date: PlainDate; look?: keyof typeof looks | undefined }) {
  const format = useFormatter();
  return (
    <time dateTime={date} className="whitespace-nowrap">
      {format.dateTime(new Date(`${date}T00:00:00Z`), { ...looks[look], timeZone: 'UTC' })}
    </time>
  );
}

/** The date cell of a list: said once a day, kept for screen readers on the lines after it, and on paper, where a page may begin there. */
export function DateCell({
  date,
  isRepeated,
  look = 'row',
}: {
  date: PlainDate;
  isRepeated: boolean;
  look?: 'row' | 'short' | undefined;
}) {
  return (
    <span className={isRepeated ? 'sr-only print:not-sr-only' : 'text-ink-2'}>
      <Day date={date} look={look} />
    </span>
  );
}
