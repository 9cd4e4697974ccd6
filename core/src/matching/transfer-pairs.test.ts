import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, plainDate } from '../calendar/plain-date.ts';
import { amount } from '../money/amount.ts';
import { proposeTransfers, type TransferLeg, type TransferLine, transferThreshold } from './transfer-pairs.ts';

const day = plainDate('2026-03-10');

function out(n: number, minor: number, text = 'own transfer', days = 0): TransferLine {
  return { n, date: addDays(day, days), amount: amount(minor), text, accountName: 'everyday' };
}

function leg(transactionId: string, minor: number, text = '', days = 0, accountId = 'savings'): TransferLeg {
  return { transactionId, accountId, accountName: accountId, date: addDays(day, days), amount: amount(minor), text };
}

test('an opposite amount on another own account within three days is proposed', () => {
  for (const days of [-3, 0, 3]) {
    const [found] = proposeTransfers([out(1, -50_000)], [leg('t1', 50_000, 'from everyday', days)]);
    expect(found).toMatchObject({ n: 1, transactionId: 't1', reason: 'words-of-both' });
    expect(found?.confidence).toBeGreaterThanOrEqual(transferThreshold);
  }
  expect(
    proposeTransfers([out(1, -50_000)], [leg('t1', 50_000, '', 4), leg('t2', -50_000), leg('t3', 50_001)]),
  ).toEqual([]);
});

test('amount and date alone are a suggestion below the threshold; the name of the account is a word', () => {
  const [bare] = proposeTransfers([out(1, -2000, 'zalando')], [leg('t1', 2000, 'zalando refund')]);
  expect(bare?.reason).toBe('amount-and-date');
  expect(bare?.confidence).toBeLessThan(transferThreshold);
  const [named] = proposeTransfers([out(1, -2000, 'to rainy day fund')], [leg('t1', 2000, 'in', 0, 'rainy day')]);
  expect(named?.confidence).toBeGreaterThanOrEqual(transferThreshold);
});

test('two accounts that serve equally well are a guess', () => {
  const legs = [leg('t1', 50_000, 'transfer', 0, 'savings'), leg('t2', 50_000, 'transfer', 0, 'broker')];
  expect(proposeTransfers([out(1, -50_000)], legs)[0]?.confidence).toBeLessThan(transferThreshold);
});

test('two equal transfers on one day are two pairs, and the nearer day wins', () => {
  const legs = [leg('t1', 50_000, 'transfer'), leg('t2', 50_000, 'transfer'), leg('t3', 50_000, 'transfer', 2)];
  const found = proposeTransfers([out(1, -50_000), out(2, -50_000)], legs);
  expect(found.map((proposal) => proposal.transactionId)).toEqual(['t1', 't2']);
});

test('no line and no leg is used twice', () => {
  const some = fc.array(fc.tuple(fc.constantFrom(-100, 100, 0), fc.integer({ min: 0, max: 5 })), { maxLength: 20 });
  fc.assert(
    fc.property(some, some, (left, right) => {
      const lines = left.map(([minor, days], index) => out(index + 1, minor, 'transfer', days));
      const legs = right.map(([minor, days], index) => leg(`t${index}`, minor, 'transfer', days));
      const found = proposeTransfers(lines, legs);
      expect(new Set(found.map((proposal) => proposal.n)).size).toBe(found.length);
      expect(new Set(found.map((proposal) => proposal.transactionId)).size).toBe(found.length);
    }),
  );
});
