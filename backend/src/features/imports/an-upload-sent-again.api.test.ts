import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { importsOf, makeAccount } from '../../testing/bring-in.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await app.signUp();
});

const statement = 'Date,Description,Amount\n2026-03-02,CORNER COFFEE 0042,-4.20\n';

interface Sent {
  key: string;
  content?: string;
  name?: string;
  accountId?: string;
  by?: Person;
}

function send({ key, content = statement, name = 'march.csv', accountId, by = person }: Sent) {
  const body = new FormData();
  if (accountId) body.set('accountId', accountId);
  body.set('file', new Blob([content]), name);
  return by.ask('POST', importsOf(by), { body, headers: { 'idempotency-key': key } });
}

const all = async () => (await person.ask('GET', importsOf(person))).body.items;
const files = () => readdirSync(join(app.dataDir, 'imports', person.ledgerId));

test('with its key gives the import that it made, and keeps one file', async () => {
  const first = await send({ key: 'one' });
  const again = await send({ key: 'one' });
  expect([first.status, again.status]).toEqual([202, 202]);
  expect(again.body).toEqual(first.body);
  expect(await all()).toHaveLength(1);
  expect(files()).toEqual([first.body.id]);
});

test('at the same time, too', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => send({ key: 'one' })));
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(await all()).toHaveLength(1);
  expect(files()).toHaveLength(1);
});

test.each([
  ['another file', { content: `${statement}2026-03-03,REWE,-5.00\n` }],
  ['another name', { name: 'april.csv' }],
])('with %s under the same key is refused', async (_what, other) => {
  await send({ key: 'one' });
  const { status, body } = await send({ key: 'one', ...other });
  expect(status).toBe(422);
  expect(body.type).toBe('/problems/idempotency-mismatch');
  expect(await all()).toHaveLength(1);
  expect(files()).toHaveLength(1);
});

test('for another account under the same key is refused', async () => {
  await send({ key: 'one' });
  expect((await send({ key: 'one', accountId: await makeAccount(person) })).status).toBe(422);
});

test('a key is its owner’s alone, and another key is another import', async () => {
  const other = await app.signUp();
  const made = [await send({ key: 'one' }), await send({ key: 'two' }), await send({ key: 'one', by: other })];
  expect(new Set(made.map(({ body }) => body.id)).size).toBe(3);
});

test('a refused upload leaves its key free', async () => {
  const refused = await send({ key: 'one', accountId: '0197a000-0000-7000-8000-000000000000' });
  expect(refused.status).toBe(422);
  expect((await send({ key: 'one' })).status).toBe(202);
  expect(files()).toHaveLength(1);
});

test('a key that is none is refused before anything is kept', async () => {
  expect((await send({ key: 'x'.repeat(256) })).status).toBe(400);
  expect(await all()).toEqual([]);
});
