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

async function spend(tags: string[]): Promise<string> {
  const accountId = (await person.ask('GET', `${base}/accounts`)).body.items[0].id;
  const { status, body } = await person.ask('POST', `${base}/transactions`, {
    body: { accountId, amount: -1_00, date: today(new Date(), 'UTC'), tags },
  });
  expect(status).toBe(201);
  return body.id;
}

async function tagNamed(name: string): Promise<{ id: string; version: number }> {
  const { items } = (await person.ask('GET', `${base}/tags`)).body;
  return items.find((tag: { name: string }) => tag.name === name);
}

async function tagsOf(transactionId: string): Promise<string[]> {
  return (await person.ask('GET', `${base}/transactions/${transactionId}`)).body.tags;
}

function undo(answer: Answered): Promise<Answered> {
  return person.ask('POST', `${base}/operations/${answer.headers.get('operation-id')}/undo`);
}

describe('tags', () => {
  it('are made by the transactions that carry them, or by themselves', async () => {
    await spend(['work', 'Train']);
    expect((await person.ask('POST', `${base}/tags`, { body: { name: ' leisure ' } })).status).toBe(201);
    const { items } = (await person.ask('GET', `${base}/tags`)).body;
    expect(items.map((tag: { name: string }) => tag.name)).toEqual(['leisure', 'Train', 'work']);
  });

  it.each(['two words', 'a,b', '#a', '"a"', ''])('refuse the name %j', async (name) => {
    expect((await person.ask('POST', `${base}/tags`, { body: { name } })).status).toBe(400);
  });

  it('are renamed everywhere in one operation', async () => {
    const [both, one, none] = [await spend(['work', 'train']), await spend(['train']), await spend(['other'])];
    const { id } = await tagNamed('train');
    const renamed = await person.ask('PATCH', `${base}/tags/${id}`, { body: { name: 'rail' } });
    expect(renamed.body).toMatchObject({ id, name: 'rail' });
    expect([await tagsOf(both), await tagsOf(one), await tagsOf(none)]).toEqual([
      ['work', 'rail'],
      ['rail'],
      ['other'],
    ]);
    const operation = await person.ask('GET', `${base}/operations/${renamed.headers.get('operation-id')}`);
    expect(operation.body).toMatchObject({ touched: 3, summary: { name: 'train', newName: 'rail', count: 2 } });

    expect((await undo(renamed)).status).toBe(200);
    expect([await tagsOf(both), await tagsOf(one)]).toEqual([['work', 'train'], ['train']]);
    expect(await tagNamed('train')).toMatchObject({ id });
  });

  it('keep their names unique, and their name where it is the same', async () => {
    await spend(['work', 'train']);
    const { id, version } = await tagNamed('train');
    const taken = await person.ask('PATCH', `${base}/tags/${id}`, { body: { name: 'work' } });
    expect([taken.status, taken.body.type]).toEqual([409, '/problems/name-taken']);
    const same = await person.ask('PATCH', `${base}/tags/${id}`, { body: { name: 'train' } });
    expect([same.status, same.headers.get('operation-id')]).toEqual([200, null]);
    const stale = await person.ask('PATCH', `${base}/tags/${id}`, {
      body: { name: 'rail' },
      headers: { 'if-match': `"${version + 1}"` },
    });
    expect(stale.status).toBe(412);
  });

  it('are taken off every transaction when they are deleted, and come back with undo', async () => {
    const transaction = await spend(['work', 'train']);
    const { id } = await tagNamed('train');
    const deleted = await person.ask('DELETE', `${base}/tags/${id}`);
    expect(deleted.status).toBe(204);
    expect(await tagsOf(transaction)).toEqual(['work']);
    expect(await tagNamed('train')).toBeUndefined();
    await undo(deleted);
    expect(await tagsOf(transaction)).toEqual(['work', 'train']);
    expect(await tagNamed('train')).toMatchObject({ id });
    expect((await person.ask('DELETE', `${base}/tags/${person.userId}`)).status).toBe(404);
  });

  it('are merged everywhere in one operation, each staying once on a line', async () => {
    const [both, one, none] = [await spend(['train', 'x', 'rail']), await spend(['train']), await spend(['other'])];
    await person.ask('POST', `${base}/views`, { body: { name: 'Mine', q: 'tag:train tea' } });
    const [train, rail] = [await tagNamed('train'), await tagNamed('rail')];
    const merge = (into: string) => person.ask('POST', `${base}/tags/${train.id}/merge`, { body: { into } });
    const view = async () => (await person.ask('GET', `${base}/views`)).body.items[0].q;
    expect((await merge(train.id)).body.type).toBe('/problems/merge-into-itself');
    expect((await merge(person.userId)).body.type).toBe('/problems/unknown-reference');

    const merged = await merge(rail.id);
    expect(merged.body).toEqual(rail);
    expect([await tagsOf(both), await tagsOf(one), await tagsOf(none)]).toEqual([['rail', 'x'], ['rail'], ['other']]);
    expect(await tagNamed('train')).toBeUndefined();
    expect(await view()).toBe('tag:rail tea');
    const operation = await person.ask('GET', `${base}/operations/${merged.headers.get('operation-id')}`);
    expect(operation.body).toMatchObject({ kind: 'tag.merge', summary: { name: 'train', newName: 'rail', count: 2 } });

    expect((await undo(merged)).status).toBe(200);
    expect([await tagsOf(both), await tagsOf(one)]).toEqual([['train', 'x', 'rail'], ['train']]);
    expect(await tagNamed('train')).toEqual(train);
    expect(await view()).toBe('tag:train tea');
  });

  it('are renamed on thousands of transactions just so', async () => {
    const count = 2_500;
    await spend(['train']);
    await app.db.asSuperuser(
      `with template as (select * from transactions where ledger_id = $1 limit 1),
      copies as (
        insert into transactions (ledger_id, id, account_id, date, amount, tags, status, source, created_operation_id, version)
        select t.ledger_id, gen_random_uuid(), t.account_id, t.date, -1, array['x', 'train', 'y'], 'cleared', 'manual',
          t.created_operation_id, 1
        from template t, generate_series(1, ${count}) returning *)
      insert into splits (ledger_id, transaction_id, n, amount, base_amount, date, account_id, is_transfer)
      select ledger_id, id, 1, amount, amount, date, account_id, false from copies`,
      [person.ledgerId],
    );
    const { id } = await tagNamed('train');
    const renamed = await person.ask('PATCH', `${base}/tags/${id}`, { body: { name: 'rail' } });
    expect(renamed.status).toBe(200);
    const carrying = () =>
      app.db.asSuperuser<{ tags: string[]; count: number }>(
        'select tags, count(*)::integer as count from transactions where ledger_id = $1 group by tags order by 2',
        [person.ledgerId],
      );
    expect(await carrying()).toEqual([
      { tags: ['rail'], count: 1 },
      { tags: ['x', 'rail', 'y'], count },
    ]);
    expect((await undo(renamed)).status).toBe(200);
    expect(await carrying()).toEqual([
      { tags: ['train'], count: 1 },
      { tags: ['x', 'train', 'y'], count },
    ]);
  });
});
