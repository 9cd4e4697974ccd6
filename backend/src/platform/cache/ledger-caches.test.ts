import { plainDate } from '@expenseai/core/calendar/plain-date';
import pino from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { findProgram } from '../../../../scripts/debian-programs.ts';
import { type RedisServer, startRedisServer } from '../../testing/redis-server.ts';
import { RedisConnection } from '../redis/redis-connection.ts';
import { type CacheScope, LedgerCaches } from './ledger-caches.ts';

const ledger = '0197a000-0000-7000-8000-000000000001';
const scope: CacheScope = { ledgerId: ledger, version: 1, today: plainDate('2026-03-01'), role: 'owner' };

/** One instance's cache of one function, which tells what it was asked to make. */
function instance({
  kept = 10,
  ttlSeconds = 300,
  redis,
}: {
  kept?: number;
  ttlSeconds?: number;
  redis?: RedisConnection;
} = {}) {
  const registry = new Registry();
  const caches = new LedgerCaches({ ttlSeconds, redis, registry });
  const made: string[] = [];
  let gate: Promise<unknown> = Promise.resolve();
  let fails = false;
  const ask = caches.decorate(
    { name: 'figure', kept, key: (q: string) => [q], shared: z.object({ answer: z.string() }) },
    async ({ ledgerId, version, today, role }: CacheScope, q: string) => {
      const answer = [ledgerId, version, today, role, q].join(' ');
      made.push(answer);
      await gate;
      if (fails) throw new Error('lost');
      return { answer };
    },
  );
  return {
    ask,
    made,
    holdUntil: (promise: Promise<unknown>) => {
      gate = promise;
    },
    fail: (does: boolean) => {
      fails = does;
    },
    metric: async (line: string) => (await registry.metrics()).split('\n').find((text) => text.startsWith(line)),
  };
}

