import { expect, test } from 'vitest';
import { line, SmallLedger } from './testing/small-ledger.ts';

test('the same id with a moved date or other words is the same line', () => {
  const ledger = new SmallLedger();
  ledger.import([line('2026-03-01 -420 corner coffee #1')]);
  expect(ledger.preview([line('2026-03-04 -420 corner coffee berlin de #1')])[0]).toMatchObject({
    kind: 'duplicate',
    candidates: [{ reason: 'same-id' }],
  });
});

test('the same id means nothing beside another source', () => {
  const ledger = new SmallLedger();
  ledger.import([line('2026-03-01 -420 corner coffee #1', 'ofx:1')]);
  expect(ledger.preview([line('2026-03-03 -990 cinema #1', 'ofx:2')])[0]?.kind).toBe('new');
});

test('the same id with another amount, or months later, is asked', () => {
  const ledger = new SmallLedger();
  ledger.import([line('2026-03-01 -420 corner coffee #1')]);
  for (const text of [
    '2026-03-01 -480 corner coffee #1',
    '2026-06-01 -9900 cinema #1',
    '2026-06-01 -420 corner coffee #1',
  ]) {
    expect(ledger.preview([line(text)])[0]).toMatchObject({ kind: 'uncertain', candidates: [{ reason: 'id-reused' }] });
  }
});

test('a bank that counts from one in every file: its lines are told apart by what they are', () => {
  const ledger = new SmallLedger();
  const march = ['2026-03-01 -90000 rent #1', '2026-03-02 -420 coffee #2', '2026-03-09 -1500 cinema #3'].map((text) =>
    line(text),
  );
  const april = ['2026-04-01 -90000 rent #1', '2026-04-12 -777 books #2', '2026-04-19 -1999 shoes #3'].map((text) =>
    line(text),
  );
  expect(ledger.import(march)).toEqual(['new', 'new', 'new']);
  expect(ledger.import(april)).toEqual(['new', 'new', 'new']);
  expect(ledger.import(march)).toEqual(['duplicate', 'duplicate', 'duplicate']);
  expect(ledger.import(april)).toEqual(['duplicate', 'duplicate', 'duplicate']);
});

test('a constant is no id', () => {
  const ledger = new SmallLedger();
  const lines = [line('2026-03-01 -420 coffee #0'), line('2026-03-02 -1500 cinema #0')];
  expect(ledger.import(lines)).toEqual(['new', 'new']);
  expect(ledger.import(lines)).toEqual(['duplicate', 'duplicate']);
  expect(ledger.import([line('2026-03-03 -800 books #0')])).toEqual(['new']);
});

test('an id that the file gives twice to equal lines is asked, and the answer holds', () => {
  const ledger = new SmallLedger();
  const coffee = line('2026-03-01 -420 coffee #20260301-420');
  const [first, second] = ledger.preview([coffee, coffee]);
  expect(first?.kind).toBe('new');
  expect(second).toMatchObject({ kind: 'uncertain', candidates: [{ reason: 'repeated-in-file', lineN: 1 }] });
  ledger.import([coffee, coffee]);
  ledger.skip(coffee);
  expect(ledger.import([coffee, coffee])).toEqual(['duplicate', 'duplicate']);
});

test('ids made anew for every download are asked and not doubled; a few equal lines are simply others', () => {
  const ledger = new SmallLedger();
  const days = ['coffee', 'rent', 'cinema', 'books', 'shoes', 'bread'].map(
    (what, day) => `2026-03-0${day + 1} -${day}00 ${what}`,
  );
  ledger.import(days.map((text, index) => line(`${text} #a${index}`)));
  const renamed = ledger.preview(days.map((text, index) => line(`${text} #b${index}`)));
  expect(new Set(renamed.map((match) => match.candidates[0]?.reason))).toEqual(new Set(['ids-changed']));
  expect(ledger.preview([line(`${days[0]} #b0`)])[0]?.kind).toBe('new');
});
