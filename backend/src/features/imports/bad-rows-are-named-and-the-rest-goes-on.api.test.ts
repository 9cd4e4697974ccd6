import { afterAll, beforeAll, expect, test } from 'vitest';
import { commit, importsOf, linesOf, preview, stateOf, transactionsOf } from '../../testing/bring-in.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
});
afterAll(() => app.close());

/** Brings a file in whose rows are good but for the third line's; gives the import and the line's own answer. */
async function withBadRow(bad: string) {
  person = await app.signUp();
  const content = `Date,Description,Amount\n2026-03-01,GOOD ONE,-4.20\n${bad}\n2026-03-20,GOOD TWO,-47.62\n2026-03-31,SALARY,2500.00\n`;
  const ready = await preview(person, content);
  expect(ready).toMatchObject({ status: 'ready', questions: [], counts: { total: 4, new: 3, invalid: 1 } });
  const [line, ...others] = await linesOf(person, ready.id, 'invalid');
  expect(others).toEqual([]);
  expect(line).toMatchObject({ n: 2, row: 3, action: 'skip', candidates: [] });

  const path = `${importsOf(person)}/${ready.id}/lines/2`;
  const forced = await person.ask('PATCH', path, { body: { action: 'add' } });
  expect(forced.status).toBe(409);
  expect(forced.body.detail).toBe(`Line 3 can’t be added: ${line.problem}`);

  const done = await commit(person, ready.id);
  expect(done).toMatchObject({ status: 'done', counts: { total: 4, new: 3, invalid: 1 } });
  expect((await transactionsOf(person)).map(({ amount }) => amount)).toEqual([2500_00, -47_62, -4_20]);
  expect(await stateOf(app, person)).toMatchObject({ transactions: 3, imports: 1, differingTotals: 0 });
  return line;
}

test.each([
  [
    '30 February',
    '2026-02-30,LEAP OF FAITH,-9.00',
    '"2026-02-30" is not a date that exists, read as year, month, day.',
  ],
  [
    '29 February of a common year',
    '2026-02-29,NO LEAP YEAR,-9.00',
    '"2026-02-29" is not a date that exists, read as year, month, day.',
  ],
  ['month 13', '2026-13-01,LONG YEAR,-9.00', '"2026-13-01" is not a date that exists, read as year, month, day.'],
  ['no date', ',TIMELESS,-9.00', 'The line has no date.'],
  ['no amount', '2026-03-05,FREE,', 'The line has no amount.'],
  ['an amount in letters', '2026-03-05,NOT A NUMBER,nine', '"nine" is not an amount.'],
  ['a NUL byte', '2026-03-05,COF\u0000FEE,-9.00', 'The line holds a NUL character, so its text can’t be trusted.'],
])('a row with %s is named with its line, and the others are written', async (_what, row, sentence) => {
  expect((await withBadRow(row)).problem).toBe(sentence);
});

test('a description of 100,000 characters is kept in part, found again, and the line says so', async () => {
  person = await app.signUp();
  const long = `FLAT 7 ${'lorem ipsum '.repeat(8_400)}`.slice(0, 100_000);
  const content = `Date,Description,Amount\n2026-03-01,GOOD ONE,-4.20\n2026-03-02,${long},-9.00\n2026-03-20,GOOD TWO,-47.62\n`;
  const ready = await preview(person, content);
  expect(ready.counts).toMatchObject({ total: 3, new: 3, invalid: 0 });
  const [, line] = await linesOf(person, ready.id);
  expect(line).toMatchObject({ n: 2, row: 3, kind: 'new', action: 'add' });
  expect(line.problem).toBe('The text is longer than 10,000 characters; its beginning is kept.');
  expect(line.draft.payee.length).toBeLessThanOrEqual(200);

  await commit(person, ready.id);
  const [found, ...others] = await transactionsOf(person, '"flat 7"');
  expect(others).toEqual([]);
  expect(found.amount).toBe(-9_00);
  expect(found.descriptor).toBe(`${long.slice(0, 9_999)}…`);

  const again = await preview(person, content);
  expect(again.counts).toMatchObject({ new: 0, duplicate: 3 });
});

test('an OFX transaction with a date that can’t exist is named with its line, and the others are written', async () => {
  person = await app.signUp();
  const transaction = (date: string, id: number) =>
    `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>${date}<TRNAMT>-4.20<FITID>${id}<NAME>Coffee ${id}</STMTTRN>`;
  const lines = [
    'OFXHEADER:100',
    'DATA:OFXSGML',
    '<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR',
    '<BANKACCTFROM><ACCTID>12345<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>',
    transaction('20260301', 1),
    transaction('20260231', 2),
    transaction('20260302', 3),
    '</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>',
  ];
  const ready = await preview(person, lines.join('\n'), { name: 'march.ofx' });
  expect(ready.counts).toMatchObject({ total: 3, new: 2, invalid: 1 });
  const [line] = await linesOf(person, ready.id, 'invalid');
  expect(line).toMatchObject({ n: 2, row: 6 });
  expect(line.problem).toMatch(/"20260231" is not a date/);
  await commit(person, ready.id);
  expect(await stateOf(app, person)).toMatchObject({ transactions: 2, imports: 1, differingTotals: 0 });
});
