import type { Home } from '@expenseai/contracts/home';
import { amount, sum } from '@expenseai/core/money/amount';

type Categories = Home['categories'];

export interface Shares {
  shown: Categories;
  /** The rest as one; null where all are shown. */
  others: { count: number; spent: Categories[number]['spent']; previous: Categories[number]['previous'] } | null;
  /** What fills a bar. */
  full: number;
}

/** One category of many times the next, such as rent, would leave nothing of the other bars; it is cut here. */
const longest = 1.16;
const cutFrom = 2;

/** The biggest `most` categories of spending, the rest together, and the scale of their bars. */
export function sharesOf(categories: Categories, most: number): Shares {
  const spending = categories.filter(({ spent, previous }) => spent !== 0 || previous > 0);
  // One more line is no longer than the line that would stand for it.
  const count = spending.length <= most + 1 ? spending.length : most;
  const [shown, rest] = [spending.slice(0, count), spending.slice(count)];
  const others = {
    count: rest.length,
    spent: sum(rest.map(({ spent }) => spent)),
    previous: sum(rest.map(({ previous }) => previous)),
  };
  const [first = amount(0), second = amount(0)] = shown.map(({ spent }) => spent).sort((a, b) => b - a);
  const next = Math.max(second, rest.length > 0 ? others.spent : 0);
  return {
    shown,
    others: rest.length > 0 ? others : null,
    full: Math.max(1, next > 0 && first > cutFrom * next ? next * longest : Math.max(first, next)),
  };
}
