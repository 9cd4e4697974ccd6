import { expect, test } from 'vitest';
import { line, SmallLedger } from './testing/small-ledger.ts';

const coffee = line('2026-03-01 -420 corner coffee');

test('a deleted transaction does not come back with its file, and the line says so', () => {
  const ledger = new SmallLedger();
  ledger.import([coffee]);
  ledger.delete('t1');
  const [match] = ledger.preview([coffee]);
  expect(match).toMatchObject({ kind: 'duplicate', candidates: [{ reason: 'deleted-before', isDeleted: true }] });
  ledger.import([coffee]);
  expect(ledger.contents()).toEqual([]);
});

test('by bank id too, and from another source', () => {
  const ledger = new SmallLedger();
  ledger.import([line('2026-03-01 -420 corner coffee #1', 'ofx:1')]);
  ledger.delete('t1');
  expect(ledger.import([line('2026-03-02 -420 corner coffee berlin #1', 'ofx:1')])).toEqual(['duplicate']);
  expect(ledger.import([coffee])).toEqual(['duplicate']);
});

test('of two equal coffees with one deleted, one is left and both lines are known', () => {
  const ledger = new SmallLedger();
  ledger.import([coffee, coffee]);
  ledger.delete('t1');
  expect(ledger.import([coffee, coffee])).toEqual(['duplicate', 'duplicate']);
  expect(ledger.preview([coffee])[0]?.candidates[0]).toMatchObject({ transactionId: 't2', isDeleted: false });
  expect(ledger.import([coffee, coffee, coffee])).toEqual(['duplicate', 'duplicate', 'new']);
});

test('what undo of an import forgets can be imported again', () => {
  const ledger = new SmallLedger();
  ledger.import([coffee]);
  ledger.delete('t1');
  ledger.remembered = [];
  expect(ledger.import([coffee])).toEqual(['new']);
});