describe('answers that are kept', () => {
  it('are made once, and counted', async () => {
    const { ask, made, metric } = instance();
    expect(await ask(scope, 'all')).toEqual(await ask(scope, 'all'));
    expect(made).toHaveLength(1);
    expect(await metric('expenseai_cache_requests_total{cache="figure",result="memory"}')).toMatch(/ 1$/);
    expect(await metric('expenseai_cache_requests_total{cache="figure",result="made"}')).toMatch(/ 1$/);
    expect(await metric('expenseai_cache_entries{cache="figure"}')).toMatch(/ 1$/);
  });

  it.each([
    ['ledger', { ledgerId: '0197a000-0000-7000-8000-000000000002' }],
    ['version', { version: 2 }],
    ['day', { today: plainDate('2026-03-02') }],
    ['role', { role: 'viewer' as const }],
  ])('never serve another %s', async (_kind, other) => {
    const { ask } = instance();
    await ask(scope, 'all');
    const wanted = { ...scope, ...other };
    const { answer } = await ask(wanted, 'all');
    expect(answer).toBe([wanted.ledgerId, wanted.version, wanted.today, wanted.role, 'all'].join(' '));
  });

  it('never serve other arguments, however they are spelt', async () => {
    const { ask, made } = instance();
    for (const q of ['a","b', 'a', 'b', '', '"', ',"a"']) await ask(scope, q);
    expect(new Set(made).size).toBe(6);
  });

  it('are made once for all who ask at the same time', async () => {
    const { ask, made, holdUntil } = instance();
    const gate = Promise.withResolvers<void>();
    holdUntil(gate.promise);
    const asked = Array.from({ length: 50 }, () => ask(scope, 'all'));
    gate.resolve();
    expect(new Set(await Promise.all(asked)).size).toBe(1);
    expect(made).toHaveLength(1);
  });

  it('aren’t kept where making fails', async () => {
    const { ask, made, fail } = instance();
    fail(true);
    const results = await Promise.allSettled([ask(scope, 'all'), ask(scope, 'all')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fail(false);
    await ask(scope, 'all');
    expect(made).toHaveLength(2);
  });

  it('go when their ledger changes, and only then', async () => {
    const { ask, made, metric } = instance();
    const other = { ...scope, ledgerId: '0197a000-0000-7000-8000-000000000002' };
    await Promise.all([ask(scope, 'a'), ask(scope, 'b'), ask(other, 'a')]);
    await ask({ ...scope, version: 2 }, 'a');
    expect(await metric('expenseai_cache_entries')).toMatch(/ 2$/);
    await ask(other, 'a');
    expect(made).toHaveLength(4);
  });

  it('of an older snapshot are made, but not kept', async () => {
    const { ask, metric } = instance();
    await ask({ ...scope, version: 2 }, 'a');
    expect((await ask(scope, 'a')).answer).toContain(' 1 2026');
    expect(await metric('expenseai_cache_entries')).toMatch(/ 1$/);
  });

  it('that are being made while the ledger changes aren’t kept', async () => {
    const { ask, holdUntil, metric } = instance();
    const gate = Promise.withResolvers<void>();
    holdUntil(gate.promise);
    const slow = ask(scope, 'a');
    holdUntil(Promise.resolve());
    await ask({ ...scope, version: 2 }, 'a');
    gate.resolve();
    await slow;
    expect(await metric('expenseai_cache_entries')).toMatch(/ 1$/);
  });

  it('stay within their number', async () => {
    const { ask, metric } = instance({ kept: 3 });
    for (let n = 0; n < 20; n += 1) await ask(scope, String(n));
    expect(await metric('expenseai_cache_entries')).toMatch(/ 3$/);
  });

  it('are none where the time is 0', async () => {
    const { ask, made } = instance({ ttlSeconds: 0 });
    await ask(scope, 'a');
    await ask(scope, 'a');
    expect(made).toHaveLength(2);
  });
});

describe.skipIf(!findProgram('redis-server'))('answers shared through Redis', () => {
  let server: RedisServer;
  let redis: RedisConnection;
  beforeAll(async () => {
    server = await startRedisServer();
    redis = new RedisConnection(
      { url: server.url, ca: undefined, prefix: 'expenseai:test:', timeoutMs: 2_000 },
      pino({ level: 'silent' }),
    );
  });
  beforeEach(async () => {
    await vi.waitUntil(() => redis.takesWrites(), { timeout: 20_000, interval: 50 });
    await server.admin('flushall');
  });
  afterAll(async () => {
    redis?.close();
    await server?.stop();
  });

  const keys = () => server.admin('keys', 'expenseai:test:cache:*') as Promise<string[]>;
  const isShared = () => vi.waitUntil(async () => (await keys()).length === 1, { timeout: 5_000, interval: 20 });

  it('are made by one instance and served by the other, for five minutes', async () => {
    const [one, two] = [instance({ redis }), instance({ redis })];
    const answer = await one.ask(scope, 'café "x"');
    await isShared();
    expect(await two.ask(scope, 'café "x"')).toEqual(answer);
    expect(two.made).toEqual([]);
    expect(await two.metric('expenseai_cache_requests_total{cache="figure",result="redis"}')).toMatch(/ 1$/);
    const [key = ''] = await keys();
    expect(await server.admin('ttl', key)).toBeGreaterThan(290);
    expect(await server.admin('ttl', key)).toBeLessThanOrEqual(300);
    // What people look for stands in no key.
    expect(JSON.stringify(await server.admin('hkeys', key))).not.toContain('café');
  });

  it('go from Redis when their ledger changes', async () => {
    const one = instance({ redis });
    await one.ask(scope, 'a');
    await isShared();
    const [before] = await keys();
    await one.ask({ ...scope, version: 2 }, 'a');
    await vi.waitUntil(async () => !(await keys()).includes(before ?? ''), { timeout: 5_000, interval: 20 });
  });

  it('that don’t fit, or can’t be read, aren’t taken', async () => {
    await instance({ redis }).ask(scope, 'a');
    await isShared();
    const [key = ''] = await keys();
    const [field = ''] = (await server.admin('hkeys', key)) as string[];
    for (const text of ['{"answer":7}', '{"answ', 'null', '']) {
      await server.admin('hset', key, field, text);
      const two = instance({ redis });
      expect((await two.ask(scope, 'a')).answer).toContain(ledger);
      expect(two.made).toHaveLength(1);
    }
  });

  it('are made anew when Redis was emptied', async () => {
    await instance({ redis }).ask(scope, 'a');
    await isShared();
    await server.admin('flushall');
    const two = instance({ redis });
    await two.ask(scope, 'a');
    expect(two.made).toHaveLength(1);
  });

  it('are made while Redis is full', async () => {
    await server.admin('config', 'set', 'maxmemory', '1');
    const one = instance({ redis });
    expect((await one.ask(scope, 'a')).answer).toContain(ledger);
    await server.admin('config', 'set', 'maxmemory', '0');
  });

  it('are made once for many who ask while Redis hangs, and again shared afterwards', async () => {
    await server.signal('SIGSTOP');
    const one = instance({ redis });
    const answers = await Promise.all(Array.from({ length: 20 }, () => one.ask(scope, 'a')));
    expect(new Set(answers).size).toBe(1);
    expect(one.made).toHaveLength(1);
    await server.signal('SIGCONT');
    await vi.waitUntil(() => redis.takesWrites(), { timeout: 20_000, interval: 50 });
    await one.ask(scope, 'b');
    await isShared();
  });

  it('are made while Redis is dead', async () => {
    await server.signal('SIGKILL');
    const one = instance({ redis });
    await one.ask(scope, 'a');
    await one.ask(scope, 'a');
    expect(one.made).toHaveLength(1);
    await server.restart();
  });
});
