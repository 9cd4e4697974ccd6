import { monthPeriod } from '@expenseai/core/calendar/period';
import { addDays, addMonths, type PlainDate, today } from '@expenseai/core/calendar/plain-date';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

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

/** For the user, whose zone is that of a new account. */
const now = today(new Date(), 'UTC');
const { from, to } = monthPeriod(now, 1);

async function add(date: PlainDate, amount: number, more: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await person.ask('POST', `${base}/transactions`, {
    body: { accountId: cash, date, amount, ...more },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function categoryNamed(name: string): Promise<string> {
  const { items } = (await person.ask('GET', `${base}/categories`)).body;
  const found = items.find((category: { name: string }) => category.name === name);
  expect(found, `a category ${name}`).toBeDefined();
  return found.id;
}

async function account(name: string, currency: string): Promise<string> {
  return (await person.ask('POST', `${base}/accounts`, { body: { name, kind: 'current', currency } })).body.id;
}

const home = async () => (await person.ask('GET', `${base}/home`)).body;

describe('home', () => {
  it('of an empty ledger shows zeros, its account and nothing usual', async () => {
    const { status, body } = await person.ask('GET', `${base}/home`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      currency: 'EUR',
      period: { from, to },
      today: now,
      income: 0,
      spent: 0,
      spentByToday: 0,
      previousByToday: 0,
      categories: [],
      recent: [],
      inbox: { uncertainCategories: 0, undecidedLines: 0 },
      leftOut: { transfers: 0, pending: 0, otherCurrencies: 0 },
      q: `date:${from}..${to}`,
    });
    expect(body.usualByToday).toBeUndefined();
    expect(body.accounts).toHaveLength(1);
    expect(body.curve.at(-1)).toEqual({ date: now, spent: 0 });
  });

  it('sums the month: refunds lower it, income and transfers stay out, pending counts', async () => {
    const groceries = await categoryNamed('Groceries');
    const giro = await account('Giro', 'EUR');
    const dollars = await account('Dollars', 'USD');
    await add(from, -50_00, { categoryId: groceries });
    await add(from, 20_00, { categoryId: groceries });
    await add(from, -3_00, { status: 'pending' });
    await add(from, 900_00, { categoryId: await categoryNamed('Salary') });
    await add(from, -100_00, { transferAccountId: giro });
    await add(from, -7_00, { accountId: dollars, categoryId: groceries });

    const body = await home();
    expect(body).toMatchObject({ spent: 33_00, spentByToday: 33_00, income: 900_00 });
    expect(body.leftOut).toEqual({ transfers: 2, pending: 1, otherCurrencies: 1 });
    expect(body.curve[0]).toEqual({ date: from, spent: 33_00 });
    expect(body.curve).toHaveLength(Number(now.slice(8)));
    expect(body.categories.map((category: { spent: number }) => category.spent)).toEqual([30_00, 3_00]);
    expect(body.recent).toHaveLength(7);
    expect(body.accounts).toHaveLength(3);
  });

  it('gives each figure the query that lists it', async () => {
    const dollars = await account('Dollars', 'USD');
    await add(from, -12_34, { categoryId: await categoryNamed('Groceries') });
    await add(to, -5_00, { categoryId: await categoryNamed('Groceries') });
    await add(from, -3_00, { payee: 'Zzyzx' });
    await add(from, 40_00, { payee: 'Zzyzx' });
    await add(from, -9_99, { accountId: dollars, categoryId: await categoryNamed('Groceries') });

    const body = await home();
    const sumsOf = async (q: string) =>
      (await person.ask('GET', `${base}/transactions/summary?q=${encodeURIComponent(q)}`)).body.sums;
    for (const category of body.categories) {
      expect(await sumsOf(category.q)).toMatchObject([{ currency: 'EUR', expense: -category.spent }]);
    }
    expect(await sumsOf(body.q)).toMatchObject([{ currency: 'EUR', expense: -body.spent, income: body.income }]);
    expect(body.curve.at(-1)).toEqual({ date: to, spent: body.spent });
  });

  it('calls the median of past months usual, from three on', async () => {
    const month = (count: number) => addMonths(from, -count);
    await add(month(1), -10_00);
    await add(month(2), -30_00);
    expect((await home()).usualByToday).toBeUndefined();
    await add(month(12), -20_00);
    // Too long ago.
    await add(month(13), -999_00);
    // Later in the month than today is in this one; the last day of a month can't be.
    if (now !== to) await add(addDays(month(1), -1), -500_00);
    const body = await home();
    expect(body.usualByToday).toBe(20_00);
    expect(body.previousByToday).toBe(10_00);
    expect(body.previousCurve[0]).toEqual({ date: month(1), spent: 10_00 });
  });

  it('follows the ledger’s own month', async () => {
    const start = now.endsWith('-28') ? 27 : 28;
    await person.ask('PATCH', base, { body: { monthStart: start } });
    const own = monthPeriod(now, start);
    await add(own.from, -8_00);
    await add(addDays(own.from, -1), -16_00);
    expect(await home()).toMatchObject({ period: own, spent: 8_00 });
  });

  it('shows a month that is over whole, against the months before it', async () => {
    const month = (count: number) => addMonths(from, -count);
    const last = addDays(from, -1);
    await add(from, -1_00);
    await add(last, -7_00);
    await add(month(1), -40_00, { categoryId: await categoryNamed('Groceries') });
    for (const [count, amount] of [-10_00, -30_00, -20_00].entries()) await add(month(count + 2), amount);
    const { status, body } = await person.ask('GET', `${base}/home?month=${last}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      period: { from: month(1), to: last },
      today: now,
      until: last,
      spent: 47_00,
      spentByToday: 47_00,
      usualByToday: 20_00,
      previousByToday: 10_00,
      q: `date:${month(1)}..${last}`,
    });
    expect(body.curve.at(-1)).toEqual({ date: last, spent: 47_00 });
    expect(body.recent.map(({ date }: { date: string }) => date)).toEqual([last, month(1)]);
    // What it shows of today stays today's.
    expect(body.accounts[0].balance).toBe(-108_00);
    expect((await home()).until).toBe(now);
  });

  it('refuses a month that has not begun', async () => {
    const { status, body } = await person.ask('GET', `${base}/home?month=${addDays(to, 1)}`);
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ path: 'month', message: 'has not begun' }]);
    expect((await person.ask('GET', `${base}/home?month=${to}`)).status).toBe(200);
  });

  it('is not sent again while nothing has changed, and never in place of another ledger’s', async () => {
    const first = await person.ask('GET', `${base}/home`);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\//);
    const again = await person.ask('GET', `${base}/home`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    await add(from, -1_00);
    const changed = await person.ask('GET', `${base}/home`, { headers: { 'if-none-match': etag } });
    expect(changed.status).toBe(200);
    expect(changed.body.spent).toBe(1_00);
    expect((await home()).spent).toBe(1_00);

    const other = await app.signUp();
    const theirs = await other.ask('GET', `/api/v1/ledgers/${other.ledgerId}/home`);
    expect(theirs.body).toMatchObject({ spent: 0, recent: [] });
    expect((await other.ask('GET', `${base}/home`)).status).toBe(404);
  });
});
