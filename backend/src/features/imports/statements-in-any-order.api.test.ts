import { addDays, type PlainDate, plainDate } from '@expenseai/core/calendar/plain-date';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { commit, importsOf, makeAccount, preview, settled, stateOf, transactionsOf } from '../../testing/bring-in.ts';
import { type Answered, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

vi.setConfig({ testTimeout: 300_000 });

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
});
afterAll(() => app.close());

interface Line {
  date: PlainDate;
  descriptor: string;
  cents: number;
}

const firstDay = plainDate('2026-03-13');
const dayCount = 12;

/** Few texts and amounts, so that equal lines, on one day and on neighbouring ones, are common. */
const purchase = fc.constantFrom(
  { descriptor: 'CORNER COFFEE 0042', cents: -420 },
  { descriptor: 'CORNER COFFEE 0042', cents: -1000 },
  { descriptor: 'CITY PARKING', cents: -1000 },
  { descriptor: 'ATM 17 MAIN ST', cents: -4762 },
  { descriptor: 'REWE SAGT DANKE', cents: -4762 },
  { descriptor: 'ACME GMBH SALARY', cents: 250_000 },
);
const line = fc
  .tuple(purchase, fc.integer({ min: 0, max: dayCount - 1 }))
  .map(([bought, day]): Line => ({ ...bought, date: addDays(firstDay, day) }));
const days = fc
  .tuple(fc.integer({ min: 0, max: dayCount - 1 }), fc.integer({ min: 1, max: dayCount }))
  .map(([from, length]) => ({ from: addDays(firstDay, from), to: addDays(firstDay, from + length - 1) }));
const history = fc.record({
  lines: fc.array(line, { minLength: 4, maxLength: 25 }),
  statements: fc.array(days, { minLength: 1, maxLength: 4 }),
  isNewestFirst: fc.boolean(),
});

function statementOf(lines: readonly Line[], isNewestFirst: boolean): string {
  const sorted = lines.toSorted((a, b) => a.date.localeCompare(b.date));
  if (isNewestFirst) sorted.reverse();
  const rows = sorted.map(({ date, descriptor, cents }) => `${date},${descriptor},${(cents / 100).toFixed(2)}`);
  return `Date,Description,Amount\n${rows.join('\n')}\n`;
}

/** A few days without a purchase leave open what their sign means. */
async function answered(person: Person, ready: Answered['body']): Promise<Answered['body']> {
  if (ready.questions.length === 0) return ready;
  expect(ready.questions).toMatchObject([{ field: 'sign' }]);
  await person.ask('PATCH', `${importsOf(person)}/${ready.id}`, { body: { answers: { sign: 'as-written' } } });
  return settled(person, ready.id);
}

const asText = ({ date, descriptor, cents }: Line) => `${date} ${cents} ${descriptor}`;

test('statements of whole days, in any order and overlap, end in the same ledger', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ lines, statements, isNewestFirst }) => {
      const person = await app.signUp();
      await makeAccount(person);
      const covered = new Set<Line>();
      for (const { from, to } of statements) {
        const ofDays = lines.filter(({ date }) => date >= from && date <= to);
        if (ofDays.length === 0) continue;
        for (const one of ofDays) covered.add(one);
        const { id } = await answered(person, await preview(person, statementOf(ofDays, isNewestFirst)));
        const done = await commit(person, id);
        expect(done).toMatchObject({ status: 'done', counts: { invalid: 0, uncertain: 0, total: ofDays.length } });
      }
      const found = await transactionsOf(person);
      const shown = found.map(({ date, amount, descriptor }) => asText({ date, descriptor, cents: amount }));
      expect(shown.sort()).toEqual([...covered].map(asText).sort());
      expect(await stateOf(app, person)).toMatchObject({ transactions: covered.size, differingTotals: 0 });
    }),
    { numRuns: 12, seed: 20_261_124, endOnFailure: true },
  );
});
