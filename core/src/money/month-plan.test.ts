import { expect, test } from 'vitest';
import { amount } from './amount.ts';
import { planMonth } from './month-plan.ts';

test('what is saved is not spent, and a day gets its whole part of the rest', () => {
  expect(planMonth(amount(611_400), amount(120_000), 30)).toEqual({
    toSpend: 491_400,
    perDay: 16_380,
    savingShare: 120_000 / 611_400,
  });
  expect(planMonth(amount(1_000), amount(0), 3).perDay).toBe(333);
});

test('who saves more than comes in has nothing for a day', () => {
  expect(planMonth(amount(100), amount(250), 31)).toEqual({ toSpend: -150, perDay: 0, savingShare: 2.5 });
});

test('without an income there is no share', () => {
  expect(planMonth(amount(0), amount(0), 30)).toEqual({ toSpend: 0, perDay: 0, savingShare: null });
});
