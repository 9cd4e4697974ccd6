import { plainDate } from '@expenseai/core/calendar/plain-date';
import { amount } from '@expenseai/core/money/amount';
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { namedDays, scaleOf, stepPath, ticksOf } from './curve-geometry.ts';

const plot = { left: 40, right: 140, top: 10, bottom: 110 };
const curve = (...spent: number[]) =>
  spent.map((value, index) => ({ date: plainDate(`2026-11-0${index + 1}`), spent: amount(value) }));

test.each([
  [0, 349_598, [0, 100_000, 200_000, 300_000, 400_000]],
  [0, 0, [0, 1]],
  [0, 7, [0, 2, 4, 6, 8]],
  [-1_200, 3_000, [-2_000, 0, 2_000, 4_000]],
])('from %i to %i the lines stand at %j', (low, high, ticks) => {
  expect(ticksOf(low, high)).toEqual(ticks);
});

it('encloses whatever the range is, with few lines', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e13, max: 0 }), fc.integer({ min: 0, max: 1e13 }), (low, high) => {
      const ticks = ticksOf(low, high);
      expect(ticks[0]).toBeLessThanOrEqual(low);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(high);
      expect(ticks.length).toBeLessThanOrEqual(7);
    }),
  );
});

it('draws steps: up on its day, level until the next', () => {
  const spending = curve(0, 50, 100);
  const scale = scaleOf([spending, curve(100)], plot);
  expect(stepPath(spending, scale)).toBe('M40.0 110.0V110.0H90.0V60.0H140.0V10.0');
  expect(stepPath(spending, scale, 1)).toBe('M90.0 60.0H140.0V10.0');
});

test.each([
  [30, 23, [0, 7, 14, 23, 29]],
  [31, 0, [0, 7, 14, 21, 30]],
  [28, 27, [0, 7, 14, 21, 27]],
  [30, 8, [0, 8, 14, 21, 29]],
])('of %i days with today at %i it names %j', (days, today, named) => {
  expect(namedDays(days, today)).toEqual(named);
});
