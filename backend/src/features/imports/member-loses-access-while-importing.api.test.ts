import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  commit,
  importsOf,
  makeAccount,
  preview,
  settled,
  someoneWaitsFor,
  stateOf,
  whileLocked,
} from '../../testing/bring-in.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let owner: Person;
/** An editor of the owner's ledger. */
let guest: Person;
beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
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

test('a member who is removed between preview and commit can’t commit; somebody else can', async () => {
  const { id } = await preview(guest, statement);
  await remove();
  const refused = await guest.ask('POST', `${importsOf(guest)}/${id}/commit`);
  expect(refused.status).toBe(404);
  expect(await stateOf(app, owner)).toEqual(nothing);
  expect(await commit(owner, id)).toMatchObject({ status: 'done', counts: { new: 3 } });
  expect(await stateOf(app, owner)).toEqual({ ...nothing, transactions: 3, imports: 1 });
});

test.each([
  ['removed', remove],
  ['made a viewer', () => owner.ask('PATCH', member(), { body: { role: 'viewer' } })],
])('a member who is %s during the commit adds nothing, and the import says so', async (_what, takeAway) => {
  const { id } = await preview(guest, statement);
  await whileLocked(app, 'import_decisions', async () => {
    expect((await guest.ask('POST', `${importsOf(guest)}/${id}/commit`)).status).toBe(202);
    await someoneWaitsFor(app, 'import_decisions');
    expect((await takeAway()).status).toBeLessThan(300);
  });
  expect(await settled(owner, id)).toMatchObject({ status: 'ready', operationId: null, problem: sentence });
  expect(await stateOf(app, owner)).toEqual(nothing);

  expect(await commit(owner, id)).toMatchObject({ status: 'done', problem: null, counts: { new: 3 } });
  expect(await stateOf(app, owner)).toEqual({ ...nothing, transactions: 3, imports: 1 });
});

test('a member who is removed while the file comes in is refused, and the file isn’t kept', async () => {
  const body = new FormData();
  body.set('file', new Blob([statement.repeat(1_000)]), 'statement.csv');
  const whole = new Request(app.url, { method: 'POST', body });
  const contentType = whole.headers.get('content-type') ?? '';
  const bytes = Buffer.from(await whole.arrayBuffer());
  const sending = request(`${app.url}${importsOf(guest)}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${guest.accessToken}`,
      'content-type': contentType,
      'content-length': bytes.length,
    },
  });
  const answered = new Promise<[number | undefined, string]>((resolve, reject) => {
    sending.on('response', (response) => text(response).then((body) => resolve([response.statusCode, body]), reject));
    sending.on('error', reject);
  });
  sending.write(bytes.subarray(0, bytes.length / 2));
  const folder = join(app.dataDir, 'imports', owner.ledgerId);
  for (let tries = 0; tries < 200 && !existsSync(folder); tries++) await delay(25);
  await remove();
  sending.end(bytes.subarray(bytes.length / 2));

  const [status, answer] = await answered;
  expect(status).toBe(404);
  expect(JSON.parse(answer)).toMatchObject({ type: '/problems/not-found' });
  expect(readdirSync(folder)).toEqual([]);
  expect((await owner.ask('GET', importsOf(owner))).body.items).toEqual([]);
});
