import { amount } from '@expenseai/core/money/amount';
import { expect, it } from 'vitest';
import { sharesOf } from './category-shares.ts';

const categories = (...spent: number[]) =>
  spent.map((value, index) => ({ categoryId: `${index}`, spent: amount(value), previous: amount(10), q: '' }));

it('takes the rest together, but never a single one', () => {
  expect(sharesOf(categories(5, 4, 3), 2)).toMatchObject({ others: null, shown: { length: 3 } });
  const { shown, others } = sharesOf(categories(5, 4, 3, 2), 2);
  expect(shown.map(({ spent }) => spent)).toEqual([5, 4]);
  expect(others).toEqual({ count: 2, spent: 5, previous: 20 });
});

it('cuts a first bar that is more than twice the next', () => {
  expect(sharesOf(categories(200, 100), 8).full).toBe(200);
  expect(sharesOf(categories(201, 100), 8).full).toBeCloseTo(116);
  expect(sharesOf(categories(300), 8).full).toBe(300);
});

it('of nothing has no bars, and more back than out draws none', () => {
  expect(sharesOf([], 8)).toEqual({ shown: [], others: null, full: 1 });
  expect(sharesOf(categories(-50), 8).full).toBe(1);
});
