import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commit, linesOf, makeAccount, preview, stateOf, transactionsOf } from '../../testing/bring-in.ts';
import { type Answered, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
let base: string;
let groupId: string;

beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await app.signUp();
  base = `/api/v1/ledgers/${person.ledgerId}`;
  groupId = (await person.ask('GET', `${base}/category-groups`)).body.items[0].id;
});

async function make(name: string, body: Record<string, unknown> = {}): Promise<string> {
  const made = await person.ask('POST', `${base}/categories`, { body: { name, groupId, kind: 'expense', ...body } });
  expect(made.status).toBe(201);
  return made.body.id;
}

function merge(from: string, into: string, by = person): Promise<Answered> {
  return by.ask('POST', `${base}/categories/${from}/merge`, { body: { into } });
}

async function spend(body: Record<string, unknown>): Promise<string> {
  const accountId = (await person.ask('GET', `${base}/accounts`)).body.items[0].id;
  const made = await person.ask('POST', `${base}/transactions`, {
    body: { accountId, amount: -9_00, date: '2026-03-02', ...body },
  });
  expect(made.status).toBe(201);
  return made.body.id;
}

const transaction = async (id: string) => (await person.ask('GET', `${base}/transactions/${id}`)).body;
const learned = () =>
  app.db.asSuperuser<{ feature: string; categoryId: string; count: number }>(
    `select feature, category_id as "categoryId", count from category_models where ledger_id = $1 order by 1, 2`,
    [person.ledgerId],
  );
const operation = (answer: Answered, verb: 'undo' | 'redo') =>
  person.ask('POST', `${base}/operations/${answer.headers.get('operation-id')}/${verb}`);

