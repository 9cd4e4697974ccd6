import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answered, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

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

async function add(body: Record<string, unknown>): Promise<string> {
  const created = await person.ask('POST', `${base}/transactions`, {
    body: { accountId: cash, date: '2026-03-05', amount: -1_00, ...body },
  });
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  return created.body.id;
}

async function categoryNamed(name: string): Promise<string> {
  const { items } = (await person.ask('GET', `${base}/categories`)).body;
  return items.find((category: { name: string }) => category.name === name).id;
}

function exportAs(format: string, q?: string): Promise<Answered> {
  return person.ask('GET', `${base}/exports?format=${format}${q === undefined ? '' : `&q=${encodeURIComponent(q)}`}`);
}

/** Straight into the tables: only the number matters. */
async function fill(count: number): Promise<void> {
  await app.db.asSuperuser(
    `with made as (
       insert into transactions (ledger_id, created_operation_id, version, id, account_id, date, amount, status, source, notes)
       select $1, gen_random_uuid(), 1, gen_random_uuid(), $2, date '2026-01-01' + n % 50, -n, 'cleared', 'manual',
         repeat('x', 200)
       from generate_series(1, $3::integer) n returning id, amount, date)
     insert into splits (ledger_id, transaction_id, n, amount, date, account_id, is_transfer)
     select $1, id, 1, amount, date, $2, false from made`,
    [person.ledgerId, cash, count],
  );
}

describe('an export as CSV', () => {
  it('has a row for each split, newest first', async () => {
    const giro = (await person.ask('POST', `${base}/accounts`, { body: { name: 'Giro', kind: 'current' } })).body.id;
    const groceries = await categoryNamed('Groceries');
    const group = (await person.ask('GET', `${base}/category-groups`)).body.items.find((item: { id: string }) => item);
    expect(group).toBeDefined();
    const id = await add({
      date: '2026-03-05',
      amount: -12_50,
      payee: 'Café "Zur, Post"',
      notes: 'lunch',
      tags: ['work', 'trip'],
      splits: [
        { categoryId: groceries, amount: -10_00 },
        { categoryId: null, amount: -2_50, notes: 'tip' },
      ],
    });
    const transfer = await add({ date: '2026-03-04', amount: -50_00, transferAccountId: giro, status: 'pending' });
    const { status, headers, body } = await exportAs('csv');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="expenseai-[^"]*-\d{4}-\d\d-\d\d\.csv"; filename\*=UTF-8''expenseai-/,
    );
    const lines = (body as string).split('\r\n');
    expect(lines[0]).toBe(
      'date,account,payee,descriptor,category,group,amount,currency,notes,tags,status,transfer account,id',
    );
    expect(lines[1]).toMatch(
      /^2026-03-05,Cash,"Café ""Zur, Post""",,Groceries,[^,]+,-10\.00,EUR,lunch,"work, trip",cleared,,/,
    );
    expect(lines[1]).toContain(id);
    expect(lines[2]).toBe(`2026-03-05,Cash,"Café ""Zur, Post""",,,,-2.50,EUR,lunch · tip,"work, trip",cleared,,${id}`);
    expect(lines).toContain(`2026-03-04,Cash,,,,,-50.00,EUR,,,pending,Giro,${transfer}`);
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).toBe('');
  });

  it('never makes a formula of what somebody wrote', async () => {
    await add({ payee: '=cmd|calc', notes: '@SUM(A1:A9)', tags: ['-1+1'] });
    const { body } = await exportAs('csv');
    expect(body).toContain(",'=cmd|calc,");
    expect(body).toContain(",'@SUM(A1:A9),'-1+1,");
  });

  it('has what matches a query, and only that', async () => {
    await add({ payee: 'Lidl' });
    await add({ payee: 'Aral' });
    const { body } = await exportAs('csv', 'lidl');
    expect(body).toContain('Lidl');
    expect(body).not.toContain('Aral');
    expect(((await exportAs('csv', 'payee:nobody')).body as string).split('\r\n')).toHaveLength(2);
  });

  it('refuses a query with a mistake before anything is sent or noted', async () => {
    const { status, body } = await exportAs('csv', 'date:nonsense');
    expect(status).toBe(400);
    expect(body.type).toBe('/problems/query-syntax');
    expect((await exportAs('xml')).status).toBe(400);
    const { items } = (await person.ask('GET', `${base}/audit`)).body;
    expect(items.map(({ event }: { event: string }) => event)).not.toContain('export.create');
  });
});

describe('an export as JSON', () => {
  it('explains its ids', async () => {
    const id = await add({ payee: 'Lidl', categoryId: await categoryNamed('Groceries') });
    const { headers, body } = await exportAs('json');
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(body.transactions).toMatchObject([{ id, amount: -1_00, payee: { name: 'Lidl' } }]);
    expect(body.accounts).toContainEqual({ id: cash, name: 'Cash', currency: 'EUR' });
    const category = body.categories.find((item: { id: string }) => item.id === body.transactions[0].categoryId);
    expect(category).toMatchObject({ name: 'Groceries', kind: 'expense' });
    expect(body.ledger).toMatchObject({ id: person.ledgerId, currency: 'EUR' });
  });

  it('of nothing is well-formed', async () => {
    expect((await exportAs('json')).body.transactions).toEqual([]);
  });
});

describe('an export', () => {
  it('goes on over many pages without missing or doubling a row', async () => {
    await fill(2_501);
    const { body } = await exportAs('json');
    const ids = body.transactions.map((item: { id: string }) => item.id);
    expect(new Set(ids).size).toBe(2_501);
    const dates = body.transactions.map((item: { date: string }) => item.date);
    expect(dates).toEqual([...dates].sort().reverse());
  });

  it('is noted in the audit log, with ids only', async () => {
    await add({ payee: 'Secret Clinic' });
    await exportAs('csv', 'payee:"Secret Clinic"');
    const { items } = (await person.ask('GET', `${base}/audit`)).body;
    expect(items[0]).toMatchObject({ event: 'export.create', userId: person.userId, details: { format: 'csv' } });
    const line = app.audit.findLast((text) => text.includes('export.create')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ ledgerId: person.ledgerId, head: items[0].hash });
    expect(line).not.toContain('Clinic');
  });

  it('is for members, viewers too', async () => {
    const viewer = await app.signUp();
    expect((await viewer.ask('GET', `${base}/exports?format=csv`)).status).toBe(404);
    await person.ask('POST', `${base}/members`, { body: { email: viewer.email, role: 'viewer' } });
    expect((await viewer.ask('GET', `${base}/exports?format=csv`)).status).toBe(200);
  });

  it('that nobody takes doesn’t keep others out once it has gone', async () => {
    await fill(20_000);
    const stalled = await Promise.all(Array.from({ length: 4 }, () => begin()));
    const refused = await exportAs('csv');
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    for (const { destroy } of stalled) destroy();
    await expect.poll(async () => (await exportAs('csv', 'payee:nobody')).status, { timeout: 10_000 }).toBe(200);
  });
});

/** Asks for everything and takes only the beginning. */
function begin(): Promise<{ destroy: () => void }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      `${app.url}${base}/exports?format=json`,
      { headers: { authorization: `Bearer ${person.accessToken}` } },
      (response) => {
        response.pause();
        resolve({ destroy: () => response.destroy() });
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}
