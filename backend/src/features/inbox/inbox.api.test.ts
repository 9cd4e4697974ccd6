import { type PlainDate, plainDate } from '@expenseai/core/calendar/plain-date';
import { type Amount, amount } from '@expenseai/core/money/amount';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countDifferingTotals, rebuildTotals } from '../../platform/operations/totals.ts';
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
  await app.db.asSuperuser('update ledgers set version = version + 1, review_version = version + 1 where id = $1', [
    person.ledgerId,
  ]);
}

const inbox = async () => (await person.ask('GET', `${base}/inbox`)).body.items;
const counts = async () => (await person.ask('GET', `${base}/home`)).body.inbox;

const undo = (operationId: string | null) =>
  person.ask('POST', `${base}/operations/${operationId}/undo`, { body: { withLater: false } });

async function answer(q: string, categoryId: string, leave: string[] = []) {
  const body = { q, set: { categoryId }, leave };
  const { status, body: result, headers } = await person.ask('POST', `${base}/transactions/bulk`, { body });
  expect(status, JSON.stringify(result)).toBe(200);
  return { changed: result.changed as number, operationId: headers.get('operation-id') };
}

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
    const { others } = items[0].suggestion;
    expect(others).toHaveLength(8);
    expect(others.map(({ categoryId }: { categoryId: string }) => categoryId)).not.toContain(household);
    const left = others.reduce((total: number, { confidence }: { confidence: number }) => total + confidence, 0);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(0.4001);
    expect(items[1]).toMatchObject({ q: 'payee:none is:unreviewed currency:EUR', suggestion: null, word: null });
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

  it('asks once for payees with the same proposal that share a word or are known for it', async () => {
    const dining = await categoryNamed('Eating out');
    const shopping = await categoryNamed('Shopping');
    for (const [payee, value, category, confidence] of [
      ['Brindlewick Market', -10_00, shopping, 0.6],
      ['Brindlewick Market', -30_00, shopping, 0.6],
      ['Brindlewick Digital', -5_00, shopping, 0.3],
      ['Brindlewick Vorn', -7_00, dining, 0.5],
      ['Starbucks', -4_00, dining, 0.5],
      ['Burger King', -9_00, dining, 0.5],
      ['Quillfeather', -1_00, shopping, 0.5],
    ] as const) {
      await propose(await add(payee, value), category, confidence);
    }
    const items = await inbox();
    const seen = items.map(({ word, payees }: { word: string | null; payees: { name: string }[] }) => [
      word,
      ...payees.map(({ name }) => name),
    ]);
    expect(seen).toEqual([
      ['brindlewick', 'Brindlewick Market', 'Brindlewick Digital'],
      [null, 'Burger King', 'Starbucks'],
      [null, 'Brindlewick Vorn'],
      [null, 'Quillfeather'],
    ]);
    expect(items[0]).toMatchObject({
      payee: 'Brindlewick Market',
      count: 3,
      sum: -45_00,
      suggestion: { categoryId: shopping, confidence: 0.5 },
      payees: [
        { name: 'Brindlewick Market', count: 2, sum: -40_00 },
        { name: 'Brindlewick Digital', count: 1, sum: -5_00 },
      ],
    });
    expect((await counts()).uncertainCategories).toBe(4);
    const { body } = await person.ask('GET', `${base}/transactions?q=${encodeURIComponent(items[0].q)}`);
    expect(body.items).toHaveLength(3);
    expect((await answer(items[0].q, shopping)).changed).toBe(3);
    expect((await counts()).uncertainCategories).toBeLessThan(4);
  });

  describe('after an answer', () => {
    let groceries: string;
    let household: string;
    const waiting = async () =>
      (await inbox()).flatMap(({ payees }: { payees: { name: string }[] }) => payees.map(({ name }) => name));
    const waitingOf = (payee: string) => `payee:"${payee}" is:unreviewed`;
    const payeeIdOf = async (payee: string) => (await linesOf(payee))[0].payee.id;
    const linesOf = async (payee: string) => {
      const q = encodeURIComponent(`payee:"${payee}"`);
      return (await person.ask('GET', `${base}/transactions?q=${q}`)).body.items;
    };

    const differingTotals = () =>
      app.db.database.inLedger(person.ledgerId, ({ db }) => countDifferingTotals(db, person.ledgerId));

    /** Six lines that make the category of their payee sure, one that follows, one that is too unlike. */
    beforeEach(async () => {
      groceries = await categoryNamed('Groceries');
      household = await categoryNamed('Household');
      for (let day = 1; day <= 6; day++) {
        await propose(await add('Zorblat North', -20_00, { date: `2026-03-0${day}` }), groceries, 0.5);
      }
      await propose(await add('Zorblat South', -20_00), household, 0.3);
      await propose(await add('Zorblat Bikes Helmets Wheels Repair', 900_00), null, null);
      await propose(await add('Quillfeather', -3_00), household, 0.3);
      // What `propose` wrote past the product isn't in them.
      await app.db.database.changeLedger(person.ledgerId, ({ db }) => rebuildTotals(db, person.ledgerId));
    });

    it('proposes again for related lines, and accepts what is sure by now', async () => {
      expect((await answer(waitingOf('Zorblat North'), groceries)).changed).toBe(6);
      expect(await waiting()).not.toContain('Zorblat South');
      expect(await linesOf('Zorblat South')).toMatchObject([{ categoryId: groceries }]);
      expect(await linesOf('Quillfeather')).toMatchObject([{ categoryId: household, confidence: 0.3 }]);
      const [wheels] = await linesOf('Zorblat Bikes Helmets Wheels Repair');
      expect(wheels.confidence).not.toBe(0.3);
      expect(await waiting()).toContain('Zorblat Bikes Helmets Wheels Repair');
    });

    it('keeps the totals true', async () => {
      await answer(waitingOf('Zorblat North'), groceries);
      expect(await differingTotals()).toBe(0);
    });

    it('takes what was accepted back with it', async () => {
      const { operationId } = await answer(waitingOf('Zorblat North'), groceries);
      expect((await undo(operationId)).status).toBe(200);
      expect(await linesOf('Zorblat South')).toMatchObject([{ categoryId: household, confidence: 0.3 }]);
      expect(await waiting()).toEqual(expect.arrayContaining(['Zorblat North', 'Zorblat South']));
      expect(await differingTotals()).toBe(0);
    });

    it('can be taken back after a newer one that proposed for the same lines', async () => {
      const first = await answer(waitingOf('Zorblat North'), groceries, [await payeeIdOf('Zorblat South')]);
      const [before] = await linesOf('Zorblat Bikes Helmets Wheels Repair');
      const second = await answer(waitingOf('Zorblat South'), household);
      const [after] = await linesOf('Zorblat Bikes Helmets Wheels Repair');
      expect(after.confidence).not.toBe(before.confidence);
      expect((await undo(first.operationId)).status).toBe(200);
      expect(await waiting()).toContain('Zorblat North');
      expect(await linesOf('Zorblat South')).toMatchObject([{ categoryId: household, confidence: null }]);
      expect((await undo(second.operationId)).status).toBe(200);
      expect(await waiting()).toContain('Zorblat South');
      expect(await differingTotals()).toBe(0);
    });

    it('leaves payees alone that were left out', async () => {
      await answer(waitingOf('Zorblat North'), groceries, [await payeeIdOf('Zorblat South')]);
      expect(await linesOf('Zorblat South')).toMatchObject([{ categoryId: household, confidence: 0.3 }]);
      expect(await waiting()).toContain('Zorblat South');
    });

    it('is one of two that come at once', async () => {
      await Promise.all([answer(waitingOf('Zorblat North'), groceries), answer(waitingOf('Zorblat North'), household)]);
      const categories = (await linesOf('Zorblat North')).map(({ categoryId }: { categoryId: string }) => categoryId);
      expect(categories).toHaveLength(6);
      expect(new Set(categories).size).toBe(1);
      expect(await differingTotals()).toBe(0);
    });
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
          uploadedBy: person.userId,
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
