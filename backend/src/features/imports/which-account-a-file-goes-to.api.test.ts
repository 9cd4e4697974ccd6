import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bringIn, commit, makeAccount, preview, stateOf } from '../../testing/bring-in.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await app.signUp();
});

interface Line {
  date: string;
  text: string;
  amount: string;
}

const march: Line[] = [
  { date: '2026-03-02', text: 'CORNER COFFEE', amount: '-4.20' },
  { date: '2026-03-03', text: 'REWE MARKT', amount: '-47.62' },
  { date: '2026-03-14', text: 'RENT', amount: '-700.00' },
  { date: '2026-03-25', text: 'SALARY', amount: '2500.00' },
];
const other: Line[] = [
  { date: '2026-03-02', text: 'CINEMA', amount: '-11.00' },
  { date: '2026-03-09', text: 'BOOKS', amount: '-23.10' },
  { date: '2026-03-25', text: 'PENSION', amount: '900.00' },
];

const oneBank = (lines: readonly Line[]) =>
  `Date,Description,Amount\n${lines.map(({ date, text, amount }) => `${date},${text},${amount}\n`).join('')}`;
const anotherBank = (lines: readonly Line[]) =>
  `Booked on;Value;Reference;Currency\n${lines
    .map(({ date, text, amount }) => `${date};${amount};${text};EUR\n`)
    .join('')}`;

test('the only account takes the first file, whatever its layout', async () => {
  const giro = await makeAccount(person, { name: 'Giro' });
  expect((await bringIn(person, anotherBank(other))).accountId).toBe(giro);
});

test('a file of another bank goes to a new account, though there is only one of its currency', async () => {
  const giro = await makeAccount(person, { name: 'Giro' });
  expect((await bringIn(person, oneBank(march))).accountId).toBe(giro);
  const ready = await preview(person, anotherBank(other));
  expect(ready).toMatchObject({ status: 'ready', accountId: null, counts: { new: 3 } });
  expect(ready.newAccount).not.toBeNull();
});

test('the same account in another layout is known by its lines, and adds what is new', async () => {
  const first = await bringIn(person, oneBank(march));
  const later = [...march.slice(1), { date: '2026-03-30', text: 'BAKERY', amount: '-3.50' }];
  const ready = await preview(person, anotherBank(later));
  expect(ready).toMatchObject({ accountId: first.accountId, newAccount: null, counts: { new: 1, duplicate: 3 } });
});

test('one line in common, or a few among many, is chance', async () => {
  await bringIn(person, oneBank(march));
  expect((await preview(person, anotherBank([...other, ...march.slice(0, 1)]))).accountId).toBeNull();
  expect((await preview(person, anotherBank([...other, ...march.slice(0, 2)]))).accountId).toBeNull();
});

test('of several accounts the one that has the lines is chosen', async () => {
  await makeAccount(person, { name: 'Savings' });
  const giro = await makeAccount(person, { name: 'Giro' });
  await bringIn(person, oneBank(march), { accountId: giro });
  expect((await preview(person, anotherBank(march))).accountId).toBe(giro);
});

test('two layouts of one account that wait side by side end in one account', async () => {
  const [first, second] = [await preview(person, oneBank(march)), await preview(person, anotherBank(march))];
  expect([first.accountId, second.accountId]).toEqual([null, null]);
  const done = await commit(person, first.id);
  expect(await commit(person, second.id)).toMatchObject({ accountId: done.accountId, operationId: null });
  expect(await stateOf(app, person)).toMatchObject({ transactions: 4, imports: 1, differingTotals: 0 });
});

test('an account that the file doesn’t name gets a name in the language of who brought the file', async () => {
  expect((await preview(person, oneBank(march))).newAccount.name).toBe('Current account');
  await app.db.asSuperuser(`update users set locale = 'de-AT' where id = $1`, [person.userId]);
  expect((await preview(person, oneBank(march))).newAccount.name).toBe('Girokonto');
});
