import { addDays, addMonths, type PlainDate, plainDate } from '@expenseai/core/calendar/plain-date';
import { type Amount, amount } from '@expenseai/core/money/amount';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveOf, pastMonths, usualOf } from './spending.ts';

const days = (...texts: string[]) => texts.map(plainDate);

describe('months of the past', () => {
  it('reach as deep as today does, and end with themselves where they are shorter', () => {
    const [today = plainDate('2026-03-30')] = days('2026-03-30');
    expect(pastMonths(plainDate('2026-03-01'), today, 3)).toEqual([
      { month: '2026-02-01', until: '2026-02-28' },
      { month: '2026-01-01', until: '2026-01-30' },
      { month: '2025-12-01', until: '2025-12-30' },
    ]);
  });

  it('begin on the ledger’s own day', () => {
    expect(pastMonths(plainDate('2026-02-25'), plainDate('2026-03-24'), 2)).toEqual([
      { month: '2026-01-25', until: '2026-02-21' },
      { month: '2025-12-25', until: '2026-01-21' },
    ]);
  });

  it('never reach into the month that follows', () => {
    const anyMonth = fc.tuple(
      fc.integer({ min: 0, max: 600 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 0, max: 30 }),
    );
    fc.assert(
      fc.property(anyMonth, ([months, start, depth]) => {
        const month = addMonths(addDays(plainDate('1990-01-01'), start - 1), months);
        const today = addDays(month, depth);
        for (const past of pastMonths(month, today, 12)) {
          expect(past.until >= past.month && past.until < addMonths(past.month, 1)).toBe(true);
        }
      }),
    );
  });
});

describe('what is usual', () => {
  const of = (...values: number[]) => usualOf(values.map(amount));

  it('is the median from three months on', () => {
    expect(of(100, 200)).toBeUndefined();
    expect(of(100, 90_000, 200)).toBe(200);
    expect(of(100, 300, 200, 90_000)).toBe(250);
    expect(of(1, 2, 4, 9)).toBe(3);
  });
});

describe('the curve', () => {
  it('adds up day by day and falls with a refund', () => {
    const spentOn = new Map<PlainDate, Amount>([
      [plainDate('2026-02-27'), amount(500)],
      [plainDate('2026-03-01'), amount(-200)],
    ]);
    const curve = curveOf(spentOn, plainDate('2026-02-26'), plainDate('2026-03-02'));
    expect(curve.map(({ spent }) => spent)).toEqual([0, 500, 500, 300, 300]);
    expect(curve.at(-1)?.date).toBe('2026-03-02');
  });
});
