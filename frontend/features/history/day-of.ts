import { type PlainDate, plainDate } from '@expenseai/core/calendar/plain-date';

/** The day on which an instant falls in a time zone. */
export function dayOf(instant: string | Date, timeZone: string): PlainDate {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(new Date(instant))
    .map(({ type, value }) => [type, value]);
  const { year, month, day } = Object.fromEntries(parts);
  return plainDate(`${year}-${month}-${day}`);
}
