import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
});
afterAll(() => app.close());

const statement = `Date,Description,Amount,Balance
2026-03-02,CORNER COFFEE 0042,-4.20,995.80
2026-03-02,CORNER COFFEE 0042,-4.20,991.60
2026-03-14,REWE SAGT DANKE 43381//BERLIN/DE,-47.62,943.98
2026-03-25,ACME GMBH SALARY,2500.00,3443.98
`;

export async function upload(
  person: Person,
  content: string | Uint8Array<ArrayBuffer>,
  name = 'statement.csv',
  accountId?: string,
) {
  const form = new FormData();
  if (accountId) form.set('accountId', accountId);
  form.set('file', new Blob([content]), name);
  return person.ask('POST', `/api/v1/ledgers/${person.ledgerId}/imports`, { body: form });
}

export async function settled(person: Person, id: string) {
  for (let tries = 0; tries < 200; tries++) {
    const { body } = await person.ask('GET', `/api/v1/ledgers/${person.ledgerId}/imports/${id}`);
    if (body.status !== 'parsing' && body.status !== 'committing') return body;
    await delay(50);
  }
  throw new Error('the import does not settle');
}

async function importFile(person: Person, content: string, name?: string) {
  const { body } = await upload(person, content, name);
  const ready = await settled(person, body.id);
  expect(ready.problem).toBeNull();
  await person.ask('POST', `/api/v1/ledgers/${person.ledgerId}/imports/${body.id}/commit`);
  return settled(person, body.id);
}

const list = (person: Person, q = '') =>
  person.ask('GET', `/api/v1/ledgers/${person.ledgerId}/transactions?limit=500&q=${encodeURIComponent(q)}`);

test('a bank file becomes a ledger, comes again without doubling, and is undone as a whole', async () => {
  const person = await app.signUp();
  const uploaded = await upload(person, statement);
  expect(uploaded.status).toBe(202);
  const ready = await settled(person, uploaded.body.id);
  expect(ready).toMatchObject({ status: 'ready', format: 'csv', questions: [], problem: null });
  expect(ready.counts).toEqual({ total: 4, new: 4, duplicate: 0, matched: 0, uncertain: 0, invalid: 0 });
  expect(ready.newAccount).toMatchObject({ currency: 'EUR' });

  const path = `/api/v1/ledgers/${person.ledgerId}/imports/${ready.id}`;
  const lines = await person.ask('GET', `${path}/lines?kind=new`);
  expect(lines.body.items.map((line: { draft: { amount: number } }) => line.draft.amount)).toEqual([
    -420, -420, -4762, 250000,
  ]);

  expect((await person.ask('POST', `${path}/commit`)).status).toBe(202);
  const done = await settled(person, ready.id);
  expect(done.status).toBe('done');
  expect(done.operationId).not.toBeNull();
  expect(done.balanceCheck).toMatchObject({ stated: 344398, computed: 344398, firstGapLine: null });
  const rows = await list(person);
  expect(rows.body.items).toHaveLength(4);
  expect(rows.body.items[0]).toMatchObject({ amount: 250000, currency: 'EUR', date: '2026-03-25', importId: ready.id });

  const again = await importFile(person, statement);
  expect(again).toMatchObject({ status: 'done', operationId: null, counts: { new: 0, duplicate: 4 } });

  const undo = await person.ask('POST', `/api/v1/ledgers/${person.ledgerId}/operations/${done.operationId}/undo`);
  expect(undo.status).toBe(200);
  expect((await list(person)).body.items).toEqual([]);
  const accounts = await app.db.asSuperuser('select name from accounts where ledger_id = $1', [person.ledgerId]);
  expect(accounts).toEqual([{ name: 'Cash' }]);

  const redo = await person.ask('POST', `/api/v1/ledgers/${person.ledgerId}/operations/${done.operationId}/redo`);
  expect(redo.status).toBe(200);
  expect((await list(person)).body.items).toEqual(rows.body.items);
});
