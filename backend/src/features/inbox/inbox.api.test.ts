import { type PlainDate, plainDate } from '@expenseai/core/calendar/plain-date';
import { type Amount, amount } from '@expenseai/core/money/amount';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { packProposals } from '../imports/pack-proposals.ts';
import type { Proposal } from '../imports/proposal.ts';
import { saveProposals } from '../imports/proposals.repository.ts';

let app: TestApp;
let person: Person;
let base: string;
let cash: string;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await app.signUp();
  base = `/api/v1/ledgers/${person.ledgerId}`;
  cash = (await person.ask('GET', `${base}/accounts`)).body.items[0].id;
});

async function add(payee: string | null, value: number, more: Record<string, unknown> = {}): Promise<string> {
  const body = { accountId: cash, date: '2026-03-05', amount: value, payee, categoryId: null, ...more };
  const created = await person.ask('POST', `${base}/transactions`, { body });
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  return created.body.id;
}

/** As if the categoriser had proposed a category that a person should look at. */
async function propose(id: string, categoryId: string | null, confidence: number | null): Promise<void> {
  await app.db.asSuperuser(
    `update transactions set needs_review = true, reviewed_at = null, category_source = $2, confidence = $3 where id = $1`,
    [id, categoryId === null ? null : 'model', confidence],
  );
  await app.db.asSuperuser('update splits set category_id = $2 where transaction_id = $1', [id, categoryId]);
}

const inbox = async () => (await person.ask('GET', `${base}/inbox`)).body.items;
const counts = async () => (await person.ask('GET', `${base}/home`)).body.inbox;

async function categoryNamed(name: string): Promise<string> {
  const { items } = (await person.ask('GET', `${base}/categories`)).body;
  return items.find((category: { name: string }) => category.name === name).id;
}

