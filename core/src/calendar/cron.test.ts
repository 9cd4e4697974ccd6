import { expect, test } from 'vitest';
import { lastTime, nextTime, parseCron } from './cron.ts';

const last = (text: string, now: string) => {
  const cron = parseCron(text);
  return cron && lastTime(cron, new Date(now))?.toISOString();
};

test.each([
  ['0 2 * * *', '2026-03-01T01:59:59Z', '2026-02-28T02:00:00.000Z'],
  ['0 2 * * *', '2026-03-01T02:00:00Z', '2026-03-01T02:00:00.000Z'],
  ['*/15 * * * *', '2026-03-01T00:14:00Z', '2026-03-01T00:00:00.000Z'],
  ['10-20/5,40 8,20 * * *', '2026-03-01T20:39:00Z', '2026-03-01T20:20:00.000Z'],
  ['5/20 * * * *', '2026-03-01T20:44:00Z', '2026-03-01T20:25:00.000Z'],
  ['0 0 29 2 *', '2026-03-01T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ['0 3 * * 7', '2026-03-04T00:00:00Z', '2026-03-01T03:00:00.000Z'],
  ['0 3 * * 0', '2026-03-04T00:00:00Z', '2026-03-01T03:00:00.000Z'],
  // Both kinds of days: either is enough.
  ['0 3 1 * 1', '2026-03-08T00:00:00Z', '2026-03-02T03:00:00.000Z'],
  ['0 3 1 * *', '2026-03-08T00:00:00Z', '2026-03-01T03:00:00.000Z'],
  ['0 0 31 2 *', '2026-03-08T00:00:00Z', undefined],
])('%s was last due before %s at %s', (text, now, expected) => {
  expect(last(text, now)).toBe(expected);
});

const next = (text: string, now: string) => {
  const cron = parseCron(text);
  return cron && nextTime(cron, new Date(now))?.toISOString();
};

test.each([
  ['0 2 * * *', '2026-02-28T01:59:59Z', '2026-02-28T02:00:00.000Z'],
  ['0 2 * * *', '2026-02-28T02:00:00Z', '2026-03-01T02:00:00.000Z'],
  ['0 2 * * *', '2026-12-31T02:00:59Z', '2027-01-01T02:00:00.000Z'],
  ['*/15 * * * *', '2026-03-01T23:45:00Z', '2026-03-02T00:00:00.000Z'],
  ['0 0 29 2 *', '2026-03-01T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ['0 3 1 * 1', '2026-03-02T03:00:00Z', '2026-03-09T03:00:00.000Z'],
  ['0 0 31 2 *', '2026-03-08T00:00:00Z', undefined],
])('%s is next due after %s at %s', (text, now, expected) => {
  expect(next(text, now)).toBe(expected);
});

test('a time is kept as it was written', () => {
  expect(parseCron('  30  2 * * 1-5 ')?.text).toBe('30 2 * * 1-5');
});

test.each([
  '',
  '0 2 * *',
  '0 2 * * * *',
  '60 2 * * *',
  '0 24 * * *',
  '0 2 0 * *',
  '0 2 * 13 *',
  '0 2 * * 8',
  '5-3 * * * *',
  '*/0 * * * *',
  'x * * * *',
  '@daily',
  '-1 * * * *',
  '1, * * * *',
])('“%s” is no time', (text) => {
  expect(parseCron(text)).toBeUndefined();
});
