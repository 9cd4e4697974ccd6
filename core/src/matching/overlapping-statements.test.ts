import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, plainDate } from '../calendar/plain-date.ts';
import type { MatchableLine } from './match-types.ts';
import { line, SmallLedger } from './testing/small-ledger.ts';

const firstDay = plainDate('2026-02-20');
const days = 20;

interface Truth {
  day: number;
  minor: number;
  text: string;
}

/** Few amounts and alike texts, so that twins and neighbours of equal amount are everywhere. */
const history = fc
  .array(
    fc.record({
      day: fc.integer({ min: 0, max: days - 1 }),
      minor: fc.constantFrom(-420, -420, -999, 5000),
      text: fc.constantFrom('corner coffee', 'corner coffee bar', 'rent', ''),
    }),
    { maxLength: 60 },
  )
  .map((truth) => truth.toSorted((a, b) => a.day - b.day));

const statement = fc.record({
  from: fc.integer({ min: 0, max: days - 1 }),
  length: fc.integer({ min: 1, max: days }),
  isNewestFirst: fc.boolean(),
  format: fc.constantFrom('table', 'ofx'),
});

/** The lines of whole days of the one true history, as a bank would write them. */
function cut(truth: readonly Truth[], piece: { from: number; length: number; isNewestFirst: boolean; format: string }) {
  const lines: Omit<MatchableLine, 'n'>[] = [];
  for (const [index, { day, minor, text }] of truth.entries()) {
    if (day < piece.from || day >= piece.from + piece.length) continue;
    const facts = line(`${addDays(firstDay, day)} ${minor} ${text}`, piece.format === 'ofx' ? 'ofx:1' : 'table:a');
    lines.push({ ...facts, externalId: piece.format === 'ofx' ? `id${index}` : null });
  }
  return piece.isNewestFirst ? lines.reverse() : lines;
}

function whole(truth: readonly Truth[]): string[] {
  return truth.map(({ day, minor, text }) => `${addDays(firstDay, day)} ${minor} ${text}`).sort();
}

for (const formats of [['table'], ['ofx'], ['table', 'ofx']]) {
  test(`statements of whole days in any order and overlap end in the same ledger: ${formats.join(' and ')}`, () => {
    const pieces = fc.array(
      statement.filter((piece) => formats.includes(piece.format)),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(history, pieces, (truth, files) => {
        const ledger = new SmallLedger();
        const covered = new Set<number>();
        for (const piece of files) {
          for (let day = piece.from; day < piece.from + piece.length; day++) covered.add(day);
          const kinds = ledger.import(cut(truth, piece));
          expect(kinds.filter((kind) => kind === 'uncertain' || kind === 'matched')).toEqual([]);
        }
        expect(ledger.contents()).toEqual(whole(truth.filter(({ day }) => covered.has(day))));
        for (const piece of files) {
          expect(new Set(ledger.import(cut(truth, piece)))).not.toContain('new');
        }
      }),
      { numRuns: 300 },
    );
  });
}

test('entries typed before are completed, never doubled and never lost, whatever is imported', () => {
  fc.assert(
    fc.property(history, fc.array(statement, { minLength: 1, maxLength: 4 }), fc.nat(5), (truth, files, typed) => {
      const ledger = new SmallLedger();
      for (const { day, minor } of truth.slice(0, typed)) ledger.enter(addDays(firstDay, day), minor, '');
      const everything = { from: 0, length: days, isNewestFirst: false, format: 'table' };
      for (const piece of [...files, everything]) ledger.import(cut(truth, piece));
      expect(ledger.transactions).toHaveLength(truth.length);
      expect(ledger.transactions.every((transaction) => transaction.facts !== null)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('every transaction and remembered line is used at most once', () => {
  const someLine = fc.record({
    day: fc.integer({ min: 0, max: 4 }),
    minor: fc.constantFrom(-420, -430),
    text: fc.constantFrom('coffee', 'coffee bar', 'zzz'),
    id: fc.constantFrom(null, '1', '2', '3'),
    isPending: fc.boolean(),
    source: fc.constantFrom('ofx:1', 'table:a'),
  });
  type Some = typeof someLine extends fc.Arbitrary<infer T> ? T : never;
  const write = (some: Some) =>
    line(
      `2026-03-0${some.day + 1} ${some.minor} ${some.text}${some.id ? ` #${some.id}` : ''}${some.isPending ? ' ?' : ''}`,
      some.source,
    );
  fc.assert(
    fc.property(fc.array(someLine), fc.array(someLine), fc.nat(3), (before, after, deleted) => {
      const ledger = new SmallLedger();
      ledger.import(before.map(write).filter((item) => item.source === 'ofx:1'));
      ledger.import(before.map(write).filter((item) => item.source === 'table:a'));
      for (const { id } of ledger.transactions.slice(0, deleted)) ledger.delete(id);
      const lines = after.map(write).filter((item) => item.source === 'ofx:1');
      const matches = ledger.preview(lines);
      const used = matches.flatMap((match) => match.candidates[0]?.transactionId ?? []);
      expect(new Set(used).size).toBe(used.length);
      expect(matches.map((match) => match.n)).toEqual(lines.map((_, index) => index + 1));
    }),
    { numRuns: 500 },
  );
});
