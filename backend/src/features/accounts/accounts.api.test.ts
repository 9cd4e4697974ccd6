import { addDays, today } from '@expenseai/core/calendar/plain-date';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countDifferingTotals } from '../../platform/operations/totals.ts';
import { type Answered, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
let base: string;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await app.signUp();
  base = `/api/v1/ledgers/${person.ledgerId}`;
});

function create(body: Record<string, unknown>): Promise<Answered> {
  return person.ask('POST', `${base}/accounts`, { body: { kind: 'current', ...body } });
}

async function spend(accountId: string, amount: number, date: string): Promise<string> {
  const { status, body } = await person.ask('POST', `${base}/transactions`, { body: { accountId, amount, date } });
  expect(status).toBe(201);
  return body.id;
}

async function balanceOf(accountId: string): Promise<number> {
  return (await person.ask('GET', `${base}/accounts/${accountId}`)).body.balance;
}

const now = () => today(new Date(), 'UTC');

describe('accounts', () => {
  it('start in the ledger’s currency, empty, behind the others', async () => {
    const { status, headers, body } = await create({ name: 'Giro' });
    expect(status).toBe(201);
    expect(headers.get('operation-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(body).toMatchObject({ name: 'Giro', currency: 'EUR', openingBalance: 0, balance: 0, transactionCount: 0 });
    const { items } = (await person.ask('GET', `${base}/accounts`)).body;
    expect(items.map((account: { name: string }) => account.name)).toEqual(['Cash', 'Giro']);
  });

  it('count opening balance and transactions up to today, not those of tomorrow', async () => {
    const { id } = (await create({ name: 'Giro', openingBalance: 100_00 })).body;
    await spend(id, -10_00, addDays(now(), -400));
    await spend(id, -5_00, addDays(now(), -1));
    await spend(id, 7_00, now());
    await spend(id, -50_00, addDays(now(), 1));
    await spend(id, -60_00, addDays(now(), 40));
    expect(await balanceOf(id)).toBe(92_00);
    const { items } = (await person.ask('GET', `${base}/accounts`)).body;
    const account = items.find((item: { id: string }) => item.id === id);
    expect(account).toMatchObject({ balance: 92_00, transactionCount: 5 });
  });

  it('count a transaction of several parts once', async () => {
    const { id } = (await create({ name: 'Giro' })).body;
    const { items } = (await person.ask('GET', `${base}/categories`)).body;
    const [one, other] = items.map((category: { id: string }) => category.id);
    const count = async () => (await person.ask('GET', `${base}/accounts/${id}`)).body.transactionCount;
    const parts = (...ids: string[]) => ids.map((categoryId, n) => ({ categoryId, amount: -10_00 - n }));
    const add = async (splits: { amount: number }[]) => {
      const amount = splits.reduce((sum, split) => sum + split.amount, 0);
      const body = { accountId: id, date: now(), amount, splits };
      return person.ask('POST', `${base}/transactions`, { body });
    };
    const first = await add(parts(one, one));
    expect(first.status).toBe(201);
    expect(await count()).toBe(1);
    await add(parts(one, other, one));
    expect(await count()).toBe(2);
    // One more part, another day, gone, and back.
    const path = `${base}/transactions/${first.body.id}`;
    const body = { date: addDays(now(), -3), amount: -30_03, splits: parts(one, one, other) };
    expect((await person.ask('PATCH', path, { body })).status).toBe(200);
    expect(await count()).toBe(2);
    const gone = await person.ask('DELETE', path);
    expect(await count()).toBe(1);
    await person.ask('POST', `${base}/operations/${gone.headers.get('operation-id')}/undo`);
    expect(await count()).toBe(2);
    expect(await app.db.database.inLedger(person.ledgerId, ({ db }) => countDifferingTotals(db, person.ledgerId))).toBe(
      0,
    );
  });

  it('count the same wherever the ledger’s month begins', async () => {
    const { id } = (await create({ name: 'Giro' })).body;
    for (let day = -40; day <= 3; day += 1) await spend(id, -1_00, addDays(now(), day));
    expect(await balanceOf(id)).toBe(-41_00);
    for (const monthStart of [2, 15, 28]) {
      await person.ask('PATCH', base, { body: { monthStart } });
      expect(await balanceOf(id)).toBe(-41_00);
    }
  });

  it('follow the day of whoever asks', async () => {
    const { id } = (await create({ name: 'Giro' })).body;
    await person.ask('PATCH', '/api/v1/me', { body: { timeZone: 'Pacific/Kiritimati' } });
    const east = today(new Date(), 'Pacific/Kiritimati');
    await spend(id, -3_00, east);
    expect(await balanceOf(id)).toBe(-3_00);
    await person.ask('PATCH', '/api/v1/me', { body: { timeZone: 'Pacific/Niue' } });
    // 25 hours behind: there it is always the day before or earlier.
    expect(await balanceOf(id)).toBe(0);
  });

  it('answer 304 to a client that has the list, until the ledger changes', async () => {
    const first = await person.ask('GET', `${base}/accounts`);
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await person.ask('GET', `${base}/accounts`, { headers })).status).toBe(304);
    await create({ name: 'Giro' });
    expect((await person.ask('GET', `${base}/accounts`, { headers })).status).toBe(200);
  });

  it('never hide a moved balance behind 304', async () => {
    const { id } = (await create({ name: 'Giro' })).body;
    const first = await person.ask('GET', `${base}/accounts/${id}`);
    await spend(id, -1_00, now());
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    const second = await person.ask('GET', `${base}/accounts/${id}`, { headers });
    expect([second.status, second.body.balance]).toEqual([200, -1_00]);
  });
});

