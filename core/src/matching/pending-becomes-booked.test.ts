import { expect, test } from 'vitest';
import { line, SmallLedger } from './testing/small-ledger.ts';

const pending = line('2026-03-01 -2350 starbucks pending #p1 ?');
const booked = line('2026-03-03 -2350 starbucks store 1234 #b7');

test('a pending line is new and stays pending', () => {
  const ledger = new SmallLedger();
  expect(ledger.import([pending])).toEqual(['new']);
  expect(ledger.transactions[0]?.status).toBe('pending');
});

test('the booked line replaces it, whatever its id; no file brings anything back', () => {
  const ledger = new SmallLedger();
  ledger.import([pending]);
  expect(ledger.preview([booked])[0]?.candidates[0]).toMatchObject({ transactionId: 't1', reason: 'pending-booked' });
  expect(ledger.import([booked])).toEqual(['matched']);
  expect(ledger.transactions).toHaveLength(1);
  expect(ledger.transactions[0]).toMatchObject({ status: 'cleared', facts: booked });
  expect(ledger.import([booked])).toEqual(['duplicate']);
  expect(ledger.import([pending])).toEqual(['duplicate']);
});

test('with the same id or the same words it is the booked line too', () => {
  for (const status of ['#p1', '']) {
    const ledger = new SmallLedger();
    ledger.import([line(`2026-03-01 -2350 starbucks ${status} ?`.replace('  ', ' '))]);
    expect(ledger.import([line(`2026-03-01 -2350 starbucks ${status}`.trim())])).toEqual(['matched']);
    expect(ledger.transactions).toHaveLength(1);
  }
});

test('a line without a date is found again and then booked', () => {
  const ledger = new SmallLedger();
  const undated = line('- -2350 starbucks ?');
  ledger.import([undated]);
  expect(ledger.import([undated])).toEqual(['duplicate']);
  expect(ledger.import([line('2026-04-01 -2350 starbucks')])).toEqual(['matched']);
});

test('another amount is asked: a tip was added, or it was another visit', () => {
  const ledger = new SmallLedger();
  ledger.import([pending]);
  const [match] = ledger.preview([line('2026-03-03 -2750 starbucks store 1234 #b7')]);
  expect(match).toMatchObject({ kind: 'uncertain', candidates: [{ reason: 'pending-amount-changed' }] });
  expect(ledger.preview([line('2026-03-03 -9900 starbucks #b7')])[0]?.kind).toBe('new');
});

test('two pending coffees and one booked leave one pending', () => {
  const ledger = new SmallLedger();
  ledger.import([pending, line('2026-03-02 -2350 starbucks pending #p2 ?')]);
  expect(ledger.import([booked])).toEqual(['matched']);
  expect(ledger.transactions.filter((transaction) => transaction.status === 'pending')).toHaveLength(1);
});

test('a booked line before the pending one, or weeks after it, is another payment', () => {
  const ledger = new SmallLedger();
  ledger.import([pending]);
  expect(ledger.preview([line('2026-02-25 -2350 starbucks #b1')])[0]?.kind).toBe('new');
  expect(ledger.preview([line('2026-03-12 -2350 starbucks #b1')])[0]?.kind).toBe('new');
  expect(ledger.preview([line('2026-03-11 -2350 starbucks #b1')])[0]?.kind).toBe('matched');
});
