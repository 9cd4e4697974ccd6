import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeAccount } from '../../testing/bring-in.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

const hour = 3_600_000;
let app: TestApp;
let passed = 0;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
afterEach(() => jump(-passed));

function jump(milliseconds: number): void {
  passed += milliseconds;
  app.pass(milliseconds);
}

test.each([hour, 24 * hour, -hour, -24 * hour])('a clock that jumps by %i ms and back loses nothing', async (by) => {
  const person = await app.signUp();
  const accountId = await makeAccount(person);
  const path = `/api/v1/ledgers/${person.ledgerId}/transactions`;
  const write = (key: string) =>
    person.ask('POST', path, {
      body: { date: '2026-03-01', accountId, amount: -100, payee: 'Clock' },
      headers: { 'idempotency-key': key },
    });
  const first = await write('one');
  expect(first.status).toBe(201);
  jump(by);
  // A token of a quarter of an hour ends with the jump forwards, and is good until its time after one back.
  const there = await write('one');
  expect(there.status).toBe(by > 0 ? 401 : 201);
  expect((await app.ask('GET', '/readiness')).status).toBe(200);
  jump(-by);
  expect((await write('one')).body.id).toBe(first.body.id);
  expect((await write('two')).status).toBe(201);
  expect((await person.ask('GET', `${path}/summary`)).body.count).toBe(2);
});
