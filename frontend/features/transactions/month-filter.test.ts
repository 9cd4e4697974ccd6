import { plainDate } from '@expenseai/core/calendar/plain-date';
import { expect, test } from 'vitest';
import { monthOfQuery, steppedMonth, withMonth } from './month-filter.ts';
import { readQuery, writeQuery } from './query-chips.ts';

const calendar = { today: plainDate('2026-11-24'), monthStart: 1, weekStart: 1 };
const salaryCalendar = { ...calendar, monthStart: 25 };
const items = (q: string) => readQuery(q).items ?? [];

test.each([
  ['date:2026-11', '2026-11-01'],
  ['coffee date:this-month', '2026-11-01'],
  ['date:last-month', '2026-10-01'],
  ['date:2026-02-01..2026-02-28', '2026-02-01'],
  ['date:2026-02-01..2026-02-27', null],
  ['date:2026', null],
  ['date:2026-11..', null],
  ['coffee', null],
])('%s shows the month of %s', (q, month) => {
  expect(monthOfQuery(items(q), calendar)).toBe(month);
});

test('a ledger whose month begins on the 25th has months across the calendar’s', () => {
  expect(monthOfQuery(items('date:this-month'), salaryCalendar)).toBe('2026-10-25');
  expect(monthOfQuery(items('date:2026-11'), salaryCalendar)).toBeNull();
});

test('stepping replaces the dates and keeps the rest', () => {
  const before = items('category:food date:2026-01');
  expect(writeQuery(withMonth(before, steppedMonth(before, -1, calendar)))).toBe('date:2025-12 category:food');
  const salary = items('date:2026-10-25..2026-11-24');
  expect(writeQuery(withMonth(salary, steppedMonth(salary, 1, salaryCalendar)))).toBe('date:2026-11-25..2026-12-24');
});

test('from no month the step leads to this one', () => {
  expect(steppedMonth(items('coffee'), -1, calendar)).toBe('2026-11-01');
});
