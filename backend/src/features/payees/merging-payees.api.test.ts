import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stateOf, transactionsOf } from '../../testing/bring-in.ts';
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

async function make(name: string, body: Record<string, unknown> = {}): Promise<string> {
  const made = await person.ask('POST', `${base}/payees`, { body: { name, ...body } });
  expect(made.status).toBe(201);
  return made.body.id;
}

function merge(ids: string[], into: string, by = person): Promise<Answered> {
  return by.ask('POST', `${base}/payees/merge`, { body: { ids, into } });
}

async function spend(payee: string, body: Record<string, unknown> = {}): Promise<Answered['body']> {
  const accountId = (await person.ask('GET', `${base}/accounts`)).body.items[0].id;
  const made = await person.ask('POST', `${base}/transactions`, {
    body: { accountId, amount: -9_00, date: '2026-03-02', payee, ...body },
  });
  expect(made.status).toBe(201);
  return made.body;
}

const payees = async (query = '') => (await person.ask('GET', `${base}/payees?${query}`)).body.items;
const learned = () =>
  app.db.asSuperuser('select feature, category_id, count from category_models where ledger_id = $1 order by 1, 2', [
    person.ledgerId,
  ]);
const operation = (answer: Answered, verb: 'undo' | 'redo') =>
  person.ask('POST', `${base}/operations/${answer.headers.get('operation-id')}/${verb}`);

