import { expect, test } from 'vitest';
import { line, SmallLedger } from './testing/small-ledger.ts';

test('an entry typed by hand is completed by the bank line within four days', () => {
  for (const [date, kind] of [
    ['2026-03-05', 'matched'],
    ['2026-02-25', 'matched'],
    ['2026-03-06', 'new'],
    ['2026-02-24', 'new'],
  ]) {
    const ledger = new SmallLedger();
    ledger.enter('2026-03-01', -1250, 'corner deli');
    expect(ledger.preview([line(`${date} -1250 pos 4411 the corner deli berlin`)])[0]?.kind).toBe(kind);
  }
});

test('one without words is completed too; one with other words is asked', () => {
  const ledger = new SmallLedger();
  ledger.enter('2026-03-01', -1250, '');
  ledger.enter('2026-03-10', -1250, 'birthday present');
  const [first, second] = ledger.preview([line('2026-03-01 -1250 deli'), line('2026-03-10 -1250 xyz gmbh')]);
  expect(first).toMatchObject({ kind: 'matched', candidates: [{ transactionId: 't1', reason: 'entered-before' }] });
  expect(second).toMatchObject({ kind: 'uncertain', candidates: [{ transactionId: 't2', reason: 'entered-before' }] });
});

test('another amount is another payment', () => {
  const ledger = new SmallLedger();
  ledger.enter('2026-03-01', -1250, 'corner deli');
  expect(ledger.preview([line('2026-03-01 -1251 corner deli')])[0]?.kind).toBe('new');
});

test('of several entries each line takes the one with its words', () => {
  const ledger = new SmallLedger();
  ledger.enter('2026-03-01', -1000, 'bakery');
  ledger.enter('2026-03-01', -1000, 'parking');
  const matches = ledger.preview([line('2026-03-02 -1000 city parking'), line('2026-03-02 -1000 old bakery')]);
  expect(matches.map((match) => match.candidates[0]?.transactionId)).toEqual(['t2', 't1']);
});

test('the other leg of a transfer is completed by its own bank line, whatever its words', () => {
  const ledger = new SmallLedger();
  ledger.enter('2026-03-01', 50_000, 'to savings', 'transfer');
  const [match] = ledger.preview([line('2026-03-02 50000 gutschrift 0815')]);
  expect(match).toMatchObject({ kind: 'matched', candidates: [{ reason: 'transfer-leg' }] });
});

test('one entry is used once', () => {
  const ledger = new SmallLedger();
  ledger.enter('2026-03-01', -500, 'coffee');
  const lines = ['2026-03-02 -500 coffee', '2026-03-01 -500 coffee', '2026-03-03 -500 coffee'].map((text) =>
    line(text),
  );
  expect(ledger.preview(lines).map((match) => match.kind)).toEqual(['new', 'matched', 'new']);
});
