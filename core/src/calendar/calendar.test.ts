import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalPeriodWord, includes, monthOf, monthPeriod, relativePeriod, weekPeriod } from './period.ts';
import {
  addDays,
  addMonths,
  dayNumber,
  dayOfMonth,
  daysBetween,
  fromDayNumber,
  fromParts,
  isPlainDate,
  type PlainDate,
  plainDate,
  startOfMonth,
  today,
  weekday,
} from './plain-date.ts';

const anyDate = fc
  .integer({ min: dayNumber(plainDate('0002-01-01')), max: dayNumber(plainDate('9998-12-31')) })
  .map(fromDayNumber);

describe('plain dates', () => {
  it('are real days', () => {
    for (const text of ['2026-03-05', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])
      expect(plainDate(text)).toBe(text);
    for (const text of [
      '2026-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-01',
      '2026-04-31',
      '0000-01-01',
      '2026-3-5',
      '2026-03-05T00',
      '',
    ]) {
      expect(isPlainDate(text)).toBe(false);
      expect(() => plainDate(text)).toThrow(expect.objectContaining({ code: 'validation' }));
    }
    expect(fromParts(2026, 3, 5)).toBe('2026-03-05');
    expect(fromParts(33, 1, 1)).toBe('0033-01-01');
    expect(fromParts(2026, 2, 29)).toBeNull();
    expect(fromParts(2026.5, 2, 1)).toBeNull();
  });

  it('agree with the proleptic calendar of Date', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const instant = new Date(`${date}T00:00:00Z`);
        expect(instant.toISOString().slice(0, 10)).toBe(date);
        expect(dayNumber(date)).toBe(instant.getTime() / 86_400_000);
        expect(weekday(date)).toBe(instant.getUTCDay() || 7);
      }),
    );
  });

  it('add days and count them', () => {
    expect(addDays(plainDate('2026-02-28'), 1)).toBe('2026-03-01');
    expect(daysBetween(plainDate('2026-03-01'), plainDate('2026-02-28'))).toBe(-1);
    expect(() => addDays(plainDate('9999-12-31'), 1)).toThrow(expect.objectContaining({ code: 'validation' }));
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -300, max: 300 }), (date, days) => {
        const later = addDays(date, days);
        expect(daysBetween(date, later)).toBe(days);
        expect(addDays(later, -days)).toBe(date);
        expect(later > date).toBe(days > 0);
      }),
    );
  });

  it('add months and clamp to the last day', () => {
    expect(addMonths(plainDate('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(plainDate('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(plainDate('2026-01-15'), -1)).toBe('2025-12-15');
    expect(() => addMonths(plainDate('0001-01-01'), -1)).toThrow(expect.objectContaining({ code: 'validation' }));
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -11, max: 11 }), (date, months) => {
        const moved = addMonths(date, months);
        expect(isPlainDate(moved)).toBe(true);
        expect(dayOfMonth(moved)).toBeLessThanOrEqual(dayOfMonth(date));
        expect(addMonths(startOfMonth(date), months)).toBe(startOfMonth(moved));
      }),
    );
  });

  it('know the day in a zone', () => {
    const instant = new Date('2026-03-05T23:30:00Z');
    expect(today(instant, 'UTC')).toBe('2026-03-05');
    expect(today(instant, 'Asia/Kolkata')).toBe('2026-03-06');
    expect(today(instant, 'America/New_York')).toBe('2026-03-05');
    expect(() => today(instant, 'Mars/Olympus')).toThrow(expect.objectContaining({ code: 'validation' }));
  });
});

describe('a ledger’s own months', () => {
  it('begin on its day', () => {
    expect(monthOf(plainDate('2026-03-24'), 25)).toBe('2026-02-25');
    expect(monthOf(plainDate('2026-03-25'), 25)).toBe('2026-03-25');
    expect(monthPeriod(plainDate('2026-01-10'), 28)).toEqual({ from: '2025-12-28', to: '2026-01-27' });
    expect(monthPeriod(plainDate('2026-02-10'), 1)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    for (const start of [0, 29, 1.5]) {
      expect(() => monthOf(plainDate('2026-03-24'), start)).toThrow(expect.objectContaining({ code: 'validation' }));
    }
  });

  it('hold each day once', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 28 }), (date, start) => {
        const period = monthPeriod(date, start);
        expect(includes(period, date)).toBe(true);
        expect(dayOfMonth(period.from)).toBe(start);
        expect(monthPeriod(addDays(period.to, 1), start).from).toBe(addDays(period.to, 1));
        expect(monthOf(period.to, start)).toBe(period.from);
      }),
    );
  });
});

describe('relativePeriod', () => {
  // A Thursday.
  const day = plainDate('2026-03-05');
  const days = (word: string, monthStart = 1, weekStart = 1, from: PlainDate = day) => {
    const period = relativePeriod(word, from, monthStart, weekStart);
    return period && `${period.from} ${period.to}`;
  };

  it.each([
    ['today', '2026-03-05 2026-03-05'],
    ['yesterday', '2026-03-04 2026-03-04'],
    ['this-week', '2026-03-02 2026-03-08'],
    ['last-week', '2026-02-23 2026-03-01'],
    ['this-month', '2026-03-01 2026-03-31'],
    ['last-month', '2026-02-01 2026-02-28'],
    ['this-quarter', '2026-01-01 2026-03-31'],
    ['last-quarter', '2025-10-01 2025-12-31'],
    ['this-year', '2026-01-01 2026-12-31'],
    ['last-year', '2025-01-01 2025-12-31'],
    ['last-1-days', '2026-03-05 2026-03-05'],
    ['last-30-days', '2026-02-04 2026-03-05'],
    ['last-2-weeks', '2026-02-20 2026-03-05'],
    ['last-3-months', '2025-12-06 2026-03-05'],
    ['2026', '2026-01-01 2026-12-31'],
    ['2024-02', '2024-02-01 2024-02-29'],
    ['2026-Q1', '2026-01-01 2026-03-31'],
    ['9999-Q4', '9999-10-01 9999-12-31'],
    ['2026-03-05', '2026-03-05 2026-03-05'],
  ])('%s is %s', (word, expected) => {
    expect(days(word)).toBe(expected);
  });

  it('follows the ledger’s month and the person’s week', () => {
    expect(days('this-month', 25)).toBe('2026-02-25 2026-03-24');
    expect(days('last-month', 25)).toBe('2026-01-25 2026-02-24');
    expect(days('2026-03', 25)).toBe('2026-03-01 2026-03-31');
    expect(days('this-week', 1, 7)).toBe('2026-03-01 2026-03-07');
    expect(weekPeriod(day, 4)).toEqual({ from: '2026-03-05', to: '2026-03-11' });
    expect(days('last-quarter', 1, 1, plainDate('2026-05-31'))).toBe('2026-01-01 2026-03-31');
  });

  it.each(['tomorrowish', 'last-0-days', 'last-days', '2026-13', '2026-Q5', '0000', '26', '2026-3', ''])(
    'knows no %j',
    (word) => {
      expect(days(word)).toBeNull();
      expect(canonicalPeriodWord(word)).toBeNull();
    },
  );

  it('has one way to write a word', () => {
    expect(['Today', '2026-q1', 'LAST-30-DAY', 'last-month'].map(canonicalPeriodWord)).toEqual([
      'today',
      '2026-Q1',
      'last-30-days',
      'last-month',
    ]);
  });
});