describe('merging payees', () => {
  it('makes them one: lines, search, views, aliases and what was learned; and goes back and forth', async () => {
    const [one, two] = await categoryIds();
    const first = await spend('Rewe', { categoryId: one, notes: 'rice' });
    const second = await spend('Rewe Sagt Danke', { categoryId: one });
    const { payee } = await spend('Supermarket Kollwitz');
    await person.ask('PATCH', `${base}/payees/${first.payee.id}`, {
      body: { aliases: ['Rewe Kollwitz'], defaultCategoryId: two },
    });
    await person.ask('POST', `${base}/views`, { body: { name: 'Mine', q: 'payee:Rewe,"Supermarket Kollwitz"' } });
    const before = { payees: await payees(), learned: await learned(), lines: await transactionsOf(person) };
    const view = async () => (await person.ask('GET', `${base}/views`)).body.items[0].q;

    const merged = await merge([first.payee.id, second.payee.id], payee.id);
    expect(merged.status).toBe(200);
    expect(merged.body).toMatchObject({ id: payee.id, name: 'Supermarket Kollwitz', defaultCategoryId: two });
    expect(merged.body.aliases).toEqual(['Rewe', 'Rewe Kollwitz', 'Rewe Sagt Danke']);
    expect(await payees('with=lines')).toMatchObject([{ id: payee.id, lines: 3 }]);
    const lines = await transactionsOf(person);
    expect(lines.map((line) => line.payee)).toEqual(Array.from({ length: 3 }, () => payee));
    expect(lines.slice(1).map((line) => line.version)).toEqual([merged.body.version, merged.body.version]);
    expect(await transactionsOf(person, '"supermarket kollwitz rice"')).toMatchObject([{ id: first.id }]);
    expect(await transactionsOf(person, '"rewe rice"')).toEqual([]);
    expect(await view()).toBe('payee:"Supermarket Kollwitz"');
    expect(JSON.stringify(await learned())).not.toContain('danke');
    const noted = await person.ask('GET', `${base}/operations/${merged.headers.get('operation-id')}`);
    expect(noted.body).toMatchObject({
      kind: 'payee.merge',
      summary: { name: 'Rewe', others: 1, newName: 'Supermarket Kollwitz', count: 2 },
    });

    expect((await operation(merged, 'undo')).status).toBe(200);
    expect({ payees: await payees(), learned: await learned(), lines: await transactionsOf(person) }).toEqual(before);
    expect(await view()).toBe('payee:Rewe,"Supermarket Kollwitz"');
    expect(await transactionsOf(person, '"rewe rice"')).toHaveLength(1);
    expect((await operation(merged, 'redo')).status).toBe(200);
    expect(await transactionsOf(person)).toEqual(lines);
    expect(await stateOf(app, person)).toMatchObject({ differingTotals: 0 });
    expect((await spend('rewe sagt danke')).payee).toEqual(payee);
  });

  it('leaves the usual category of the one that has one, and none where the others differ', async () => {
    const [one, two] = await categoryIds();
    const ids = [await make('A', { defaultCategoryId: one }), await make('B', { defaultCategoryId: two })];
    expect((await merge(ids, await make('C'))).body.defaultCategoryId).toBeNull();
    const usual = await make('D', { defaultCategoryId: one });
    expect((await merge([usual], await make('E', { defaultCategoryId: two }))).body.defaultCategoryId).toBe(two);
  });

  it('is refused into one of them, into what isn’t there and into what is archived', async () => {
    const [one, two, old] = [await make('One'), await make('Two'), await make('Old')];
    await person.ask('PATCH', `${base}/payees/${old}`, { body: { isArchived: true } });
    const stranger = await app.signUp();
    const made = await stranger.ask('POST', `/api/v1/ledgers/${stranger.ledgerId}/payees`, {
      body: { name: 'Theirs' },
    });
    const refused = async (ids: string[], into: string) => {
      const { status, body } = await merge(ids, into);
      return [status, body.type.replace('/problems/', '')];
    };
    expect(await refused([one, two], two)).toEqual([422, 'merge-into-itself']);
    expect(await refused([one], old)).toEqual([422, 'merge-into-archived']);
    expect(await refused([one], made.body.id)).toEqual([422, 'unknown-reference']);
    expect(await refused([one, made.body.id], two)).toEqual([422, 'unknown-reference']);
    expect(await refused([], two)).toEqual([400, 'validation']);
    expect(await payees()).toHaveLength(3);
    const theirs = await stranger.ask('GET', `/api/v1/ledgers/${stranger.ledgerId}/payees`);
    expect(theirs.body.items).toHaveLength(1);
  });

  it('is an editor’s, and another member’s later change stands before its undo', async () => {
    const [one, two] = [await spend('One'), await spend('Two')];
    const guest = await app.signUp('Gus');
    await person.ask('POST', `${base}/members`, { body: { email: guest.email, role: 'viewer' } });
    expect((await merge([one.payee.id], two.payee.id, guest)).status).toBe(403);
    await person.ask('PATCH', `${base}/members/${guest.userId}`, { body: { role: 'editor' } });
    const merged = await merge([one.payee.id], two.payee.id);
    const edited = await guest.ask('PATCH', `${base}/transactions/${one.id}`, { body: { notes: 'mine' } });
    const refused = await operation(merged, 'undo');
    expect([refused.status, refused.body.operations]).toMatchObject([
      409,
      [{ id: edited.headers.get('operation-id'), kind: 'transaction.update' }],
    ]);
  });
});

it('many payees get one usual category in one operation', async () => {
  const [one] = await categoryIds();
  const ids = [await make('A'), await make('B', { defaultCategoryId: one }), await make('C')];
  const bulk = (body: Record<string, unknown>) => person.ask('POST', `${base}/payees/bulk`, { body });
  const set = await bulk({ ids, set: { defaultCategoryId: one } });
  expect(set.body).toEqual({ changed: 2 });
  expect((await payees()).map((payee: { defaultCategoryId: string }) => payee.defaultCategoryId)).toEqual([
    one,
    one,
    one,
  ]);
  await operation(set, 'undo');
  expect((await payees()).map((payee: { defaultCategoryId: string }) => payee.defaultCategoryId)).toEqual([
    null,
    one,
    null,
  ]);
  expect((await bulk({ ids, set: { defaultCategoryId: ids[0] } })).body.type).toBe('/problems/unknown-reference');
  expect((await bulk({ ids: [one], set: { defaultCategoryId: one } })).body.type).toBe('/problems/unknown-reference');
});

async function categoryIds(): Promise<string[]> {
  const { items } = (await person.ask('GET', `${base}/categories`)).body;
  return items.slice(0, 2).map((category: { id: string }) => category.id);
}
