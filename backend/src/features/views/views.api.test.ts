import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
  return person.ask('POST', `${base}/views`, { body });
}

async function queries(): Promise<string[]> {
  return (await person.ask('GET', `${base}/views`)).body.items.map((view: { q: string }) => view.q);
}

describe('saved views', () => {
  it('follow what they name through a rename', async () => {
    const { items } = (await person.ask('GET', `${base}/categories`)).body;
    const [category, group] = [items[4], (await person.ask('GET', `${base}/category-groups`)).body.items[0]];
    const payee = (await person.ask('POST', `${base}/payees`, { body: { name: 'Big Bazaar' } })).body;
    const q = `category:"${category.name}","${group.name}" payee:"big bazaar" account:Cash -tag:work amount:>20`;
    const created = await create({ name: 'Mine', q });
    expect(created.status).toBe(201);
    const expected = (name: string, payeeName: string, account: string) =>
      `category:${name},${group.name} payee:${payeeName} account:${account} -tag:work amount:>20`;
    expect(created.body.q).toBe(expected(written(category.name), '"Big Bazaar"', 'Cash'));

    await person.ask('PATCH', `${base}/categories/${category.id}`, { body: { name: 'Food' } });
    await person.ask('PATCH', `${base}/payees/${payee.id}`, { body: { name: 'Hypermart' } });
    const account = (await person.ask('GET', `${base}/accounts`)).body.items[0];
    await person.ask('PATCH', `${base}/accounts/${account.id}`, { body: { name: 'Purse' } });
    expect(await queries()).toEqual([expected('Food', 'Hypermart', 'Purse')]);
  });

  it('keep ids in the database, and names that nothing has yet', async () => {
    const account = (await person.ask('GET', `${base}/accounts`)).body.items[0];
    const { body } = await create({ name: 'Mine', q: 'account:cash category:Nowhere' });
    expect(body.q).toBe('account:Cash category:Nowhere');
    const rows = await app.db.asSuperuser<{ q: string }>('select q from views where id = $1', [body.id]);
    expect(rows).toEqual([{ q: `account:${account.id} category:Nowhere` }]);
  });

  it('say where a query can’t be read, and keep nothing', async () => {
    const { status, body } = await create({ name: 'Broken', q: 'coffee (date:today' });
    expect([status, body.type]).toEqual([400, '/problems/query-syntax']);
    expect(body).toMatchObject({ position: 18, errors: [{ path: 'q' }] });
    expect(await queries()).toEqual([]);
  });

  it('refuse a query that would be too long to be read again', async () => {
    const names = Array.from({ length: 150 }, () => 'Cash').join(',');
    const { status, body } = await create({ name: 'Long', q: `account:${names}` });
    expect([status, body.errors]).toEqual([400, [{ path: 'q', message: 'names too many things for a view' }]]);
  });

  it('change, stay when nothing differs, and go', async () => {
    const { id } = (await create({ name: 'Mine', q: 'account:Cash' })).body;
    await create({ name: 'Yours', q: '' });
    const taken = await person.ask('PATCH', `${base}/views/${id}`, { body: { name: 'Yours' } });
    expect([taken.status, taken.body.type]).toEqual([409, '/problems/name-taken']);
    const same = await person.ask('PATCH', `${base}/views/${id}`, { body: { q: 'account:CASH' } });
    expect([same.status, same.headers.get('operation-id')]).toEqual([200, null]);
    const moved = await person.ask('PATCH', `${base}/views/${id}`, { body: { q: 'rent', position: 9 } });
    expect(moved.body).toMatchObject({ q: 'rent', position: 9, name: 'Mine' });
    expect(await queries()).toEqual(['', 'rent']);
    await person.ask('POST', `${base}/operations/${moved.headers.get('operation-id')}/undo`);
    expect(await queries()).toEqual(['account:Cash', '']);
    expect((await person.ask('DELETE', `${base}/views/${id}`)).status).toBe(204);
    expect(await queries()).toEqual(['']);
  });
});

/** A name as a printed query has it. */
function written(name: string): string {
  return /[\s&]/.test(name) ? `"${name}"` : name;
}
