import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  bringIn,
  commit,
  importsOf,
  makeAccount,
  preview,
  settled,
  stateOf,
  transactionsOf,
  upload,
} from '../../testing/bring-in.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
let giro: string;
beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await app.signUp();
  giro = await makeAccount(person);
});

const statement = `Date,Description,Amount
2026-03-02,CORNER COFFEE 0042,-4.20
2026-03-14,REWE SAGT DANKE,-47.62
`;
const accountPath = (id: string) => `/api/v1/ledgers/${person.ledgerId}/accounts/${id}`;
const remove = async () => expect((await person.ask('DELETE', accountPath(giro))).status).toBe(204);
const setClosed = async (isClosed: boolean) =>
  expect((await person.ask('PATCH', accountPath(giro), { body: { isClosed } })).status).toBe(200);

const deleted = 'The account was deleted meanwhile. Choose another one.';
const closed = 'Giro was closed meanwhile. Reopen it, or choose another account.';

test.each([
  ['deleted', deleted, remove],
  ['closed', closed, () => setClosed(true)],
])(
  'an account that is %s between preview and commit: nothing is added, and another account mends it',
  async (_what, sentence, change) => {
    const { id } = await preview(person, statement, { accountId: giro });
    await change();
    const stopped = await commit(person, id);
    expect(stopped).toMatchObject({ status: 'ready', operationId: null, problem: `${sentence} Nothing was added.` });
    expect(await stateOf(app, person)).toMatchObject({ transactions: 0, imports: 0, differingTotals: 0 });

    const other = await makeAccount(person, { name: 'Other' });
    const path = `${importsOf(person)}/${id}`;
    expect((await person.ask('PATCH', path, { body: { accountId: other } })).body.problem).toBeNull();
    expect(await settled(person, id)).toMatchObject({ status: 'ready', accountId: other });
    expect(await commit(person, id)).toMatchObject({ status: 'done', counts: { new: 2 } });
    expect((await transactionsOf(person)).map(({ accountId }) => accountId)).toEqual([other, other]);
  },
);

test('a closed account that is opened again takes the same import', async () => {
  const { id } = await preview(person, statement, { accountId: giro });
  await setClosed(true);
  expect(await commit(person, id)).toMatchObject({ status: 'ready' });
  await setClosed(false);
  expect(await commit(person, id)).toMatchObject({ status: 'done', problem: null });
  expect(await stateOf(app, person)).toMatchObject({ transactions: 2, imports: 1, differingTotals: 0 });
});

test.each([
  ['deleted', deleted, remove],
  ['closed', closed, () => setClosed(true)],
])('an account that is %s before the file is read again: the import says so', async (_what, sentence, change) => {
  const { id } = await preview(person, statement, { accountId: giro });
  await change();
  await person.ask('PATCH', `${importsOf(person)}/${id}`, { body: { answers: { decimalMark: '.' } } });
  expect(await settled(person, id)).toMatchObject({ status: 'failed', problem: sentence });
});

test('an upload that names an account which isn’t there, or is closed, is refused at once', async () => {
  await setClosed(true);
  const toClosed = await upload(person, statement, { accountId: giro });
  expect([toClosed.status, toClosed.body.detail]).toEqual([422, 'Giro is closed. Reopen it first.']);
  const stranger = await app.signUp();
  const toForeign = await upload(person, statement, { accountId: await makeAccount(stranger) });
  expect([toForeign.status, toForeign.body.type]).toEqual([422, '/problems/unknown-reference']);
  expect((await person.ask('GET', importsOf(person))).body.items).toEqual([]);
});

test('an account that files of this bank went to and that is gone makes room for another', async () => {
  const first = await bringIn(person, statement);
  await person.ask('POST', `/api/v1/ledgers/${person.ledgerId}/operations/${first.operationId}/undo`);
  await remove();
  const next = await bringIn(person, statement);
  expect(next).toMatchObject({ status: 'done', counts: { new: 2 } });
  expect(next.accountId).not.toBe(giro);
  expect(await stateOf(app, person)).toEqual({ transactions: 2, accounts: 2, imports: 1, differingTotals: 0 });
});
