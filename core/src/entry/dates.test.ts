import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/plain-date.ts';
import { amountOf, read } from './testing/read.ts';

function dateOf(text: string, locale = 'en-US', today?: string): string {
  const entry = read(text, today ? { locale, today: plainDate(today) } : { locale });
  const question = entry.questions.find(({ field }) => field === 'date');
  return question ? ['ask', ...question.options.map(({ value }) => value)].join(' ') : String(entry.draft.date);
}

// Today is Tuesday, 2026-11-24.
const relative: [string, string][] = [
  ['lunch 12', '2026-11-24'],
  ['lunch 12 today', '2026-11-24'],
  ['lunch 12 this morning', '2026-11-24'],
  ['lunch 12 yesterday', '2026-11-23'],
  ['yesterday lunch 12', '2026-11-23'],
  ['lunch 12 last night', '2026-11-23'],
  ['lunch 12 day before yesterday', '2026-11-22'],
  ['lunch 12 the day before yesterday', '2026-11-22'],
  ['lunch 12 tomorrow', '2026-11-25'],
  ['lunch 12 2 days ago', '2026-11-22'],
  ['lunch 12 two days ago', '2026-11-22'],
  ['lunch 12 a day ago', '2026-11-23'],
  ['lunch 12 a week ago', '2026-11-17'],
  ['lunch 12 3 weeks ago', '2026-11-03'],
  ['lunch 12 a month ago', '2026-10-24'],
  ['lunch 12 on friday', '2026-11-20'],
  ['lunch 12 last Friday', '2026-11-20'],
  ['lunch 12 friday', '2026-11-20'],
  ['lunch 12 Monday', '2026-11-23'],
  ['lunch 12 last tuesday', '2026-11-17'],
  ['lunch 12 on sat', '2026-11-21'],
  ['lunch 12 fri', '2026-11-20'],
  ['friday night dinner 40', '2026-11-20'],
  ['rent 900 next friday', '2026-11-27'],
  ['black friday shoes 60', '2026-11-24'],
  ['sun cream 12', '2026-11-24'],
  ['last month’s rent 900', '2026-11-24'],
  ['electricity 75 for last month', '2026-11-24'],
  ['rent 900 end of last month', '2026-10-31'],
  ['gestern lunch 12', '2026-11-23'],
  ['lunch 12 ayer', '2026-11-23'],
];

const dayOfMonth: [string, string][] = [
  ['lunch 12 on the 1st', '2026-11-01'],
  ['lunch 12 15th', '2026-11-15'],
  ['lunch 12 on 15th', '2026-11-15'],
  ['lunch 12 on the 24th', '2026-11-24'],
  ['lunch 12 on the 25th', '2026-10-25'],
  ['lunch 12 on the 31st', '2026-10-31'],
  ['lunch 12 on the first', '2026-11-01'],
  ['lunch 12 on the 20th of last month', '2026-10-20'],
  ['lunch 12 15th last month', '2026-10-15'],
  ['lunch 12 on the 3rd of this month', '2026-11-03'],
  ['1st class train 12', '2026-11-24'],
  ['30th birthday gift 12', '2026-11-24'],
  ['rent 900 on the 1st of every month', '2026-11-01'],
];

const written: [string, string, string][] = [
  ['dentist 180 on 3 November', 'en-IE', '2026-11-03'],
  ['dentist 180 on November 3', 'en-US', '2026-11-03'],
  ['dentist 180 Nov 3rd', 'en-US', '2026-11-03'],
  ['dentist 180 3rd of November', 'en-GB', '2026-11-03'],
  ['dentist 180 3-Nov', 'en-GB', '2026-11-03'],
  ['dentist 3 nov 180', 'en-GB', '2026-11-03'],
  ['dentist 180 on 3 November 2025', 'en-GB', '2025-11-03'],
  ['dentist 180 on 3 December', 'en-GB', '2025-12-03'],
  ['Zahnarzt 180 am 3. November', 'de-DE', '2026-11-03'],
  ['Zahnarzt 180 am 3.', 'de-DE', '2026-11-03'],
  ['Zahnarzt 180 am 3.11.', 'de-DE', '2026-11-03'],
  ['Zahnarzt 180 3.11.2026', 'de-DE', '2026-11-03'],
  ['dentist 180 2026-11-03', 'en', '2026-11-03'],
  ['parking 12 on 03/04', 'en-GB', '2026-04-03'],
  ['parking 12 on 03/04', 'en-US', '2026-03-04'],
  ['parking 12 on 03/04/2025', 'en-GB', '2025-04-03'],
  ['parking 12 on 25/12', 'en-US', '2025-12-25'],
  ['parking 12 on 12/25', 'en-GB', '2025-12-25'],
  ['parking 12 on 25/12', 'en', '2025-12-25'],
  ['parking 12 on 04/04', 'en', '2026-04-04'],
  ['parking 12 on 3/4', 'ja-JP', '2026-03-04'],
];

const open: [string, string, string][] = [
  ['parking 12 on 03/04', 'en', 'ask 2026-04-03 2026-03-04'],
  ['parking 12 on 03/04', 'en-CA', 'ask 2026-04-03 2026-03-04'],
  ['parking 12 on 30 February', 'en-GB', 'ask 2026-11-24 2026-11-17 2026-10-24'],
  ['parking 12 last week', 'en-GB', 'ask 2026-11-24 2026-11-17 2026-10-24'],
  ['hotel 300 on 12 Nov to 15 Nov', 'en-GB', 'ask 2026-11-12 2026-11-15'],
];

describe('dates', () => {
  it.each(relative)('%s', (text, expected) => expect(dateOf(text)).toBe(expected));
  it.each(dayOfMonth)('%s', (text, expected) => expect(dateOf(text)).toBe(expected));
  it.each(written)('%s (%s)', (text, locale, expected) => expect(dateOf(text, locale)).toBe(expected));
  it.each(open)('%s (%s) is asked', (text, locale, expected) => expect(dateOf(text, locale)).toBe(expected));

  it('looks back over the turn of the year', () => {
    expect(dateOf('lunch 12 on Dec 31', 'en-US', '2027-01-02')).toBe('2026-12-31');
    expect(dateOf('lunch 12 on the 31st', 'en-US', '2027-01-02')).toBe('2026-12-31');
    expect(dateOf('lunch 12 on 29 February', 'en-GB', '2027-01-02')).toBe('2024-02-29');
  });

  it('is pending where it lies ahead', () => {
    expect(read('lunch 12 tomorrow').draft.status).toBe('pending');
    expect(read('lunch 12 today').draft.status).toBe('cleared');
  });

  it('takes a date for no amount, and an amount for no date', () => {
    expect(amountOf('lunch 12 on the 15th')).toBe('12.00 USD');
    expect(amountOf('lunch on 3 November')).toBe('ask');
    expect(amountOf('Kaffee 3.11', 'de-DE', 'EUR')).toBe('3.11 EUR');
    expect(dateOf('Kaffee 3.11', 'de-DE')).toBe('2026-11-24');
    expect(dateOf('Kaffee 4,50 3.11.', 'de-DE')).toBe('2026-11-03');
  });
});
