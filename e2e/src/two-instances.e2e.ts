import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OwnPostgres, startOwnPostgres } from '../../backend/src/testing/own-postgres.ts';
import { type PgBouncer, startPgBouncer } from '../../backend/src/testing/pgbouncer.ts';
import { type RedisServer, startRedisServer } from '../../backend/src/testing/redis-server.ts';
import { type S3Store, startS3Store } from '../../backend/src/testing/s3-store.ts';
import { findProgram } from '../../scripts/debian-programs.ts';
import { type Client, clientOf, type Person, signUp } from './support/api-client.ts';
import { startFreshProduct } from './support/product.ts';

type Product = Awaited<ReturnType<typeof startFreshProduct>>;

const pgbouncer = findProgram('pgbouncer');
const key = () => randomBytes(32).toString('hex');

/** A bank's file whose lines all differ. */
function statement(lines: number): string {
  const line = (n: number) => `2026-03-${String((n % 28) + 1).padStart(2, '0')};Shop ${n};-${n + 1},00`;
  return ['Date;Text;Amount', ...Array.from({ length: lines }, (_, n) => line(n))].join('\n');
}

async function upload(client: Client, person: Person, lines: number): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([statement(lines)]), 'statement.csv');
  const { status, body } = await client.ask(person, 'POST', '/imports', form);
  expect(status).toBe(202);
  return body.id;
}

/** The import in the state it waits in for somebody, or has ended in. */
async function settled(client: Client, person: Person, id: string) {
  for (;;) {
    const { body } = await client.ask(person, 'GET', `/imports/${id}`);
    if (body.status !== 'parsing' && body.status !== 'committing') return body;
    await delay(50);
  }
}

async function bringIn(client: Client, person: Person, lines: number) {
  const id = await upload(client, person, lines);
  expect((await settled(client, person, id)).status).toBe('ready');
  expect((await client.ask(person, 'POST', `/imports/${id}/commit`)).status).toBe(202);
  return settled(client, person, id);
}

async function countOf(client: Client, person: Person, q = ''): Promise<number> {
  const { body } = await client.ask(person, 'GET', `/transactions/summary?q=${encodeURIComponent(q)}`);
  return body.count;
}

describe.skipIf(!pgbouncer || !findProgram('redis-server'))('two backends and a worker behind a pooler', () => {
  let postgres: OwnPostgres;
  let pooler: PgBouncer;
  let redis: RedisServer;
  let store: S3Store;
  let settings: Record<string, string>;
  let products: Product[];
  let worker: Product;
  let one: Client;
  let two: Client;
  beforeAll(async () => {
    [postgres, redis, store] = await Promise.all([startOwnPostgres(), startRedisServer(), startS3Store()]);
    pooler = await startPgBouncer(pgbouncer ?? '', postgres.socketDir);
    settings = {
      ...postgres.settings,
      ...store.settings,
      DATABASE_URL: pooler.url,
      DATABASE_DIRECT_URL: postgres.settings.DATABASE_URL ?? '',
      REDIS_URL: redis.url,
      RATE_LIMIT_LOGIN: '5',
      JWT_SECRET: key(),
      ENCRYPTION_KEY: key(),
      AUDIT_KEY: key(),
    };
    const backend = { ...settings, JOBS: 'off' };
    // All at once on an empty database: they wait for one another to make its tables.
    products = await Promise.all([backend, backend, settings].map((own) => startFreshProduct(own)));
    const [first, second, third] = products;
    if (!first || !second || !third) throw new Error('three were started');
    [one, two, worker] = [clientOf(first.origin), clientOf(second.origin), third];
  });
  afterAll(async () => {
    await Promise.all((products ?? []).map((product) => product.stop()));
    await pooler?.stop();
    await Promise.all([postgres?.close(), redis?.stop(), store?.close()]);
  });

  it('know each other’s sessions, which end at both at once', async () => {
    const person = await signUp(one);
    expect((await two.ask(person, 'GET', '/accounts')).status).toBe(200);
    expect((await two.ask(person, 'POST', '/api/v1/auth/logout')).status).toBeLessThan(300);
    const after = await Promise.all([one, two].map((client) => client.ask(person, 'GET', '/accounts')));
    expect(after.map(({ status }) => status)).toEqual([401, 401]);
  });

  it('count failed sign-ins together', async () => {
    const body = { email: `${randomUUID()}@example.org`, password: 'not-her-password-1' };
    const statuses: number[] = [];
    for (const client of [one, two, one, two, one, two, one]) {
      statuses.push((await client.ask(null, 'POST', '/api/v1/auth/login', body)).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  it('tell an open window at one of a change at the other, whose figures are new at both', async () => {
    const person = await signUp(one);
    const events = await two.listen(person);
    expect(await Promise.all([one, two].map((client) => countOf(client, person)))).toEqual([0, 0]);
    await one.add(person, -100);
    await expect.poll(() => events.heard().match(/event: ledger/g)?.length ?? 0).toBeGreaterThan(1);
    expect(await Promise.all([one, two].map((client) => countOf(client, person)))).toEqual([1, 1]);
    await events.close();
  });

  it('answer rightly while many read, write, import and undo at both, and leave nothing in the sessions they share', async () => {
    let isOver = false;
    const leftovers = (async () => {
      const found: object[] = [];
      while (!isOver) found.push(await pooler.findLeftovers());
      return found;
    })();
    const people = await Promise.all([one, two, one].map((client) => signUp(client)));
    await Promise.all(
      people.map(async (person, n) => {
        const [here, there] = n % 2 ? [one, two] : [two, one];
        const importing = bringIn(here, person, 20);
        for (let amount = 1; amount <= 4; amount += 1) {
          await here.add(person, -amount, `Person ${n}`);
          expect(await countOf(there, person, `payee:"Person ${n}"`)).toBe(amount);
        }
        const { status, operationId } = await importing;
        expect(status).toBe('done');
        expect(await countOf(there, person)).toBe(24);
        expect((await there.ask(person, 'POST', `/operations/${operationId}/undo`)).status).toBe(200);
        expect(await countOf(here, person)).toBe(4);
        const { body } = await there.ask(person, 'GET', '/transactions?limit=500');
        expect(body.items.map(({ amount }: { amount: number }) => -amount).sort()).toEqual([1, 2, 3, 4]);
      }),
    );
    isOver = true;
    const found = await leftovers;
    expect(found.length).toBeGreaterThan(10);
    for (const left of found) expect(left).toEqual({ ledger: '', transactions: 0, timeout: '0' });
  });

  it('do each job once, also when the worker is killed in the middle of it', async () => {
    const person = await signUp(one);
    const id = await upload(one, person, 2000);
    await worker.kill();
    worker = await startFreshProduct(settings);
    products.push(worker);
    expect((await settled(two, person, id)).status).toBe('ready');
    await two.ask(person, 'POST', `/imports/${id}/commit`);
    expect((await settled(one, person, id)).status).toBe('done');
    expect(await countOf(one, person)).toBe(2000);
    const { body } = await one.ask(person, 'GET', '/operations?limit=500');
    expect(body.items.filter(({ kind }: { kind: string }) => kind === 'import.commit')).toHaveLength(1);
  });
});
