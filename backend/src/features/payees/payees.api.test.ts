import { today } from '@expenseai/core/calendar/plain-date';
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

interface Listed {
  id: string;
  name: string;
}

async function create(name: string, body: Record<string, unknown> = {}): Promise<string> {
  const created = await person.ask('POST', `${base}/payees`, { body: { name, ...body } });
  expect(created.status).toBe(201);
  return created.body.id;
}

function update(id: string, body: Record<string, unknown>): Promise<Answered> {
  return person.ask('PATCH', `${base}/payees/${id}`, { body });
}

async function list(query = ''): Promise<string[]> {
  const { status, body } = await person.ask('GET', `${base}/payees?${query}`);
  expect(status).toBe(200);
  return body.items.map((payee: Listed) => payee.name);
}

async function spend(payee: string, body: Record<string, unknown> = {}): Promise<{ id: string; payee: Listed }> {
  const accountId = (await person.ask('GET', `${base}/accounts`)).body.items[0].id;
  const created = await person.ask('POST', `${base}/transactions`, {
    body: { accountId, amount: -1_00, date: today(new Date(), 'UTC'), payee, ...body },
  });
  expect(created.status).toBe(201);
  return created.body;
}

async function found(q: string): Promise<string[]> {
  const { body } = await person.ask('GET', `${base}/transactions?q=${encodeURIComponent(q)}`);
  return body.items.map((item: { id: string }) => item.id);
}

function undo(answer: Answered): Promise<Answered> {
  return person.ask('POST', `${base}/operations/${answer.headers.get('operation-id')}/undo`);
}

describe('the list of payees', () => {
  it('goes by name, whatever its case and accents, page by page', async () => {
    const names = ['zoo', 'Ärztehaus', 'Aldi', 'Édeka', 'beta', 'Cafe Ñu', '7 Eleven'];
    for (const name of names) await create(name);
    const sorted = ['7 Eleven', 'Aldi', 'Ärztehaus', 'beta', 'Cafe Ñu', 'Édeka', 'zoo'];
    expect(await list()).toEqual(sorted);

    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await person.ask('GET', `${base}/payees?${query}`);
      paged.push(...body.items.map((payee: Listed) => payee.name));
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(sorted);
  });

  it.each(['***', 'a', 'AA'])('refuses the cursor %s, which no page gave', async (cursor) => {
    expect((await person.ask('GET', `${base}/payees?cursor=${cursor}`)).status).toBe(400);
  });

  it.each([
    ['BIG', ['Big Bazaar']],
    ['g ba', ['Big Bazaar']],
    ['cafe', ['Café 100% Bio']],
    ['100%', ['Café 100% Bio']],
    ['0_% ', []],
    ['amzn', ['Amazon']],
    ['4711', ['Kölnisch 4711']],
    ['koln', ['Kölnisch 4711']],
    ['&', []],
  ])('keeps those that contain %j', async (search, expected) => {
    await create('Big Bazaar');
    await create('Café 100% Bio');
    await create('Kölnisch 4711');
    await create('Amazon', { aliases: ['AMZN Mktp'] });
    expect(await list(`search=${encodeURIComponent(search)}`)).toEqual(expected);
  });
});

