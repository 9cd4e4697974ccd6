import { today } from '@expenseai/core/calendar/plain-date';
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

async function createGroup(name: string): Promise<string> {
  const { status, body } = await person.ask('POST', `${base}/category-groups`, { body: { name } });
  expect(status).toBe(201);
  return body.id;
}

function createCategory(body: Record<string, unknown>): Promise<Answered> {
  return person.ask('POST', `${base}/categories`, { body });
}

async function spend(body: Record<string, unknown>): Promise<string> {
  const accountId = (await person.ask('GET', `${base}/accounts`)).body.items[0].id;
  const created = await person.ask('POST', `${base}/transactions`, {
    body: { accountId, amount: -10_00, date: today(new Date(), 'UTC'), ...body },
  });
  expect(created.status).toBe(201);
  return created.body.id;
}

describe('category groups', () => {
  it('are listed in their order, with new ones behind', async () => {
    const id = await createGroup('Zoo');
    const { items } = (await person.ask('GET', `${base}/category-groups`)).body;
    expect(items.at(-1)).toMatchObject({ id, name: 'Zoo' });
    const moved = await person.ask('PATCH', `${base}/category-groups/${id}`, {
      body: { name: 'Animals', position: 0 },
    });
    expect(moved.body).toMatchObject({ name: 'Animals', position: 0 });
    const after = (await person.ask('GET', `${base}/category-groups`)).body.items;
    expect(after.slice(0, 2).map((group: { name: string }) => group.name)).toContain('Animals');
  });

  it('keep their names unique, and go only when empty', async () => {
    const id = await createGroup('Zoo');
    const again = await person.ask('POST', `${base}/category-groups`, { body: { name: 'Zoo' } });
    expect([again.status, again.body.type]).toEqual([409, '/problems/name-taken']);
    const category = await createCategory({ name: 'Zoo tickets', groupId: id });
    const refused = await person.ask('DELETE', `${base}/category-groups/${id}`);
    expect([refused.status, refused.body.type]).toEqual([409, '/problems/in-use']);
    await person.ask('DELETE', `${base}/categories/${category.body.id}`);
    expect((await person.ask('DELETE', `${base}/category-groups/${id}`)).status).toBe(204);
  });
});

describe('a new category', () => {
  it.each([
    ['Mortgage & Rent', { kind: 'expense', common: 'housing', icon: 'house', colour: 'housing' }],
    ['Salary', { kind: 'income', common: 'salary' }],
    ['Qwertzuiop', { kind: 'expense', common: null, icon: 'tag', colour: 'none' }],
  ])('stands for what its name says: %s', async (name, expected) => {
    const { status, body } = await createCategory({ name, groupId: await createGroup('Mine') });
    expect(status).toBe(201);
    expect(body).toMatchObject({ name, position: 0, isArchived: false, ...expected });
  });

  it('is what the request says, where it says so', async () => {
    const groupId = await createGroup('Mine');
    await createCategory({ name: 'First', groupId });
    const given = { kind: 'income', common: null, icon: 'gem', colour: 'travel' };
    const { body } = await createCategory({ name: 'Groceries', groupId, ...given });
    expect(body).toMatchObject({ ...given, position: 1 });
  });

  it('needs a group of this ledger and a name that is free in it', async () => {
    const stranger = await app.signUp();
    const groups = await stranger.ask('GET', `/api/v1/ledgers/${stranger.ledgerId}/category-groups`);
    const foreign = await createCategory({ name: 'A', groupId: groups.body.items[0].id });
    expect([foreign.status, foreign.body.type]).toEqual([422, '/problems/unknown-reference']);
    const groupId = await createGroup('Mine');
    await createCategory({ name: 'A', groupId });
    expect((await createCategory({ name: 'A', groupId })).body.type).toBe('/problems/name-taken');
    expect((await createCategory({ name: 'A', groupId: await createGroup('Other') })).status).toBe(201);
  });
});

describe('changing a category', () => {
  it('moves its sums when it becomes one of income, and back with undo', async () => {
    const { id } = (await createCategory({ name: 'Refunds', groupId: await createGroup('Mine'), kind: 'expense' }))
      .body;
    await spend({ categoryId: id, amount: 25_00 });
    const summary = async () => (await person.ask('GET', `${base}/transactions/summary`)).body.sums[0];
    expect(await summary()).toMatchObject({ income: 0, expense: 25_00, net: 25_00 });

    const changed = await person.ask('PATCH', `${base}/categories/${id}`, { body: { kind: 'income' } });
    expect(changed.status).toBe(200);
    expect(await summary()).toMatchObject({ income: 25_00, expense: 0, net: 25_00 });
    expect(await kept(id)).toEqual([{ income: 25_00, expense: 0 }]);
    expect(await differing()).toBe(0);

    await person.ask('POST', `${base}/operations/${changed.headers.get('operation-id')}/undo`);
    expect(await kept(id)).toEqual([{ income: 0, expense: 25_00 }]);
    expect(await differing()).toBe(0);
  });

  it('moves it to another group, and archives it', async () => {
    const { id } = (await createCategory({ name: 'A', groupId: await createGroup('One') })).body;
    const groupId = await createGroup('Two');
    const { body } = await person.ask('PATCH', `${base}/categories/${id}`, { body: { groupId, isArchived: true } });
    expect(body).toMatchObject({ groupId, isArchived: true, name: 'A' });
    const same = await person.ask('PATCH', `${base}/categories/${id}`, { body: { groupId, isArchived: true } });
    expect([same.status, same.headers.get('operation-id')]).toEqual([200, null]);
    const unknown = await person.ask('PATCH', `${base}/categories/${id}`, { body: { groupId: id } });
    expect(unknown.status).toBe(422);
  });

  async function kept(id: string) {
    const rows = await app.db.asSuperuser<{ income: string; expense: string }>(
      'select income, expense from month_totals where category_id = $1',
      [id],
    );
    return rows.map((row) => ({ income: Number(row.income), expense: Number(row.expense) }));
  }

  function differing(): Promise<number> {
    return app.db.database.inLedger(person.ledgerId, ({ db }) => countDifferingTotals(db, person.ledgerId));
  }
});

describe('deleting a category', () => {
  it('is refused while something uses it', async () => {
    const { id } = (await createCategory({ name: 'A', groupId: await createGroup('Mine') })).body;
    const transaction = await spend({ categoryId: id, payee: 'Somebody' });
    const used = await person.ask('DELETE', `${base}/categories/${id}`);
    expect([used.status, used.body.type]).toEqual([409, '/problems/in-use']);
    expect(used.body.detail).toBe('A has transactions. Archive it instead.');

    await person.ask('DELETE', `${base}/transactions/${transaction}`);
    const payee = await person.ask('POST', `${base}/payees`, { body: { name: 'Zoo', defaultCategoryId: id } });
    expect((await person.ask('DELETE', `${base}/categories/${id}`)).body.detail).toContain('default category');

    await person.ask('PATCH', `${base}/payees/${payee.body.id}`, { body: { defaultCategoryId: null } });
    const deleted = await person.ask('DELETE', `${base}/categories/${id}`);
    expect(deleted.status).toBe(204);
    expect((await person.ask('GET', `${base}/categories/${id}`)).status).toBe(404);

    await person.ask('POST', `${base}/operations/${deleted.headers.get('operation-id')}/undo`);
    expect((await person.ask('GET', `${base}/categories/${id}`)).body.name).toBe('A');
  });
});
