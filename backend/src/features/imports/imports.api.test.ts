import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringIn, commit, importsOf, linesOf, preview, transactionsOf } from '../../testing/bring-in.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

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

test('a bank file becomes a ledger, comes again without doubling, and is undone as a whole', async () => {
  const person = await app.signUp();
  const ready = await preview(person, statement);
  expect(ready).toMatchObject({ status: 'ready', format: 'csv', questions: [], problem: null });
  expect(ready.counts).toEqual({ total: 4, new: 4, duplicate: 0, matched: 0, uncertain: 0, invalid: 0 });
  expect(ready.newAccount).toMatchObject({ currency: 'EUR' });

  const lines = await linesOf(person, ready.id, 'new');
  expect(lines.map(({ draft }) => draft.amount)).toEqual([-420, -420, -4762, 250000]);

  const done = await commit(person, ready.id);
  expect(done.status).toBe('done');
  expect(done.operationId).not.toBeNull();
  expect(done.balanceCheck).toMatchObject({ stated: 344398, computed: 344398, firstGapLine: null });
  const rows = await transactionsOf(person);
  expect(rows).toHaveLength(4);
  expect(rows[0]).toMatchObject({ amount: 250000, currency: 'EUR', date: '2026-03-25', importId: ready.id });

  const again = await bringIn(person, statement);
  expect(again).toMatchObject({ status: 'done', operationId: null, counts: { new: 0, duplicate: 4 } });

  const undo = await person.ask('POST', `/api/v1/ledgers/${person.ledgerId}/operations/${done.operationId}/undo`);
  expect(undo.status).toBe(200);
  expect(await transactionsOf(person)).toEqual([]);
  const accounts = await app.db.asSuperuser('select name from accounts where ledger_id = $1', [person.ledgerId]);
  expect(accounts).toEqual([{ name: 'Cash' }]);

  const redo = await person.ask('POST', `/api/v1/ledgers/${person.ledgerId}/operations/${done.operationId}/redo`);
  expect(redo.status).toBe(200);
  expect(await transactionsOf(person)).toEqual(rows);
});

test('an import shows that it was undone, also to who has seen it before', async () => {
  const person = await app.signUp();
  const { id, operationId } = await bringIn(person, 'Date,Description,Amount\n2026-03-02,CORNER COFFEE,-4.20\n');
  const path = `${importsOf(person)}/${id}`;
  const seen = await person.ask('GET', path);
  const headers = { 'if-none-match': seen.headers.get('etag') ?? '' };
  expect(headers['if-none-match']).not.toBe('');
  for (const [change, isUndone] of [
    ['undo', true],
    ['redo', false],
  ] as const) {
    const of = `/api/v1/ledgers/${person.ledgerId}/operations/${operationId}/${change}`;
    expect((await person.ask('POST', of)).status).toBe(200);
    const again = await person.ask('GET', path, { headers });
    expect([again.status, again.body.isUndone]).toEqual([200, isUndone]);
    expect(again.headers.get('cache-control')).toBe('no-store');
  }
});
