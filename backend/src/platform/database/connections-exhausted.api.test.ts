import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAccount } from '../../testing/bring-in.ts';
import { type Answered, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
let accountId: string;
beforeAll(async () => {
  app = await startTestApp();
  person = await app.signUp();
  accountId = await makeAccount(person);
});
afterAll(() => app.close());

const ofLedger = (rest: string) => `/api/v1/ledgers/${person.ledgerId}/${rest}`;

/** Takes every connection that the pool may have. */
async function holdAll(): Promise<pg.PoolClient[]> {
  const { pool } = app.platform.database;
  return Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
}

function write(amount: number): Promise<Answered> {
  const body = { date: '2026-03-01', accountId, amount: -amount, payee: 'Load' };
  return person.ask('POST', ofLedger('transactions'), { body, headers: { 'idempotency-key': `write-${amount}` } });
}

/** 60 requests at once, a third of them changes. */
function ask60(): Promise<Answered[]> {
  const reads = ['transactions', 'home'].flatMap((rest) =>
    Array.from({ length: 20 }, () => person.ask('GET', ofLedger(rest))),
  );
  const writes = Array.from({ length: 20 }, (_, index) => write(index + 1));
  return Promise.all([...reads, ...writes]);
}

const summary = async () => (await person.ask('GET', ofLedger('transactions/summary'))).body;

test('with every connection held for good, 60 requests are told when to come again, and then all are served', async () => {
  const held = await holdAll();
  let answers: Answered[];
  try {
    const asked = ask60();
    expect((await app.ask('GET', '/liveness')).status).toBe(200);
    // It asks the database, and says so in time that it gets no answer.
    expect((await app.ask('GET', '/health')).body).toMatchObject({ status: 'down' });
    answers = await asked;
    expect((await app.ask('GET', '/liveness')).status).toBe(200);
  } finally {
    for (const client of held) client.release();
  }
  for (const { status, headers, body } of answers) {
    expect(status).toBe(503);
    expect(body.type).toBe('/problems/unavailable');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect((await summary()).count).toBe(0);
  const after = await ask60();
  expect(after.map(({ status }) => status)).toEqual([...Array(40).fill(200), ...Array(20).fill(201)]);
  expect((await summary()).count).toBe(20);
  expect((await app.ask('GET', '/readiness')).status).toBe(200);
}, 30_000);

test('with connections that come free in time, requests wait for them, and each change is made once', async () => {
  const before = (await summary()).count;
  const held = await holdAll();
  const { pool } = app.platform.database;
  const changes = Array.from({ length: 30 }, (_, index) => write(101 + index));
  const again = Array.from({ length: 30 }, (_, index) => write(101 + index));
  while (pool.waitingCount < 30) await delay(10);
  for (const client of held) client.release();
  const answers = await Promise.all([...changes, ...again]);
  for (const { status, headers } of answers) {
    if (status !== 201) expect([status, headers.get('retry-after')]).toEqual([503, expect.any(String)]);
  }
  // Who was asked to come again does so, with the same key.
  for (let amount = 101; amount <= 130; amount++) expect((await write(amount)).status).toBe(201);
  expect((await summary()).count).toBe(before + 30);
  expect(pool.waitingCount).toBe(0);
}, 30_000);
