import { expect, test } from 'vitest';
import { plainDate } from '../calendar/plain-date.ts';
import { line, SmallLedger } from './testing/small-ledger.ts';

const statement = [
  line('2026-03-01 -420 corner coffee'),
  line('2026-03-01 -420 corner coffee'),
  line('2026-03-02 -100000 rent'),
  line('- -999 not booked yet ?'),
  line('2026-03-02 250000 salary #77'),
];
const duplicates = statement.map(() => 'duplicate');

test('the second import of a file finds every line', () => {
  const ledger = new SmallLedger();
  ledger.import(statement);
  const before = ledger.contents();
  expect(ledger.import(statement)).toEqual(duplicates);
  expect(ledger.contents()).toEqual(before);
});

test('also after people edited date, amount and payee, because the facts of the bank stay', () => {
  const ledger = new SmallLedger();
  ledger.import(statement);
  for (const { id } of ledger.transactions) {
    ledger.edit(id, { date: plainDate('2026-05-20'), amount: -1, text: 'something else' });
  }
  expect(ledger.import(statement)).toEqual(duplicates);
});

test('also from another source, where date, amount and text are equal', () => {
  const ledger = new SmallLedger();
  ledger.import(statement);
  const elsewhere = statement.map((item, index) => ({ ...item, source: 'ofx:1', externalId: `f${index}` }));
  expect(ledger.import(elsewhere)).toEqual(duplicates);
});

test('a name cut by the format of the other source is the same line', () => {
  const ledger = new SmallLedger();
  ledger.import([line('2026-03-01 -420 corner coffee house frankfurt am main')]);
  const [match] = ledger.preview([line('2026-03-01 -420 corner coffee house frankfu #9', 'ofx:1')]);
  expect(match).toMatchObject({ kind: 'duplicate', candidates: [{ reason: 'text-cut-short', transactionId: 't1' }] });
});

test('other words of another source on the same day are asked, with the transaction that it may be', () => {
  const ledger = new SmallLedger();
  ledger.import([line('2026-03-01 -420 corner coffee')]);
  const [match] = ledger.preview([line('2026-03-01 -420 card 1234 cornr coffe', 'ofx:1')]);
  expect(match).toMatchObject({ kind: 'uncertain', candidates: [{ reason: 'other-text', transactionId: 't1' }] });
});

test('an answer is remembered: merged and skipped lines are duplicates the next time', () => {
  const ledger = new SmallLedger();
  ledger.import([line('2026-03-01 -420 corner coffee')]);
  const [asked, unwanted] = [line('2026-03-01 -420 kaffee #1', 'ofx:1'), line('2026-03-05 -1 test charge #2', 'ofx:1')];
  ledger.merge(asked, 't1');
  ledger.skip(unwanted);
  const again = ledger.preview([asked, unwanted]);
  expect(again.map((match) => match.candidates[0]?.reason)).toEqual(['merged-before', 'skipped-before']);
  expect(again.map((match) => match.kind)).toEqual(['duplicate', 'duplicate']);
  // The transaction is used once: with the merged line in the file, its own line is another one.
  expect(ledger.preview([asked, { ...line('2026-03-01 -420 corner coffee'), source: 'ofx:1' }])[1]?.kind).toBe('new');
});
