import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
let accountId: string;
beforeAll(async () => {
  app = await startTestApp();
  person = await app.signUp();
  const accounts = await person.ask('GET', under('/accounts'));
  accountId = accounts.body.items[0].id;
});
beforeEach(() => {
  app.logged.length = 0;
});
afterAll(() => app.close());

const under = (path: string) => `/api/v1/ledgers/${person.ledgerId}${path}`;
const events = () => app.logged.filter(({ event }) => event === 'security.attack-pattern');

async function counted(kind: string): Promise<number> {
  const { body } = await app.ask('GET', '/metrics');
  return Number(String(body).split(`expenseai_attack_patterns_total{kind="${kind}"} `)[1]?.split('\n')[0]);
}

const spend = (fields: object) =>
  person.ask('POST', under('/transactions'), { body: { date: '2026-03-01', accountId, amount: -100, ...fields } });

it.each([
  ['sql-injection', `Robert'); DROP TABLE transactions;--`],
  ['script-injection', '<script>alert(document.cookie)</script>'],
])('an attempt at %s is told of, without its words, and kept as the text that it is', async (kind, text) => {
  const before = await counted(kind);
  const { status, body } = await spend({ payee: text, notes: 'lunch' });
  expect([status, body.payee.name]).toEqual([201, text]);
  expect(events()).toEqual([
    expect.objectContaining({
      kind,
      field: 'body.payee',
      method: 'POST',
      route: '/api/v1/ledgers/:ledgerId/transactions',
      requestId: expect.any(String),
      userId: person.userId,
      ledgerId: person.ledgerId,
    }),
  ]);
  expect(JSON.stringify(app.logged)).not.toMatch(/DROP TABLE|<script>/);
  expect(await counted(kind)).toBe(before + 1);
  const listed = await person.ask('GET', under('/transactions?limit=1'));
  expect(listed.body.items[0].payee.name).toBe(text);
});

it('searching finds such a text by itself and nothing else', async () => {
  const q = encodeURIComponent(`"' OR '1'='1"`);
  const { status, body } = await person.ask('GET', under(`/transactions?q=${q}`));
  expect([status, body.items]).toEqual([200, []]);
  expect(events()).toMatchObject([{ kind: 'sql-injection', field: 'query.q' }]);
});

it('what a schema refuses is told of all the same, and a name of the attacker’s own isn’t logged', async () => {
  const { status } = await spend({ "x' OR '1'='1": 1 });
  expect(status).toBe(400);
  expect(events()).toMatchObject([{ kind: 'sql-injection', field: 'body' }]);
  await person.ask('GET', under(`/transactions/${encodeURIComponent(`1 OR 1=1`)}`));
  expect(events()).toHaveLength(2);
  expect(JSON.stringify(app.logged)).not.toMatch(/1'='1|1=1/);
});

it('ordinary texts and passwords are none of its business', async () => {
  await spend({ payee: `O'Brien & Sons <3`, notes: 'select cheese; from France -- "good"', tags: ["rock 'n' roll"] });
  const body = { email: person.email, password: `' OR '1'='1' --` };
  expect((await app.ask('POST', '/api/v1/auth/login', { body })).status).toBe(401);
  expect(events()).toEqual([]);
});