describe('changing an account', () => {
  it('is one operation that undo takes back', async () => {
    const { id } = (await create({ name: 'Giro' })).body;
    const changed = await person.ask('PATCH', `${base}/accounts/${id}`, {
      body: { name: 'Salary account', isClosed: true },
    });
    expect(changed.body).toMatchObject({ name: 'Salary account', isClosed: true });
    const operation = changed.headers.get('operation-id');
    const kept = await person.ask('GET', `${base}/operations/${operation}`);
    expect(kept.body).toMatchObject({
      kind: 'account.update',
      summary: { name: 'Giro', newName: 'Salary account', fields: ['name', 'isClosed'] },
      touched: 1,
    });
    expect((await person.ask('POST', `${base}/operations/${operation}/undo`)).status).toBe(200);
    expect((await person.ask('GET', `${base}/accounts/${id}`)).body).toMatchObject({ name: 'Giro', isClosed: false });
  });

  it('makes no operation where nothing differs', async () => {
    const { id } = (await create({ name: 'Giro', number: 'DE1' })).body;
    const { status, headers } = await person.ask('PATCH', `${base}/accounts/${id}`, {
      body: { name: 'Giro', number: 'DE1', openingBalance: 0 },
    });
    expect([status, headers.get('operation-id')]).toEqual([200, null]);
  });

  it('refuses a version that is no longer the account’s', async () => {
    const { id, version } = (await create({ name: 'Giro' })).body;
    const headers = { 'if-match': `"${version}"` };
    const first = await person.ask('PATCH', `${base}/accounts/${id}`, { body: { name: 'A' }, headers });
    expect(first.status).toBe(200);
    const second = await person.ask('PATCH', `${base}/accounts/${id}`, { body: { name: 'B' }, headers });
    expect([second.status, second.body.type]).toEqual([412, '/problems/stale-version']);
    const third = await person.ask('PATCH', `${base}/accounts/${id}`, {
      body: { name: 'B' },
      headers: { 'if-match': first.headers.get('etag') ?? '' },
    });
    expect(third.status).toBe(200);
  });

  it('changes the currency only while there are no transactions', async () => {
    const { id } = (await create({ name: 'Giro' })).body;
    expect((await person.ask('PATCH', `${base}/accounts/${id}`, { body: { currency: 'CHF' } })).body.currency).toBe(
      'CHF',
    );
    await spend(id, -1_00, now());
    const refused = await person.ask('PATCH', `${base}/accounts/${id}`, { body: { currency: 'EUR' } });
    expect([refused.status, refused.body.type]).toEqual([409, '/problems/in-use']);
  });

  it('keeps names unique', async () => {
    await create({ name: 'Giro' });
    const other = await create({ name: 'Other' });
    const again = await create({ name: ' Giro ' });
    expect([again.status, again.body.type]).toEqual([409, '/problems/name-taken']);
    const renamed = await person.ask('PATCH', `${base}/accounts/${other.body.id}`, { body: { name: 'Giro' } });
    expect(renamed.status).toBe(409);
  });
});

describe('deleting an account', () => {
  it('works while it is unused, and says what to do otherwise', async () => {
    const { id } = (await create({ name: 'Giro' })).body;
    const transaction = await spend(id, -1_00, now());
    const refused = await person.ask('DELETE', `${base}/accounts/${id}`);
    expect([refused.status, refused.body.type]).toEqual([409, '/problems/in-use']);
    expect(refused.body.detail).toContain('Close it instead');
    await person.ask('DELETE', `${base}/transactions/${transaction}`);
    expect((await person.ask('DELETE', `${base}/accounts/${id}`)).status).toBe(204);
    expect((await person.ask('GET', `${base}/accounts/${id}`)).status).toBe(404);
    expect((await person.ask('DELETE', `${base}/accounts/${id}`)).status).toBe(404);
  });

  it('is refused to a viewer', async () => {
    const viewer = await app.signUp();
    await person.ask('POST', `${base}/members`, { body: { email: viewer.email, role: 'viewer' } });
    const { id } = (await create({ name: 'Giro' })).body;
    expect((await viewer.ask('GET', `${base}/accounts/${id}`)).status).toBe(200);
    expect((await viewer.ask('DELETE', `${base}/accounts/${id}`)).status).toBe(403);
  });

  it('never finds the account of another ledger', async () => {
    const other = await app.signUp();
    const { id } = (await create({ name: 'Giro' })).body;
    const path = `/api/v1/ledgers/${other.ledgerId}/accounts/${id}`;
    expect((await other.ask('GET', path)).status).toBe(404);
    expect((await other.ask('PATCH', path, { body: { name: 'Mine' } })).status).toBe(404);
    expect((await other.ask('DELETE', path)).status).toBe(404);
  });
});
