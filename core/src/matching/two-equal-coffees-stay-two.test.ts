import { expect, test } from 'vitest';
import { line, SmallLedger } from './testing/small-ledger.ts';

const coffee = line('2026-03-01 -420 corner coffee');

test('two equal coffees in one file are two transactions', () => {
  const ledger = new SmallLedger();
  expect(ledger.import([coffee, coffee])).toEqual(['new', 'new']);
  expect(ledger.contents()).toHaveLength(2);
});

test('with one of them in the ledger, one is a duplicate and one is new, shown as 2 against 1', () => {
  const ledger = new SmallLedger();
  ledger.import([coffee]);
  const [first, second] = ledger.preview([coffee, coffee]);
  expect(first).toMatchObject({ kind: 'duplicate', twins: { inFile: 2, inLedger: 1 } });
  expect(first?.candidates[0]).toMatchObject({ transactionId: 't1', reason: 'same-line', score: 1 });
  expect(second).toMatchObject({ kind: 'new', candidates: [], twins: { inFile: 2, inLedger: 1 } });
});

test('with three in the ledger and two in the file nothing is added', () => {
  const ledger = new SmallLedger();
  ledger.import([coffee, coffee, coffee]);
  expect(ledger.import([coffee, coffee])).toEqual(['duplicate', 'duplicate']);
});

test('where the one in the ledger was typed by hand, the line completes it and the other is new', () => {
  const ledger = new SmallLedger();
  ledger.enter('2026-03-01', -420, 'coffee');
  const matches = ledger.preview([coffee, coffee]);
  expect(matches.map((match) => match.kind).sort()).toEqual(['matched', 'new']);
  expect(matches[0]?.twins).toEqual({ inFile: 2, inLedger: 1 });
  ledger.import([coffee, coffee]);
  expect(ledger.import([coffee, coffee])).toEqual(['duplicate', 'duplicate']);
});

test('two bank ids are two coffees, in one file and in two', () => {
  const ledger = new SmallLedger();
  const [one, two] = [line('2026-03-01 -420 corner coffee #1'), line('2026-03-01 -420 corner coffee #2')];
  expect(ledger.import([one])).toEqual(['new']);
  expect(ledger.import([two])).toEqual(['new']);
  expect(ledger.import([one, two])).toEqual(['duplicate', 'duplicate']);
});

test('a single line says nothing of twins', () => {
  expect(new SmallLedger().preview([coffee])[0]?.twins).toBeNull();
});

test('a hundred thousand equal lines are counted in no more than linear time', () => {
  const ledger = new SmallLedger();
  const many = Array.from({ length: 100_000 }, () => coffee);
  ledger.import(many);
  expect(new Set(ledger.import([...many, coffee]))).toEqual(new Set(['duplicate', 'new']));
  expect(ledger.transactions).toHaveLength(100_001);
});
