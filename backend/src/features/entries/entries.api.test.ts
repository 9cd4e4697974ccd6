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

function parse(text: string, more: Record<string, unknown> = {}): Promise<Answered> {
  return person.ask('POST', `${base}/entries/parse`, { body: { text, now: '2026-11-24T12:00:00Z', ...more } });
}

async function account(name: string, kind = 'current'): Promise<string> {
  return (await person.ask('POST', `${base}/accounts`, { body: { name, kind } })).body.id;
}

const versionOf = async () => (await person.ask('GET', base)).body.version;

describe('a line of words', () => {
  it('becomes a draft with the place of each part, and nothing is written', async () => {
    const giro = await account('Giro');
    const version = await versionOf();
    const { status, body } = await parse('coffee 4.50 yesterday at Blue Bottle from giro #work');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      kind: 'expense',
      draft: {
        date: '2026-11-23',
        amount: -4_50,
        currency: 'EUR',
        payee: 'Blue Bottle',
        accountId: giro,
        tags: ['work'],
      },
      details: { isRefund: false, splitWith: [] },
    });
    for (const part of body.parts) {
      expect('coffee 4.50 yesterday at Blue Bottle from giro #work'.slice(part.start, part.end)).toBe(part.text);
    }
    expect(await versionOf()).toBe(version);
  });

  it('can be saved as it is read', async () => {
    const { body } = await parse('lunch 12 at Corner Cafe');
    expect(body.questions.filter((question: { isBlocking: boolean }) => question.isBlocking)).toEqual([]);
    const { date, accountId, amount, payee, categoryId } = body.draft;
    const saved = await person.ask('POST', `${base}/transactions`, {
      body: { date, accountId, amount, payee, categoryId },
    });
    expect(saved.status, JSON.stringify(saved.body)).toBe(201);
  });

  it('follows the given clock in the given zone', async () => {
    const now = '2026-11-24T23:30:00Z';
    expect((await parse('tea 2', { now, timeZone: 'Asia/Tokyo' })).body.draft.date).toBe('2026-11-25');
    expect((await parse('tea 2', { now, timeZone: 'America/New_York' })).body.draft.date).toBe('2026-11-24');
    expect((await parse('tea 2', { timeZone: 'Mars/Olympus' })).status).toBe(400);
  });

  it('takes the account that was typed on last where none is named', async () => {
    const giro = await account('Giro');
    const first = (await parse('tea 2')).body.draft.accountId;
    expect(first).not.toBe(giro);
    await person.ask('POST', `${base}/transactions`, { body: { accountId: giro, date: '2026-11-20', amount: -1_00 } });
    expect((await parse('tea 2')).body.draft.accountId).toBe(giro);
    await person.ask('PATCH', `${base}/accounts/${giro}`, { body: { isClosed: true } });
    expect((await parse('tea 2')).body.draft.accountId).toBe(first);
  });

  it('has the category that the ledger has learned', async () => {
    const { items } = (await person.ask('GET', `${base}/categories`)).body;
    const health = items.find((category: { common: string }) => category.common === 'health').id;
    const [{ id: cash }] = (await person.ask('GET', `${base}/accounts`)).body.items;
    for (let day = 1; day <= 4; day++) {
      const body = { accountId: cash, date: `2026-11-0${day}`, amount: -30_00, payee: 'Zzyzx', categoryId: health };
      await person.ask('POST', `${base}/transactions`, { body });
    }
    const { body } = await parse('25 at Zzyzx');
    expect(body.draft).toMatchObject({ payee: 'Zzyzx', categoryId: health });
    expect(body.draft.payeeId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('finds its payee among thousands', async () => {
    await app.db.asSuperuser(
      `insert into payees (ledger_id, created_operation_id, version, id, key, name)
       select $1::uuid, gen_random_uuid(), 1, gen_random_uuid(), 'filler' || n, 'Filler ' || n from generate_series(1, 3000) n
       union all select $1::uuid, gen_random_uuid(), 1, gen_random_uuid(), 'quietharbourbooks', 'Quiet Harbour Books'`,
      [person.ledgerId],
    );
    const { body } = await parse('novel 18 at quiet harbour books');
    expect(body.draft.payee).toBe('Quiet Harbour Books');
    expect(body.draft.payeeId).not.toBeNull();
  });

  it('that is a question is no entry', async () => {
    const { body } = await parse('how much did I spend on fuel this year?');
    expect(body.kind).toBe('not-an-entry');
    expect(body.draft).toMatchObject({ accountId: null, amount: null });
  });

  it('is asked about where something is missing', async () => {
    const { body } = await parse('coffee');
    expect(body.draft.amount).toBeNull();
    expect(body.questions).toContainEqual(expect.objectContaining({ field: 'amount', isBlocking: true }));
  });

  it('of nothing, of too much or with a NUL is told so', async () => {
    expect((await parse('')).status).toBe(200);
    expect((await parse('x'.repeat(1_001))).status).toBe(400);
    expect((await parse('coffee\u0000 4')).status).toBe(400);
    expect((await parse('٣ 𝟜 🍕 … “”((')).status).toBe(200);
  });
});