describe('renaming a payee', () => {
  it('goes to all its transactions, their search and back again', async () => {
    const first = await spend('Bigbazar', { notes: 'rice' });
    const second = await spend('Bigbazar');
    const other = await spend('Somebody');
    const renamed = await update(first.payee.id, { name: 'Hypermart' });
    expect(renamed.body).toMatchObject({ name: 'Hypermart', aliases: ['Bigbazar'] });
    expect(new Set(await found('hypermart'))).toEqual(new Set([first.id, second.id]));
    expect(await found('hypermart rice')).toEqual([first.id]);
    expect(await found('bigbazar')).toEqual([]);
    expect(await found('payee:Hypermart')).toHaveLength(2);
    const operation = await person.ask('GET', `${base}/operations/${renamed.headers.get('operation-id')}`);
    expect(operation.body).toMatchObject({ touched: 3, summary: { name: 'Bigbazar', newName: 'Hypermart', count: 2 } });

    expect((await undo(renamed)).status).toBe(200);
    expect(await found('bigbazar')).toHaveLength(2);
    expect(await found('hypermart')).toEqual([]);
    expect((await person.ask('GET', `${base}/transactions/${other.id}`)).body.payee.name).toBe('Somebody');
  });

  it('leaves the old name as an alias, so that it is the same payee when it comes again', async () => {
    const { payee } = await spend('AMZN Mktp');
    await update(payee.id, { name: 'Amazon' });
    expect((await spend('amzn mktp')).payee).toEqual({ id: payee.id, name: 'Amazon' });
    const back = await update(payee.id, { name: 'AMZN Mktp' });
    expect(back.body.aliases).toEqual(['Amazon']);
  });

  it('learns from the new name what it had learned from the old', async () => {
    const groupId = (await person.ask('GET', `${base}/category-groups`)).body.items[0].id;
    const category = await person.ask('POST', `${base}/categories`, { body: { name: 'Mine', groupId } });
    const { payee } = await spend('Qwertzu', { categoryId: category.body.id });
    await update(payee.id, { name: 'Asdfghj', aliases: [] });
    const features = await app.db.asSuperuser<{ feature: string; count: number }>(
      'select feature, count from category_models where ledger_id = $1',
      [person.ledgerId],
    );
    expect(features.filter(({ feature }) => feature.includes('asdfghj')).map(({ count }) => count)).not.toContain(0);
    expect(features.some(({ feature }) => feature.includes('asdfghj'))).toBe(true);
    expect(features.some(({ feature }) => feature.includes('qwertzu'))).toBe(false);
  });

  it('shows a transaction anew even where only the case of the name differs', async () => {
    const { id, payee } = await spend('rewe');
    const before = await person.ask('GET', `${base}/transactions/${id}`);
    const renamed = await update(payee.id, { name: 'REWE' });
    expect(renamed.body.aliases).toEqual([]);
    const headers = { 'if-none-match': before.headers.get('etag') ?? '' };
    const after = await person.ask('GET', `${base}/transactions/${id}`, { headers });
    expect([after.status, after.body.payee.name]).toEqual([200, 'REWE']);
  });

  it('refuses a name that another payee has', async () => {
    await create('Aldi');
    const lidl = await create('Lidl', { aliases: ['Lidl sagt Danke'] });
    const own = await update(lidl, { name: 'ALDI' });
    expect([own.status, own.body.type]).toEqual([409, '/problems/name-taken']);
    expect(own.body.detail).toContain('There is a payee Aldi already');
    const third = await person.ask('POST', `${base}/payees`, { body: { name: 'lidl sagt danke' } });
    expect([third.status, third.body.type]).toEqual([409, '/problems/name-taken']);
    expect(third.body.detail).toContain('another name of Lidl');
    expect((await update(lidl, { aliases: ['Aldi'] })).status).toBe(409);
  });
});

describe('a payee', () => {
  it('keeps aliases as they were typed, each once', async () => {
    const id = await create('Big Bazaar', { aliases: ['BB Store', 'bb-store', 'BIGBAZAAR', 'Fashion@BB'] });
    const { body } = await person.ask('GET', `${base}/payees/${id}`);
    expect(body.aliases).toEqual(['BB Store', 'Fashion@BB']);
    const same = await update(id, { aliases: ['BB Store', 'Fashion@BB', 'big bazaar'] });
    expect([same.status, same.headers.get('operation-id')]).toEqual([200, null]);
  });

  it('gives its default category to new transactions', async () => {
    const { items } = (await person.ask('GET', `${base}/categories`)).body;
    const id = await create('Zoo', { defaultCategoryId: items[3].id });
    const transaction = await spend('ZOO');
    expect(transaction).toMatchObject({ payee: { id }, categoryId: items[3].id, categorySource: 'rule' });
    const unknown = await update(id, { defaultCategoryId: id });
    expect([unknown.status, unknown.body.type]).toEqual([422, '/problems/unknown-reference']);
  });

  it('is archived once it is used, and deleted before', async () => {
    const id = await create('Zoo');
    const { id: transaction } = await spend('Zoo');
    const refused = await person.ask('DELETE', `${base}/payees/${id}`);
    expect([refused.status, refused.body.type]).toEqual([409, '/problems/in-use']);
    expect((await update(id, { isArchived: true })).body.isArchived).toBe(true);
    await person.ask('DELETE', `${base}/transactions/${transaction}`);
    expect((await person.ask('DELETE', `${base}/payees/${id}`)).status).toBe(204);
    expect((await person.ask('GET', `${base}/payees/${id}`)).status).toBe(404);
  });
});
