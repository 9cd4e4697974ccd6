import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

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

async function kinds(query: string, by = person): Promise<string[]> {
  const { status, body } = await by.ask('GET', `${base}/operations?${query}`);
  expect(status).toBe(200);
  return body.items.map(({ kind }: { kind: string }) => kind);
}

describe('the list of changes', () => {
  it('is narrowed by what they were about', async () => {
    await person.ask('POST', `${base}/tags`, { body: { name: 'trip' } });
    await person.ask('POST', `${base}/category-groups`, { body: { name: 'Animals' } });
    expect(await kinds('about=tag')).toEqual(['tag.create']);
    expect(await kinds('about=category')).toEqual(['category-group.create']);
    expect(await kinds('about=import')).toEqual([]);
    expect((await person.ask('GET', `${base}/operations?about=weather`)).status).toBe(400);
  });

  it('is narrowed by who made them, page by page', async () => {
    const other = await app.signUp();
    await person.ask('POST', `${base}/members`, { body: { email: other.email, role: 'editor' } });
    for (const name of ['one', 'two', 'three']) await other.ask('POST', `${base}/tags`, { body: { name } });
    await person.ask('POST', `${base}/tags`, { body: { name: 'four' } });
    expect(await kinds(`userId=${other.userId}`)).toEqual(['tag.create', 'tag.create', 'tag.create']);
    const first = (await person.ask('GET', `${base}/operations?userId=${other.userId}&limit=2`)).body;
    expect(first.items).toHaveLength(2);
    expect(await kinds(`userId=${other.userId}&limit=2&cursor=${first.nextCursor}`)).toHaveLength(1);
  });

  it('is narrowed to a day of the profile’s time zone, from its first moment to its last', async () => {
    await person.ask('PATCH', '/api/v1/me', { body: { timeZone: 'Pacific/Auckland' } });
    await person.ask('POST', `${base}/tags`, { body: { name: 'trip' } });
    // Auckland is 13 hours ahead in March: its 5th is from 11:00 of the 4th on, UTC.
    const at = (instant: string) =>
      app.db.asSuperuser("update operations set at = $1 where kind = 'tag.create' and ledger_id = $2", [
        instant,
        person.ledgerId,
      ]);
    await at('2026-03-04T11:00:00Z');
    expect(await kinds('day=2026-03-05')).toEqual(['tag.create']);
    await at('2026-03-05T10:59:59.999Z');
    expect(await kinds('day=2026-03-05')).toEqual(['tag.create']);
    await at('2026-03-04T10:59:59.999Z');
    expect(await kinds('day=2026-03-05')).toEqual([]);
    await at('2026-03-05T11:00:00Z');
    expect(await kinds('day=2026-03-05')).toEqual([]);
  });
});
