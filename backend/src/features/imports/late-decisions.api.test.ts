import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  bringIn,
  commit,
  importsOf,
  linesOf,
  makeAccount,
  preview,
  stateOf,
  transactionsOf,
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

const statement = `Date,Description,Amount
2026-03-02,CORNER COFFEE,-4.20
2026-03-10,XYZ GMBH,-12.50
`;
const counts = { total: 2, new: 1, duplicate: 0, matched: 0, uncertain: 1, invalid: 0 };
/** A transaction typed by hand, of which it is open whether the file's second line is the same. */
let typed: string;
let importId: string;
let commitId: string;

beforeEach(async () => {
  person = await app.signUp();
  giro = await makeAccount(person);
  const body = { date: '2026-03-10', accountId: giro, amount: -12_50, payee: 'Birthday present' };
  typed = (await person.ask('POST', `/api/v1/ledgers/${person.ledgerId}/transactions`, { body })).body.id;
  const done = await bringIn(person, statement);
  expect(done).toMatchObject({ status: 'done', counts });
  [importId, commitId] = [done.id, done.operationId];
});

const base = () => `/api/v1/ledgers/${person.ledgerId}`;
const decide = (body: unknown) => person.ask('PATCH', `${importsOf(person)}/${importId}/lines/2`, { body });
const undo = (id: string | null) => person.ask('POST', `${base()}/operations/${id}/undo`, { body: {} });
const redo = (id: string | null) => person.ask('POST', `${base()}/operations/${id}/redo`, { body: {} });
const openLines = async () => {
  const { items } = (await person.ask('GET', `${base()}/inbox`)).body;
  return items.filter((item: { kind: string }) => item.kind === 'duplicate');
};
const countInInbox = async () => (await person.ask('GET', `${base()}/home`)).body.inbox.undecidedLines;

async function expectOpen(isOpen: boolean): Promise<void> {
  expect(await openLines()).toHaveLength(isOpen ? 1 : 0);
  expect(await countInInbox()).toBe(isOpen ? 1 : 0);
  const [line] = await linesOf(person, importId, 'uncertain');
  expect(line.action === null).toBe(isOpen);
  // Counts say what the commit found, so that they add up whatever was decided since.
  expect((await person.ask('GET', `${importsOf(person)}/${importId}`)).body.counts).toEqual(counts);
  expect((await stateOf(app, person)).differingTotals).toBe(0);
}

test('a line that the commit left open is in the inbox', async () => {
  expect((await transactionsOf(person)).map(({ amount }) => amount)).toEqual([-12_50, -4_20]);
  await expectOpen(true);
  expect(await openLines()).toMatchObject([{ importId, line: 2, sum: -12_50, currency: 'EUR' }]);
});

test.each([
  ['add', 3, null],
  ['skip', 2, null],
  ['merge', 2, 'XYZ GMBH'],
])('%s settles it; undo opens it again, redo settles it again', async (action, transactions, descriptor) => {
  const decided = await decide({ action });
  expect(decided.status).toBe(200);
  expect(decided.body).toMatchObject({ n: 2, kind: 'uncertain', action });
  const operation = decided.headers.get('operation-id');
  expect(operation).not.toBeNull();
  const after = await transactionsOf(person);
  expect(after).toHaveLength(transactions);
  expect(after.find(({ id }) => id === typed).descriptor).toBe(descriptor);
  await expectOpen(false);
  const again = await decide({ action: 'add' });
  expect([again.status, again.body.detail]).toEqual([409, 'This line is settled already.']);
  expect((await preview(person, statement)).counts).toMatchObject({ new: 0, duplicate: 2, uncertain: 0 });

  expect((await undo(operation)).status).toBe(200);
  expect(await transactionsOf(person)).toHaveLength(2);
  await expectOpen(true);
  expect((await redo(operation)).status).toBe(200);
  expect(await transactionsOf(person)).toEqual(after);
  await expectOpen(false);
  await undo(operation);
  expect((await decide({ action: 'skip' })).status).toBe(200);
  await expectOpen(false);
});

