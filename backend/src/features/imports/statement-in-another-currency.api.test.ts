import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  bringIn,
  commit,
  importsOf,
  linesOf,
  makeAccount,
  preview,
  settled,
  someoneWaitsFor,
  stateOf,
  transactionsOf,
  upload,
  whileLocked,
} from '../../testing/bring-in.ts';
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

const rows = (currency: string) => `Date,Description,Amount,Currency
2026-03-02,COFFEE,-4.20,${currency}
2026-03-14,RENT,-700.00,${currency}
2026-03-25,SALARY,2500.00,${currency}
`;

test('a file in another currency than the account that was named is refused, and another account mends it', async () => {
  const euros = await makeAccount(person, { name: 'Giro' });
  const dollars = await makeAccount(person, { name: 'Checking', currency: 'USD' });
  const refused = await preview(person, rows('USD'), { accountId: euros });
  expect(refused).toMatchObject({
    status: 'failed',
    problem: 'The file is in USD, the account “Giro” in EUR. Choose an account in USD.',
  });
  const path = `${importsOf(person)}/${refused.id}`;
  const early = await person.ask('POST', `${path}/commit`);
  expect([early.status, early.body.detail]).toEqual([409, refused.problem]);
  expect((await stateOf(app, person)).transactions).toBe(0);

  expect((await person.ask('PATCH', path, { body: { accountId: dollars } })).status).toBe(200);
  expect(await settled(person, refused.id)).toMatchObject({ status: 'ready', accountId: dollars, problem: null });
  await commit(person, refused.id);
  const found = await transactionsOf(person);
  expect(found.map(({ accountId, currency }) => [accountId, currency])).toEqual(Array(3).fill([dollars, 'USD']));
  expect(await stateOf(app, person)).toMatchObject({ transactions: 3, imports: 1, differingTotals: 0 });
});

test('an account that is chosen while the file is still held against the wrong one wins', async () => {
  const euros = await makeAccount(person, { name: 'Giro' });
  const dollars = await makeAccount(person, { name: 'Checking', currency: 'USD' });
  let id = '';
  await whileLocked(app, 'import_shapes', async () => {
    id = (await upload(person, rows('USD'), { accountId: euros })).body.id;
    await someoneWaitsFor(app, 'import_shapes');
    await person.ask('PATCH', `${importsOf(person)}/${id}`, { body: { accountId: dollars } });
  });
  expect(await settled(person, id)).toMatchObject({ status: 'ready', accountId: dollars, problem: null });
});

test('a new account of the file’s currency mends it as well', async () => {
  const euros = await makeAccount(person);
  const refused = await preview(person, rows('CHF'), { accountId: euros });
  const body = { newAccount: { name: 'Zürich', kind: 'savings' } };
  await person.ask('PATCH', `${importsOf(person)}/${refused.id}`, { body });
  expect(await settled(person, refused.id)).toMatchObject({
    status: 'ready',
    accountId: null,
    newAccount: { name: 'Zürich', kind: 'savings', currency: 'CHF' },
  });
});

test('a file that names no currency takes that of the account', async () => {
  const yen = await makeAccount(person, { name: 'Tokyo', currency: 'JPY' });
  const ready = await preview(person, 'Date,Description,Amount\n2026-03-02,COFFEE,-420\n2026-03-14,RENT,-70000\n', {
    accountId: yen,
  });
  expect(ready).toMatchObject({ status: 'ready', currency: 'JPY', questions: [] });
  expect(ready.inferences.find(({ field }: { field: string }) => field === 'currency')).toMatchObject({
    value: 'JPY',
    confidence: 1,
  });
  expect((await linesOf(person, ready.id)).map(({ draft }) => draft.amount)).toEqual([-420, -70_000]);
});

test('files of one bank in two currencies go to an account each, though their layout is the same', async () => {
  const euros = await bringIn(person, rows('EUR'));
  const dollars = await bringIn(person, rows('USD'));
  expect(dollars).toMatchObject({ status: 'done', counts: { new: 3, duplicate: 0 } });
  expect(dollars.accountId).not.toBe(euros.accountId);
  const more = rows('EUR').replaceAll('2026-03', '2026-04');
  expect((await bringIn(person, more)).accountId).toBe(euros.accountId);
});

test('a line in a currency of its own is named, and the others are written', async () => {
  const mixed = `${rows('EUR')}2026-03-27,HOTEL,-120.00,USD\n`;
  const ready = await preview(person, mixed);
  expect(ready).toMatchObject({ status: 'ready', counts: { new: 3, invalid: 1 } });
  const [line] = await linesOf(person, ready.id, 'invalid');
  expect(line).toMatchObject({ row: 5 });
  expect(line.problem).toMatch(/^The line is in USD, the account in EUR\./);
});
