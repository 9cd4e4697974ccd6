import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findProgram } from '../../../../scripts/debian-programs.ts';
import { type RedisServer, startRedisServer } from '../../testing/redis-server.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

const limit = 20;
let redis: RedisServer;
let one: TestApp;
let two: TestApp;

let addresses = 0;
/** Asks as a client of its own, who has counted nothing yet. */
function client() {
  addresses += 1;
  const address = `192.0.2.${addresses}`;
  return async (app: TestApp) => {
    const { status, headers } = await app.ask('GET', '/api/v1/me', { headers: { 'x-forwarded-for': address } });
    return { status, remaining: Number(headers.get('ratelimit-remaining')), reset: headers.get('ratelimit-reset') };
  };
}

async function isCounting(app: TestApp): Promise<boolean> {
  const { body } = await app.ask('GET', '/health');
  return body.parts.find(({ name }: { name: string }) => name === 'redis').state === 'ok';
}

const bothCount = () =>
  vi.waitUntil(async () => (await isCounting(one)) && (await isCounting(two)), { timeout: 20_000, interval: 50 });

/** Asks more often than allowed: some are let in, and then no more. */
async function expectLimited(ask: ReturnType<typeof client>, app: TestApp) {
  const statuses: number[] = [];
  for (let n = 0; n < limit + 3; n += 1) statuses.push((await ask(app)).status);
  expect(statuses.slice(0, limit)).toEqual(Array(limit).fill(401));
  expect(statuses.slice(limit)).toEqual([429, 429, 429]);
}

describe.skipIf(!findProgram('redis-server'))('limits in Redis', () => {
  beforeAll(async () => {
    redis = await startRedisServer();
    const settings = {
      REDIS_URL: redis.url,
      // So long that a busy machine isn't taken for a slow Redis.
      REDIS_TIMEOUT_MS: '2000',
      RATE_LIMIT_GLOBAL: String(limit),
      TRUST_PROXY: '127.0.0.1',
    };
    [one, two] = await Promise.all([startTestApp(settings), startTestApp(settings)]);
    await bothCount();
  });
  afterAll(async () => {
    await Promise.all([one?.close(), two?.close()]);
    await redis?.stop();
  });

  it('are shared by instances, from the first request on', async () => {
    const ask = client();
    expect(await ask(one)).toMatchObject({ status: 401, remaining: limit - 1, reset: '60' });
    expect(await ask(two)).toMatchObject({ status: 401, remaining: limit - 2 });
    for (let n = 2; n < limit; n += 1) await ask(n % 2 ? one : two);
    expect([(await ask(one)).status, (await ask(two)).status]).toEqual([429, 429]);
    expect((await client()(two)).status).toBe(401);
  });

  it('of sign-ins are shared too', async () => {
    const strict = { REDIS_URL: redis.url, REDIS_TIMEOUT_MS: '2000', RATE_LIMIT_LOGIN: '2', REDIS_PREFIX: 'expenseai' };
    const apps = await Promise.all([startTestApp(strict), startTestApp(strict)]);
    const statuses: number[] = [];
    for (const app of [...apps, ...apps]) {
      await expect.poll(() => isCounting(app)).toBe(true);
      const body = { email: 'nobody@example.org', password: 'wrong-password-1' };
      statuses.push((await app.ask('POST', '/api/v1/auth/login', { body })).status);
    }
    await Promise.all(apps.map((app) => app.close()));
    expect(statuses).toEqual([401, 401, 429, 429]);
  });

  it('keep to keys of their own, which end by themselves', async () => {
    await client()(one);
    const keys = (await redis.admin('keys', '*')) as string[];
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => !key.startsWith('expenseai:development:'))).toEqual([]);
    for (const key of keys) expect(await redis.admin('ttl', key)).toBeGreaterThan(0);
  });

  it('go on in memory while Redis is full, and say so', async () => {
    await redis.admin('config', 'set', 'maxmemory', '1');
    await expect.poll(() => isCounting(one)).toBe(false);
    await expectLimited(client(), one);
    expect((await one.ask('GET', '/health')).status).toBe(200);
    await redis.admin('config', 'set', 'maxmemory', '0');
    await expect.poll(() => isCounting(one)).toBe(true);
    const ask = client();
    await ask(one);
    expect(await ask(two)).toMatchObject({ remaining: limit - 2 });
  });

  it('go on in memory while Redis hangs, and wait for it once', async () => {
    await redis.signal('SIGSTOP');
    await expectLimited(client(), one);
    // From here on nobody waits for what doesn't answer.
    expect((await one.ask('GET', '/metrics')).body).toContain('\nexpenseai_redis_up 0\n');
    expect((await one.ask('GET', '/readiness')).status).toBe(200);
    await redis.signal('SIGCONT');
    await bothCount();
    const ask = client();
    await ask(one);
    expect(await ask(two)).toMatchObject({ remaining: limit - 2 });
  });

  it('go on in memory while Redis is dead, and are shared again once it is back', async () => {
    await redis.signal('SIGKILL');
    await expectLimited(client(), one);
    expect(await isCounting(one)).toBe(false);
    await redis.restart();
    await bothCount();
    expect((await one.ask('GET', '/metrics')).body).toContain('\nexpenseai_redis_up 1\n');
    const ask = client();
    await ask(one);
    expect(await ask(two)).toMatchObject({ remaining: limit - 2 });
    const told = one.logged.filter(({ msg }) => String(msg).includes('Redis'));
    expect(told.length).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify(told)).not.toContain('only-tests-know-this-one');
  });

  it('are in memory from the start where the password is wrong, and the log doesn’t hold it', async () => {
    const wrong = new URL(redis.url);
    wrong.password = 'a-wrong-password';
    const app = await startTestApp({
      REDIS_URL: wrong.href,
      RATE_LIMIT_GLOBAL: String(limit),
      TRUST_PROXY: '127.0.0.1',
    });
    await expectLimited(client(), app);
    await expect
      .poll(() => app.logged.map(({ msg }) => msg))
      .toContain('Redis can’t be used; this process goes on without it');
    expect(JSON.stringify(app.logged)).not.toContain('a-wrong-password');
    await app.close();
  });
});