test('payee and category can be set with it', async () => {
  const { items } = (await person.ask('GET', `${base()}/categories`)).body;
  const draft = { payee: 'Bookshop', categoryId: items[0].id };
  const decided = await decide({ action: 'add', draft });
  expect(decided.body.draft).toMatchObject({ payee: 'Bookshop', categoryId: items[0].id, confidence: null });
  const [made] = await transactionsOf(person, 'bookshop');
  expect(made).toMatchObject({ payee: { name: 'Bookshop' }, categoryId: items[0].id, categorySource: 'hand' });
});

test('what can’t be done is refused, and the line stays open', async () => {
  const stranger = await app.signUp();
  const { items } = (await stranger.ask('GET', `/api/v1/ledgers/${stranger.ledgerId}/categories`)).body;
  const foreign = await decide({ action: 'add', draft: { categoryId: items[0].id } });
  expect([foreign.status, foreign.body.detail]).toEqual([422, 'The category isn’t in this ledger.']);
  const nothing = await decide({ draft: { payee: 'Bookshop' } });
  expect([nothing.status, nothing.body.type]).toEqual([409, '/problems/import-not-ready']);
  await person.ask('DELETE', `${base()}/transactions/${typed}`);
  const merged = await decide({ action: 'merge' });
  expect(merged.status).toBe(422);
  expect(merged.body.detail).toBe(
    'The transaction that this line could be merged with is gone. Add the line, or skip it.',
  );
  await expectOpen(true);
  const settled = await person.ask('PATCH', `${importsOf(person)}/${importId}/lines/1`, { body: { action: 'add' } });
  expect([settled.status, settled.body.detail]).toEqual([409, 'This line is settled already.']);
});

test('of an import that was undone nothing can be decided, and nothing waits', async () => {
  expect((await undo(commitId)).status).toBe(200);
  const refused = await decide({ action: 'add' });
  expect([refused.status, refused.body.detail]).toEqual([409, 'The import was undone. Import the file again.']);
  expect(await openLines()).toEqual([]);
});

test('undo of the import alone leaves a line that was added later, which is an operation of its own', async () => {
  await decide({ action: 'add' });
  expect((await undo(commitId)).status).toBe(200);
  expect((await transactionsOf(person)).map(({ amount }) => amount)).toEqual([-12_50, -12_50]);
  expect((await stateOf(app, person)).differingTotals).toBe(0);
});

const outcomeOf = async (id: string) => (await person.ask('GET', `${importsOf(person)}/${id}`)).body.outcome;

test('what an import came to follows each decision, also where the commit wrote nothing', async () => {
  const came = { added: 1, merged: 0, duplicate: 0, skipped: 0, open: 1 };
  expect(await outcomeOf(importId)).toEqual(came);
  const decided = await decide({ action: 'add' });
  expect(await outcomeOf(importId)).toEqual({ ...came, added: 2, open: 0 });
  await undo(decided.headers.get('operation-id'));
  expect(await outcomeOf(importId)).toEqual(came);

  const open = await bringIn(
    person,
    'Date,Description,Amount\n2026-03-02,CORNER COFFEE,-4.20\n2026-03-10,OTHER,-12.50\n',
  );
  const waits = { added: 0, merged: 0, duplicate: 1, skipped: 0, open: 1 };
  expect(open).toMatchObject({ status: 'done', operationId: null, outcome: waits });
  await person.ask('PATCH', `${importsOf(person)}/${open.id}/lines/2`, { body: { action: 'skip' } });
  expect(await outcomeOf(open.id)).toEqual({ ...waits, skipped: 1, open: 0 });
});

test('a duplicate that is added all the same is no duplicate that stayed out', async () => {
  const again = await preview(person, statement);
  expect(again.outcome).toEqual({ added: 0, merged: 0, duplicate: 1, skipped: 0, open: 1 });
  await person.ask('PATCH', `${importsOf(person)}/${again.id}/lines/1`, { body: { action: 'add' } });
  await person.ask('PATCH', `${importsOf(person)}/${again.id}/lines/2`, { body: { action: 'skip' } });
  const done = await commit(person, again.id);
  expect(done.outcome).toEqual({ added: 1, merged: 0, duplicate: 0, skipped: 1, open: 0 });
});
