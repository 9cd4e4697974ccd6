import { addDays, addMonths, daysBetween, type PlainDate } from '@expenseai/core/calendar/plain-date';
import { type Amount, amount } from '@expenseai/core/money/amount';

/** A month of the past, up to the day that lies as deep in it as today does in this one, or its last where it is shorter. */
export interface PastMonth {
  month: PlainDate;
  until: PlainDate;
}

/** The `count` months before the one that begins on `month`, the latest first. */
export function pastMonths(month: PlainDate, today: PlainDate, count: number): PastMonth[] {
  const depth = daysBetween(month, today);
  return Array.from({ length: count }, (_, index) => {
    const from = addMonths(month, -(index + 1));
    const last = addDays(addMonths(month, -index), -1);
    const sameDay = addDays(from, depth);
    return { month: from, until: sameDay < last ? sameDay : last };
  });
}

/** With fewer months nothing is usual yet. */
const fewestMonths = 3;

/** The median, since one holiday or one new washing machine isn't usual; undefined with fewer than three months. */
export function usualOf(amounts: readonly Amount[]): Amount | undefined {
  if (amounts.length < fewestMonths) return undefined;
  const sorted = [...amounts].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low = 0, high = 0] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return amount(Math.round((low + high) / 2));
}

export interface CurvePoint {
  date: PlainDate;
  spent: Amount;
}

/** What was spent from `from` up to each day, to `to` and both included. */
export function curveOf(spentOn: ReadonlyMap<PlainDate, Amount>, from: PlainDate, to: PlainDate): CurvePoint[] {
  const points: CurvePoint[] = [];
  let spent = amount(0);
  for (let date = from; date <= to; date = addDays(date, 1)) {
    spent = amount(spent + (spentOn.get(date) ?? 0));
    points.push({ date, spent });
  }
  return points;
}
