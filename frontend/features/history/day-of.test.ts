import { expect, it } from 'vitest';
import { dayOf } from './day-of.ts';

it('a late change in Berlin is of the next day there, and of the one before in New York', () => {
  expect(dayOf('2026-11-23T23:30:00Z', 'Europe/Berlin')).toBe('2026-11-24');
  expect(dayOf('2026-11-23T23:30:00Z', 'UTC')).toBe('2026-11-23');
  expect(dayOf('2026-11-24T03:30:00Z', 'America/New_York')).toBe('2026-11-23');
});
