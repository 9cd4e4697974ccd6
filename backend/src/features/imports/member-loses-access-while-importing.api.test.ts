import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { commit, importsOf, makeAccount, preview, settled, stateOf } from '../../testing/bring-in.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let owner: Person;
/** An editor of the owner's ledger. */
let guest: Person;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  owner = await app.signUp('Owner');
  guest = { ...(await app.signUp('Guest')), ledgerId: owner.ledgerId };
  await owner.ask('POST', `/api/v1/ledgers/${owner.ledgerId}/members`, {
    body: { email: guest.email, role: 'editor' },
  });
  await makeAccount(owner);
});

const statement = `Date,Description,Amount
2026-03-02,CORNER COFFEE 0042,-4.20
2026-03-14,REWE SAGT DANKE,-47.62
2026-03-25,ACME GMBH SALARY,2500.00
`;
const nothing = { transactions: 0, accounts: 2, imports: 0, differingTotals: 0 };
const sentence =
  'Nothing was added: the member who committed it may no longer change this ledger. Another member can commit it.';

const member = () => `/api/v1/ledgers/${owner.ledgerId}/members/${guest.userId}`;
const remove = () => owner.ask('DELETE', member());

let jobs: Promise<void> | undefined;
const startJobs = () => {
  jobs ??= app.startJobs();
  return jobs;
};

test.each([
  ['removed', remove],
  ['made a viewer', () => owner.ask('PATCH', member(), { body: { role: 'viewer' } })],
])('a member who is %s after asking for a commit, before it is written', async (_what, takeAway) => {
  await startJobs();
  const { id } = await preview(guest, statement);
  // The ledger is held while the job is about to take its lock, so that the access is gone when it has it.
  await app.db.asSuperuser('begin');
  await app.db.asSuperuser('lock table import_shapes in access exclusive mode');
  await app.db.asSuperuser('rollback');
  await app.db.asSuperuser(`update graphile_worker._private_jobs set run_at = run_at`);
  await hold(async () => {
    expect((await guest.ask('POST', `${importsOf(guest)}/${id}/commit`)).status).toBe(202);
    expect((await takeAway()).status).toBeLessThan(300);
  });
  const stopped = await settled(owner, id);
  expect(stopped).toMatchObject({ status: 'ready', operationId: null, problem: sentence });
  expect(await stateOf(app, owner)).toEqual(nothing);

  const done = await commit(owner, id);
  expect(done).toMatchObject({ status: 'done', problem: null, counts: { new: 3 } });
  expect(await stateOf(app, owner)).toEqual({ ...nothing, transactions: 3, imports: 1 });
});
