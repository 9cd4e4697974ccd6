import type { Home } from '@expenseai/contracts/home';
import { daysBetween, type PlainDate } from '@expenseai/core/calendar/plain-date';

/** The day of the month before that lies as deep in it as the last shown day does in this one, or its last where it is shorter. */
export function previousUntil({ period, until, previousCurve }: Home): PlainDate {
  const depth = daysBetween(period.from, until);
  return previousCurve[depth]?.date ?? previousCurve.at(-1)?.date ?? period.from;
}
