import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainDate } from '../calendar/plain-date.ts';
import { amount } from '../money/amount.ts';
import { fingerprintOf, sourceOf } from './fingerprint.ts';

const coffee = { date: plainDate('2026-03-01'), amount: amount(-420), text: 'corner coffee' };

test('it is stored, so it is the same for ever', () => {
  expect(fingerprintOf(coffee)).toBe('2026-03-01|-420|1bwu598mq31');
  expect(fingerprintOf({ ...coffee, date: null, text: '' })).toBe('|-420|wvjl67o803');
});

test('date, amount and text each make another one, and none is longer than 40 characters', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.integer({ min: -1e13, max: 1e13 }), (a, b, minor) => {
      const one = fingerprintOf({ ...coffee, amount: amount(minor), text: a });
      expect(one.length).toBeLessThanOrEqual(40);
      expect(one === fingerprintOf({ ...coffee, amount: amount(minor), text: b })).toBe(a === b);
      expect(one).not.toBe(fingerprintOf({ ...coffee, amount: amount(minor + 1), text: a }));
    }),
  );
});

test('ids of OFX and QFX belong to the account, those of tables to their shape', () => {
  const file = { accountNumber: '12 34', shape: 'csv|date|amount' };
  expect(sourceOf({ ...file, format: 'ofx1' })).toBe('ofx:1234');
  expect(sourceOf({ ...file, format: 'qfx' })).toBe(sourceOf({ ...file, format: 'ofx2' }));
  expect(sourceOf({ ...file, format: 'csv' })).not.toBe(
    sourceOf({ ...file, format: 'csv', shape: 'csv|datum|betrag' }),
  );
  expect(sourceOf({ ...file, format: 'ofx1', accountNumber: null })).toBe('ofx:');
});
