import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { commit, importsOf, linesOf, makeAccount, preview, settled, stateOf, upload } from '../../testing/bring-in.ts';
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

const statement = `Date,Description,Amount,Balance
2026-03-02,CORNER COFFEE 0042,-4.20,995.80
2026-03-02,CORNER COFFEE 0042,-4.20,991.60
2026-03-14,REWE SAGT DANKE,-47.62,943.98
2026-03-25,ACME GMBH SALARY,2500.00,3443.98
`;
const once = { transactions: 4, imports: 1, differingTotals: 0 };

async function previewTwice(): Promise<string[]> {
  const uploads = await Promise.all([upload(person, statement), upload(person, statement)]);
  const ids = uploads.map(({ body }) => body.id);
  for (const id of ids) {
    expect(await settled(person, id)).toMatchObject({ status: 'ready', counts: { new: 4, duplicate: 0 } });
  }
  return ids;
}

test('the same file uploaded twice at once and committed twice at once is in the ledger once', async () => {
  await makeAccount(person);
  const ids = await previewTwice();
  const done = await Promise.all(ids.map((id) => commit(person, id)));
  expect(done.map(({ status }) => status)).toEqual(['done', 'done']);
  expect(done.filter(({ operationId }) => operationId !== null)).toHaveLength(1);
  const second = done.find(({ operationId }) => operationId === null);
  expect(second.counts).toEqual({ total: 4, new: 0, duplicate: 4, matched: 0, uncertain: 0, invalid: 0 });
  expect(await linesOf(person, second.id, 'new')).toEqual([]);
  expect(await linesOf(person, second.id, 'duplicate')).toHaveLength(4);
  expect(await stateOf(app, person)).toEqual({ ...once, accounts: 2 });
});

test('nor does it make its new account twice', async () => {
  const ids = await previewTwice();
  const [first, second] = await Promise.all(ids.map((id) => commit(person, id)));
  expect(await stateOf(app, person)).toEqual({ ...once, accounts: 2 });
  expect(first.accountId).toBe(second.accountId);
  expect([first.newAccount, second.newAccount]).toEqual([null, null]);
});

test('the next statement of a bank, seen before the first one was committed, goes to the same account', async () => {
  const march = await preview(person, statement);
  const april = await preview(person, statement.replaceAll('2026-03', '2026-04'));
  expect(april.newAccount).toEqual(march.newAccount);
  const first = await commit(person, march.id);
  const second = await commit(person, april.id);
  expect(second).toMatchObject({ accountId: first.accountId, newAccount: null, counts: { new: 4 } });
  expect(await stateOf(app, person)).toEqual({ transactions: 8, accounts: 2, imports: 2, differingTotals: 0 });
});

test('a commit sent several times at once is one operation, and later ones answer the same', async () => {
  const { id } = await preview(person, statement);
  const path = `${importsOf(person)}/${id}/commit`;
  const answers = await Promise.all([1, 2, 3, 4].map(() => person.ask('POST', path)));
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
  const done = await settled(person, id);
  expect(await stateOf(app, person)).toEqual({ ...once, accounts: 2 });
  const again = await person.ask('POST', path);
  expect(again.status).toBe(202);
  expect(again.body).toMatchObject({ status: 'done', operationId: done.operationId });
});

test('two workers that take the same commit write it once, lines that a person wants doubled included', async () => {
  await commit(person, (await preview(person, statement)).id);
  const { id } = await preview(person, statement);
  for (const n of [1, 2, 3, 4]) {
    await person.ask('PATCH', `${importsOf(person)}/${id}/lines/${n}`, { body: { action: 'add' } });
  }
  // As when a worker that was given up for dead works on, and its job went to another.
  await app.db.asSuperuser(
    `with committing as (update imports set status = 'committing' where id = $2::uuid)
    select graphile_worker.add_job('import.commit', json_build_object('ledgerId', $1::text, 'importId', $2::text))
    from generate_series(1, 3)`,
    [person.ledgerId, id],
  );
  expect(await settled(person, id)).toMatchObject({ status: 'done' });
  expect(await stateOf(app, person)).toEqual({ transactions: 8, accounts: 2, imports: 2, differingTotals: 0 });
});
