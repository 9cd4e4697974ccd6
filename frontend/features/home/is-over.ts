import type { Home } from '@expenseai/contracts/home';

/** Whether the month that is shown is over: its figures are final, and nothing of it is today's. */
export function isOver({ today, until }: Pick<Home, 'today' | 'until'>): boolean {
  return until < today;
}