describe('merging a category into another', () => {
  it('lets everything that has it have the other, takes it away, and goes back and forth', async () => {
    const [food, groceries] = [await make('Food'), await make('Supermarket', { common: null })];
    const one = await spend({ payee: 'Qwertzu', categoryId: food });
    const two = await spend({
      splits: [
        { categoryId: food, amount: -4_00 },
        { categoryId: groceries, amount: -5_00 },
      ],
    });
    const usual = await person.ask('POST', `${base}/payees`, { body: { name: 'Zoo', defaultCategoryId: food } });
    await person.ask('POST', `${base}/views`, { body: { name: 'Eating', q: 'category:Food,Supermarket tea' } });
    const before = { learned: await learned(), one: await transaction(one), two: await transaction(two) };
    const list = (await person.ask('GET', `${base}/categories`)).body;
    const queries = async () => (await person.ask('GET', `${base}/views`)).body.items[0].q;
    const summed = async (q: string) =>
      (await person.ask('GET', `${base}/transactions/summary?q=${encodeURIComponent(q)}`)).body;

    const merged = await merge(food, groceries);
    expect(merged.status).toBe(200);
    expect(merged.body).toMatchObject({
      id: groceries,
      name: 'Supermarket',
      common: list.items.find((c: { id: string }) => c.id === food).common,
    });
    expect(merged.headers.get('etag')).toBe(`"${merged.body.version}"`);
    expect((await person.ask('GET', `${base}/categories/${food}`)).status).toBe(404);
    const after = await transaction(one);
    expect(after).toMatchObject({ categoryId: groceries, categorySource: 'hand' });
    expect(after.version).toBeGreaterThan(before.one.version);
    expect((await transaction(two)).splits.map((s: { categoryId: string }) => s.categoryId)).toEqual([
      groceries,
      groceries,
    ]);
    expect((await person.ask('GET', `${base}/payees/${usual.body.id}`)).body.defaultCategoryId).toBe(groceries);
    expect(await queries()).toBe('category:Supermarket tea');
    expect(await summed('category:Supermarket')).toMatchObject({ count: 2, sums: [{ expense: -18_00 }] });
    expect((await learned()).map(({ feature, count }) => [feature, count])).toEqual(
      before.learned.map(({ feature, count }) => [feature, count]),
    );
    expect(new Set((await learned()).map(({ categoryId }) => categoryId))).toEqual(new Set([groceries]));
    expect(await stateOf(app, person)).toMatchObject({ differingTotals: 0 });
    const noted = await person.ask('GET', `${base}/operations/${merged.headers.get('operation-id')}`);
    expect(noted.body).toMatchObject({
      kind: 'category.merge',
      summary: { name: 'Food', newName: 'Supermarket', count: 2 },
    });
    expect(app.audit.at(-1)).toContain('"category.merge"');

    expect((await operation(merged, 'undo')).status).toBe(200);
    expect((await person.ask('GET', `${base}/categories`)).body).toEqual(list);
    expect(await transaction(one)).toEqual(before.one);
    expect(await transaction(two)).toEqual(before.two);
    expect(await learned()).toEqual(before.learned);
    expect(await queries()).toBe('category:Food,Supermarket tea');
    expect((await person.ask('GET', `${base}/payees/${usual.body.id}`)).body).toEqual(usual.body);

    expect((await operation(merged, 'redo')).status).toBe(200);
    expect(await transaction(one)).toEqual(after);
    expect((await person.ask('GET', `${base}/categories/${food}`)).status).toBe(404);
    expect(await stateOf(app, person)).toMatchObject({ differingTotals: 0 });
  });

  it('is refused into itself, into the other kind, into what isn’t there and into what is archived', async () => {
    const [food, pay, old] = [await make('Food'), await make('Pay', { kind: 'income' }), await make('Old')];
    await person.ask('PATCH', `${base}/categories/${old}`, { body: { isArchived: true } });
    const stranger = await app.signUp();
    const theirs = (await stranger.ask('GET', `/api/v1/ledgers/${stranger.ledgerId}/categories`)).body.items[0].id;
    const refused = async (from: string, into: string) => {
      const { status, body, headers } = await merge(from, into);
      expect(headers.get('operation-id')).toBeNull();
      return [status, body.type.replace('/problems/', '')];
    };
    expect(await refused(food, food)).toEqual([422, 'merge-into-itself']);
    expect(await refused(food, pay)).toEqual([422, 'merge-kinds-differ']);
    expect(await refused(food, old)).toEqual([422, 'merge-into-archived']);
    expect(await refused(food, theirs)).toEqual([422, 'unknown-reference']);
    expect(await refused(food, groupId)).toEqual([422, 'unknown-reference']);
    expect(await refused(theirs, food)).toEqual([404, 'not-found']);
    expect((await merge(old, food)).status).toBe(200);
  });

  it('is an editor’s, in their own ledger only, and seen by all members', async () => {
    const [food, groceries] = [await make('Food'), await make('Supermarket')];
    const [guest, stranger] = [await app.signUp('Gus'), await app.signUp()];
    const role = (body: Record<string, unknown>, method = 'POST', path = '') =>
      person.ask(method, `${base}/members${path}`, { body });
    await role({ email: guest.email, role: 'viewer' });
    expect((await merge(food, groceries, guest)).status).toBe(403);
    expect((await merge(food, groceries, stranger)).status).toBe(404);
    await role({ role: 'editor' }, 'PATCH', `/${guest.userId}`);
    const id = await spend({ categoryId: food });
    const merged = await merge(food, groceries, guest);
    expect(merged.status).toBe(200);
    expect((await transaction(id)).categoryId).toBe(groceries);
    expect((await operation(merged, 'undo')).status).toBe(200);
    expect((await transaction(id)).categoryId).toBe(food);
  });

  it('stands in the way of what needs it again, and goes along with it when asked', async () => {
    const [food, groceries] = [await make('Food'), await make('Supermarket')];
    const id = await spend({ categoryId: food });
    const deleted = await person.ask('DELETE', `${base}/transactions/${id}`);
    const merged = await merge(food, groceries);
    const path = `${base}/operations/${deleted.headers.get('operation-id')}/undo`;
    const refused = await person.ask('POST', path);
    expect([refused.status, refused.body.operations]).toMatchObject([
      409,
      [{ id: merged.headers.get('operation-id'), kind: 'category.merge' }],
    ]);
    expect((await person.ask('POST', path, { body: { withLater: true } })).status).toBe(200);
    expect((await transaction(id)).categoryId).toBe(food);
  });

  it('doesn’t stand in the way of what needs only the one that is left', async () => {
    const [food, groceries] = [await make('Food'), await make('Supermarket', { common: null })];
    const id = await spend({ categoryId: groceries });
    const deleted = await person.ask('DELETE', `${base}/transactions/${id}`);
    await spend({ categoryId: food });
    await merge(food, groceries);
    expect((await operation(deleted, 'undo')).status).toBe(200);
    expect((await transaction(id)).categoryId).toBe(groceries);
  });

  it('is followed by an import that waits for its commit', async () => {
    const giro = await makeAccount(person);
    const [food, groceries, last] = [await make('Food'), await make('Supermarket'), await make('Last')];
    const { id } = await preview(person, 'Date,Description,Amount\n2026-03-02,CORNER 0042,-4.20\n', {
      accountId: giro,
    });
    const [line] = await linesOf(person, id);
    await person.ask('PATCH', `${base}/imports/${id}/lines/${line.n}`, { body: { draft: { categoryId: food } } });
    await merge(food, groceries);
    await merge(groceries, last);
    expect((await linesOf(person, id))[0].draft.categoryId).toBe(last);
    expect(await commit(person, id)).toMatchObject({ status: 'done' });
    expect(await transactionsOf(person)).toMatchObject([{ categoryId: last, categorySource: 'hand' }]);
  });

  it('moves thousands of transactions just so', async () => {
    const count = 2_500;
    const [food, groceries] = [await make('Food'), await make('Supermarket')];
    await spend({ categoryId: food });
    await app.db.asSuperuser(
      `with template as (select * from transactions where ledger_id = $1 limit 1),
      copies as (
        insert into transactions (ledger_id, id, account_id, date, amount, status, source, created_operation_id, version)
        select t.ledger_id, gen_random_uuid(), t.account_id, t.date, -1, 'cleared', 'manual', t.created_operation_id, 1
        from template t, generate_series(1, ${count}) returning *),
      divided as (
        insert into splits (ledger_id, transaction_id, n, category_id, amount, base_amount, date, account_id, is_transfer)
        select ledger_id, id, 1, $2::uuid, amount, amount, date, account_id, false from copies)
      update month_totals set expense = expense - ${count}, net = net - ${count}, base_expense = base_expense - ${count},
        count = count + ${count} where ledger_id = $1 and category_id = $2`,
      [person.ledgerId, food],
    );
    await app.db.asSuperuser(
      `update day_totals set expense = expense - ${count}, net = net - ${count}, count = count + ${count} where ledger_id = $1`,
      [person.ledgerId],
    );
    const categories = () =>
      app.db.asSuperuser(
        `select category_id as id, count(*)::integer as count from splits where ledger_id = $1 group by 1`,
        [person.ledgerId],
      );
    const merged = await merge(food, groceries);
    expect(merged.status).toBe(200);
    expect(await categories()).toEqual([{ id: groceries, count: count + 1 }]);
    expect(await stateOf(app, person)).toMatchObject({ differingTotals: 0 });
    expect((await operation(merged, 'undo')).status).toBe(200);
    expect(await categories()).toEqual([{ id: food, count: count + 1 }]);
    expect(await stateOf(app, person)).toMatchObject({ differingTotals: 0 });
  });
});
