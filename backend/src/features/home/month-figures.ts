import type { Home } from '@expenseai/contracts/home';
import type { Period } from '@expenseai/core/calendar/period';
import { addDays, addMonths } from '@expenseai/core/calendar/plain-date';
import { amount, sum } from '@expenseai/core/money/amount';
import type { Session } from '../../platform/database/database.ts';
import { together } from '../../platform/database/together.ts';
import type { ListScope } from '../../platform/lists/read-list.ts';
import {
  type CategoryTotal,
  categoryTotals,
  countLeftOut,
  type LeftOut,
  spentByDay,
  spentInPastMonths,
} from './home.repository.ts';
import { curveOf, pastMonths, usualOf } from './spending.ts';

/** Months that say what is usual. */
const mostMonths = 12;

export type MonthFigures = Omit<Home, 'accounts' | 'recent' | 'inbox'>;

/** The month's figures, from the kept totals alone: the time they take doesn't grow with the transactions. */
export async function monthFigures(session: Session, scope: ListScope, period: Period): Promise<MonthFigures> {
  const { ledgerId, currency, today } = scope;
  const until = period.to < today ? period.to : today;
  const previous: Period = { from: addMonths(period.from, -1), to: addDays(period.from, -1) };
  const months = pastMonths(period.from, until, mostMonths);
  const [totals, days, past, leftOut] = await together([
    categoryTotals(session, ledgerId, currency, [period.from, previous.from]),
    spentByDay(session, ledgerId, currency, { from: previous.from, to: period.to }),
    spentInPastMonths(session, ledgerId, currency, months),
    countLeftOut(session, ledgerId, currency, period),
  ]);
  const usualByToday = usualOf(past);

  const spentOn = new Map(days.map(({ date, spent }) => [date, spent]));
  const lastDay = days.at(-1)?.date ?? until;
  const previousCurve = curveOf(spentOn, previous.from, previous.to);
  const curve = curveOf(spentOn, period.from, lastDay > until ? lastDay : until);
  const at = (points: Home['curve'], date: string | undefined) =>
    points.find((point) => point.date === date)?.spent ?? amount(0);
  const ofMonth = totals.filter(({ month }) => month === period.from);
  return {
    currency,
    period,
    today,
    until,
    income: sum(ofMonth.map(({ income }) => income)),
    spent: sum(ofMonth.map(({ expense }) => amount(-expense))),
    spentByToday: at(curve, until),
    ...(usualByToday === undefined ? {} : { usualByToday }),
    previousByToday: at(previousCurve, months[0]?.until),
    curve,
    previousCurve,
    categories: categoriesOf(totals, period, queryOf(period, currency, leftOut)),
    leftOut,
    q: queryOf(period, currency, leftOut),
  };
}

/** The currency is named only where there is another, so that the query stays short. */
function queryOf({ from, to }: Period, currency: string, { otherCurrencies }: LeftOut): string {
  return `date:${from}..${to}${otherCurrencies > 0 ? ` currency:${currency}` : ''}`;
}

function categoriesOf(totals: readonly CategoryTotal[], period: Period, q: string): Home['categories'] {
  const categories = new Map<string | null, Home['categories'][number]>();
  for (const { month, categoryId, expense } of totals) {
    if (expense === 0) continue;
    const known = categories.get(categoryId) ?? {
      categoryId,
      spent: amount(0),
      previous: amount(0),
      // Without a category the sign says which transactions are spending.
      q: categoryId === null ? `category:none type:expense ${q}` : `category:${categoryId} ${q}`,
    };
    known[month === period.from ? 'spent' : 'previous'] = amount(-expense);
    categories.set(categoryId, known);
  }
  return [...categories.values()].sort((a, b) => b.spent - a.spent || b.previous - a.previous);
}