describe('the inbox', () => {
  it('is empty to begin with', async () => {
    expect(await inbox()).toEqual([]);
  });

  it('groups lines by payee, most lines first, with the category that most of them were given', async () => {
    const groceries = await categoryNamed('Groceries');
    const household = await categoryNamed('Household');
    for (const [value, category, confidence] of [
      [-34_99, household, 0.5],
      [-28_95, household, 0.7],
      [-57_90, groceries, 0.4],
    ] as const) {
      await propose(await add('Amazon', value), category, confidence);
    }
    await propose(await add('Bakery', -99_00), null, null);
    await propose(await add(null, -1_00), null, null);
    await propose(await add(null, -2_00), null, null);

    const items = await inbox();
    expect(items.map(({ payee, count, sum }: Record<string, unknown>) => [payee, count, sum])).toEqual([
      ['Amazon', 3, -121_84],
      [null, 2, -3_00],
      ['Bakery', 1, -99_00],
    ]);
    expect(items[0]).toMatchObject({ kind: 'category', currency: 'EUR', importId: null, line: null });
    expect(items[0].suggestion).toMatchObject({ categoryId: household, confidence: 0.6 });
    expect(items[0].suggestion.why).toMatch(/\.$/);
    expect(items[1]).toMatchObject({ q: 'payee:none is:unreviewed', suggestion: null });
    expect(await counts()).toEqual({ uncertainCategories: 3, undecidedLines: 0 });
  });

  it('names the lines that a suggestion comes from', async () => {
    const leisure = await categoryNamed('Groceries');
    for (let day = 1; day <= 3; day++) await add('Zzyzx', -5_00, { categoryId: leisure, date: `2026-03-0${day}` });
    await propose(await add('Zzyzx', -6_00), leisure, 0.6);
    const [item] = await inbox();
    expect(item.suggestion.evidence[0]).toMatchObject({ source: 'payee', count: 3, of: 3 });
    expect(item.suggestion.why).toMatch(/^3 of 3 lines from zzyzx/i);
  });

  it('is answered by one bulk change of its query', async () => {
    const groceries = await categoryNamed('Groceries');
    for (const value of [-1_00, -2_00]) await propose(await add('Corner', value), null, null);
    await propose(await add('Elsewhere', -3_00), null, null);
    const [{ q, count }] = await inbox();
    const bulk = await person.ask('POST', `${base}/transactions/bulk`, { body: { q, set: { categoryId: groceries } } });
    expect(bulk.body).toEqual({ changed: count });
    expect((await inbox()).map(({ payee }: { payee: string }) => payee)).toEqual(['Elsewhere']);
  });

  it('keeps currencies of one payee apart', async () => {
    const account = { name: 'Dollars', kind: 'current', currency: 'USD' };
    const dollars = (await person.ask('POST', `${base}/accounts`, { body: account })).body.id;
    await propose(await add('Amazon', -1_00), null, null);
    await propose(await add('Amazon', -2_00), null, null);
    await propose(await add('Amazon', -5_00, { accountId: dollars }), null, null);
    const items = await inbox();
    expect(items.map(({ sum, currency }: Record<string, unknown>) => [sum, currency])).toEqual([
      [-3_00, 'EUR'],
      [-5_00, 'USD'],
    ]);
    for (const { q, count } of items) {
      const listed = await person.ask('GET', `${base}/transactions?q=${encodeURIComponent(q)}`);
      expect(listed.body.items).toHaveLength(count);
    }
    expect((await counts()).uncertainCategories).toBe(2);
  });

  it('counts groups that many payees and accounts make as it lists them', async () => {
    const accounts = [cash];
    for (const name of ['A', 'B']) {
      accounts.push((await person.ask('POST', `${base}/accounts`, { body: { name, kind: 'current' } })).body.id);
    }
    for (const payee of ['P1', 'P2', 'P3', null]) {
      for (const accountId of accounts) await propose(await add(payee, -1_00, { accountId }), null, null);
    }
    expect(await inbox()).toHaveLength(4);
    expect((await counts()).uncertainCategories).toBe(4);
  });

  it('is not sent again while nothing has changed', async () => {
    const etag = (await person.ask('GET', `${base}/inbox`)).headers.get('etag') ?? '';
    expect((await person.ask('GET', `${base}/inbox`, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });
});

describe('lines that an import left undecided', () => {
  const line = (n: number, kind: Proposal['kind'], value: number): Proposal => ({
    n,
    row: n + 1,
    kind,
    accountKey: 'a',
    date: plainDate('2026-03-05') as PlainDate,
    amount: amount(value) as Amount,
    currency: null,
    status: 'cleared',
    payee: 'The Barn',
    descriptor: 'THE BARN',
    notes: null,
    externalId: null,
    original: null,
    balance: null,
    categoryId: null,
    categorySource: null,
    confidence: null,
    searchText: 'the barn',
    candidates: [],
    twins: null,
    problems: [],
  });

  async function importWith(lines: Proposal[], status: 'ready' | 'done' = 'done'): Promise<string> {
    const id = uuid();
    await app.db.database.changeLedger(person.ledgerId, async ({ db }) => {
      await db
        .insertInto('imports')
        .values({
          ledgerId: person.ledgerId,
          id,
          userId: person.userId,
          status,
          fileName: 'bank.csv',
          fileHash: Buffer.alloc(32),
          size: 1,
          format: 'csv',
          bank: null,
          shape: null,
          accounts: JSON.stringify([{ key: 'a', accountId: cash, newAccount: null, lineCount: lines.length }]),
          chosenNewAccount: null,
          counts: JSON.stringify({ total: 0, new: 0, duplicate: 0, matched: 0, uncertain: lines.length, invalid: 0 }),
          firstDate: null,
          lastDate: null,
          currency: null,
          balanceCheck: null,
          matchedVersion: null,
          operationId: null,
          problem: null,
        })
        .execute();
      await saveProposals(db, person.ledgerId, id, await packProposals(lines));
    });
    return id;
  }

  it('wait in the inbox, each with what it may be the same as', async () => {
    await add('The Barn', -3_90, { categoryId: await categoryNamed('Groceries'), date: '2026-03-07' });
    await importWith([line(1, 'uncertain', -9_99)], 'ready');
    const importId = await importWith([line(1, 'new', -1_00), line(2, 'uncertain', -3_90)]);
    const items = await inbox();
    expect(items).toMatchObject([
      { kind: 'duplicate', importId, line: 2, payee: 'The Barn', count: 1, sum: -3_90, currency: 'EUR' },
    ]);
    const listed = await person.ask('GET', `${base}/transactions?q=${encodeURIComponent(items[0].q)}`);
    expect(listed.body.items).toMatchObject([{ amount: -3_90 }]);
    expect(await counts()).toEqual({ uncertainCategories: 0, undecidedLines: 1 });
  });

  it('leave it when they are decided', async () => {
    const importId = await importWith([line(1, 'uncertain', -3_90), line(2, 'uncertain', -4_00)]);
    expect(await inbox()).toHaveLength(2);
    const decided = await person.ask('PATCH', `${base}/imports/${importId}/lines/1`, { body: { action: 'skip' } });
    expect(decided.status, JSON.stringify(decided.body)).toBe(200);
    expect((await inbox()).map((item: { line: number }) => item.line)).toEqual([2]);
    expect((await counts()).undecidedLines).toBe(1);
  });
});
