import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findProgram } from '../../../../scripts/debian-programs.ts';
import { type RedisServer, startRedisServer } from '../../testing/redis-server.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let redis: RedisServer;
let app: TestApp;
let person: Person;

const under = (path: string) => `/api/v1/ledgers/${person.ledgerId}${path}`;

async function spend(amount: number) {
  const accounts = await person.ask('GET', under('/accounts'));
  const [{ id }] = accounts.body.items;
  const date = new Date().toISOString().slice(0, 10);
  const { status } = await person.ask('POST', under('/transactions'), { body: { date, accountId: id, amount } });
  expect(status).toBe(201);
}

async function figures() {
  const [summary, home] = await Promise.all([
    person.ask('GET', under('/transactions/summary?q=amount:%3E1')),
    person.ask('GET', under('/home')),
  ]);
  return [summary.body.sums[0]?.expense ?? 0, home.body.recent.length];
}

async function served(result: string): Promise<number> {
  const { body } = await app.ask('GET', '/metrics');
  const line = `expenseai_cache_requests_total{cache="summary",result="${result}"} `;
  return Number(String(body).split(line)[1]?.split('\n')[0] ?? 0);
}

describe.skipIf(!findProgram('redis-server'))('figures that are kept', () => {
  beforeAll(async () => {
    redis = await startRedisServer();
    app = await startTestApp({ REDIS_URL: redis.url, REDIS_TIMEOUT_MS: '2000' });
    person = await app.signUp();
    await vi.waitUntil(async () => (await app.ask('GET', '/metrics')).body.includes('\nexpenseai_redis_up 1\n'));
  });
  afterAll(async () => {
    await app?.close();
    await redis?.stop();
  });

  it('come from memory until the ledger changes', async () => {
    await spend(-500);
    expect(await figures()).toEqual([-500, 1]);
    const before = await served('memory');
    expect(await figures()).toEqual([-500, 1]);
    expect(await served('memory')).toBe(before + 1);
    await spend(-700);
    expect(await figures()).toEqual([-1200, 2]);
  });

  it('are never another member’s', async () => {
    const other = await app.signUp();
    const answer = await other.ask('GET', under('/transactions/summary?q=amount:%3E1'));
    expect(answer.status).toBe(404);
    const own = await other.ask('GET', `/api/v1/ledgers/${other.ledgerId}/transactions/summary?q=amount:%3E1`);
    expect(own.body.count).toBe(0);
  });

  it('stay right while Redis hangs, dies and comes back', async () => {
    await redis.signal('SIGSTOP');
    await spend(-300);
    expect(await figures()).toEqual([-1500, 3]);
    await redis.signal('SIGCONT');
    await redis.signal('SIGKILL');
    await spend(-300);
    expect(await figures()).toEqual([-1800, 4]);
    await redis.restart();
    await spend(-300);
    expect(await figures()).toEqual([-2100, 5]);
  });
});
