import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { commit, importsOf, linesOf, makeAccount, preview, transactionsOf } from '../../testing/bring-in.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
let importId: string;
beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await app.signUp();
  await makeAccount(person);
});

const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => `2026-03-${String((at % 28) + 1).padStart(2, '0')},SHOP ${at},-1.00\n`);
const file = (lines: readonly string[]) => ['Date,Description,Amount\n', ...lines].join('');
const decide = (body: unknown, id = importId) => person.ask('POST', `${importsOf(person)}/${id}/lines/bulk`, { body });
const outcomeOf = async () => (await person.ask('GET', `${importsOf(person)}/${importId}`)).body.outcome;
const categoryId = async () =>
  (await person.ask('GET', `/api/v1/ledgers/${person.ledgerId}/categories`)).body.items[0].id as string;

test('all of a kind or those named are decided at once, each the same way, and taken back exactly', async () => {
  importId = (await preview(person, file([...rows(6), '2026-02-30,BROKEN,-1.00\n']))).id;
  expect(await outcomeOf()).toEqual({ added: 6, merged: 0, duplicate: 0, skipped: 0, open: 0 });
  const before = await linesOf(person, importId);
  const id = await categoryId();
  await person.ask('PATCH', `${importsOf(person)}/${importId}/lines/2`, { body: { action: 'skip' } });

  const skipped = await decide({
    changes: [
      {
        lines: [
          { from: 1, to: 3 },
          { from: 5, to: 5 },
        ],
        action: 'skip',
      },
    ],
  });
  expect([skipped.status, skipped.body.changed]).toEqual([200, 4]);
  expect(await outcomeOf()).toEqual({ added: 2, merged: 0, duplicate: 0, skipped: 4, open: 0 });
  const coloured = await decide({ changes: [{ kind: 'new', category: { id } }] });
  expect(coloured.body.changed).toBe(6);
  const after = await linesOf(person, importId, 'new');
  expect(after.map(({ action, draft }) => [action, draft.categoryId])).toEqual(
    ['skip', 'skip', 'skip', 'add', 'skip', 'add'].map((action) => [action, id]),
  );

  for (const { body } of [coloured, skipped]) expect((await decide({ changes: body.before })).status).toBe(200);
  const again = await linesOf(person, importId);
  expect(again).toEqual(before.map((line) => (line.n === 2 ? { ...line, action: 'skip' } : line)));
  expect(await outcomeOf()).toEqual({ added: 5, merged: 0, duplicate: 0, skipped: 1, open: 0 });
});

test('duplicates that are added anyway are written with the category that was set', async () => {
  await commit(person, (await preview(person, file(rows(3)))).id);
  importId = (await preview(person, file(rows(3)))).id;
  const id = await categoryId();
  const { body } = await decide({ changes: [{ kind: 'duplicate', action: 'add', category: { id } }] });
  expect(body).toEqual({ changed: 3, before: [{ lines: [{ from: 1, to: 3 }], action: null, category: null }] });
  expect(await outcomeOf()).toEqual({ added: 3, merged: 0, duplicate: 0, skipped: 0, open: 0 });
  expect((await commit(person, importId)).outcome).toMatchObject({ added: 3, duplicate: 0 });
  const written = await transactionsOf(person);
  expect(written.filter((line) => line.categoryId === id && line.categorySource === 'hand')).toHaveLength(3);
});

test('what can’t be is refused, and nothing of it is kept', async () => {
  importId = (await preview(person, file(rows(3)))).id;
  const stranger = await app.signUp();
  const foreign = (await stranger.ask('GET', `/api/v1/ledgers/${stranger.ledgerId}/categories`)).body.items[0].id;
  const skip = { lines: [{ from: 1, to: 1 }], action: 'skip' };
  for (const [change, status] of [
    [{ lines: [{ from: 3, to: 4 }], action: 'skip' }, 404],
    [{ lines: [{ from: 1, to: 2 }], action: 'skip' }, 400],
    [{ lines: [{ from: 2, to: 2 }], action: 'merge' }, 422],
    [{ kind: 'new', category: { id: foreign } }, 422],
    [{ kind: 'invalid', action: 'add' }, 400],
    [{ action: 'skip' }, 400],
  ] as const) {
    expect((await decide({ changes: [skip, change] })).status, JSON.stringify(change)).toBe(status);
  }
  expect(await outcomeOf()).toMatchObject({ added: 3, skipped: 0 });
  await commit(person, importId);
  const late = await decide({ changes: [skip] });
  expect([late.status, late.body.type]).toEqual([409, '/problems/import-not-ready']);
});

test('10,000 lines are decided by one request', async () => {
  importId = (await preview(person, file(rows(10_000)))).id;
  const { body } = await decide({ changes: [{ kind: 'new', action: 'skip', category: { id: await categoryId() } }] });
  expect(body).toEqual({
    changed: 10_000,
    before: [{ lines: [{ from: 1, to: 10_000 }], action: null, category: null }],
  });
  await decide({ changes: body.before });
  expect(await outcomeOf()).toMatchObject({ added: 10_000, skipped: 0 });
});
