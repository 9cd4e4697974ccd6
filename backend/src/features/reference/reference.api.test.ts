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

const list = async (path: string) => (await person.ask('GET', `${base}/${path}`)).body.items;
const reference = async (headers: Record<string, string> = {}) => person.ask('GET', `${base}/reference`, { headers });

describe('the reference', () => {
  it('holds what the lists hold, and the counts of Home', async () => {
    const [account] = await list('accounts');
    await person.ask('POST', `${base}/views`, { body: { name: 'Cash only', q: 'account:cash' } });
    await person.ask('POST', `${base}/transactions`, {
      body: { accountId: account.id, date: '2026-01-05', amount: -450 },
    });

    const { status, body } = await reference();
    expect(status).toBe(200);
    expect(body).toEqual({
      accounts: await list('accounts'),
      categoryGroups: await list('category-groups'),
      categories: await list('categories'),
      views: await list('views'),
      inbox: (await person.ask('GET', `${base}/home`)).body.inbox,
    });
    expect(body.accounts[0].balance).toBe(-450);
    expect(body.views).toMatchObject([{ name: 'Cash only', q: 'account:Cash' }]);
  });

  it('is known to who has it, until anything in the ledger changes', async () => {
    const etag = (await reference()).headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"/);
    expect((await reference({ 'if-none-match': etag })).status).toBe(304);

    const [category] = await list('categories');
    await person.ask('PATCH', `${base}/categories/${category.id}`, { body: { name: 'Food and drink' } });
    const after = await reference({ 'if-none-match': etag });
    expect(after.status).toBe(200);
    expect(after.body.categories[0].name).toBe('Food and drink');
  });
});
