import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { type DatabaseProxy, startDatabaseProxy } from '../../testing/database-proxy.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { databaseError } from '../http/database-errors.ts';
import { ConnectionPool, type ConnectionPoolOptions } from './connection-pool.ts';
import { Database } from './database.ts';

let test: TestDatabase;
let proxy: DatabaseProxy;
let pools: ConnectionPool[] = [];
let faults: Error[] = [];
beforeEach(async () => {
  test = await createTestDatabase();
  proxy = await startDatabaseProxy(inject('databaseHost'), inject('databasePort'));
  faults = [];
});
afterEach(async () => {
  for (const pool of pools) await pool.end();
  pools = [];
  await proxy.close();
  await test.close();
});

const onError = (error: Error) => faults.push(error);

function poolWith(options: Partial<ConnectionPoolOptions>): ConnectionPool {
  const pool = new ConnectionPool({
    ...test.connections.app,
    steady: 2,
    overflow: 0,
    idleMs: 50,
    recycleAfterMs: 3_600_000,
    waitMs: 5_000,
    onError,
    ...options,
  });
  pools.push(pool);
  return pool;
}

function take(pool: ConnectionPool, count: number): Promise<pg.PoolClient[]> {
  return Promise.all(Array.from({ length: count }, () => pool.connect()));
}

function giveBack(clients: pg.PoolClient[]): void {
  for (const client of clients) client.release();
}

async function serverProcess(client: pg.PoolClient): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}

describe('the pool', () => {
  it('goes beyond its steady connections under load, and back to them afterwards', async () => {
    const pool = poolWith({ steady: 2, overflow: 3 });
    giveBack(await take(pool, 5));
    expect(pool.totalCount).toBe(5);
    await expect.poll(() => pool.totalCount).toBe(2);
    giveBack(await take(pool, 2));
    expect(pool.totalCount).toBe(2);
  });

  it('makes a connection anew after its time', async () => {
    const pool = poolWith({ steady: 1, recycleAfterMs: 100 });
    const [first] = await take(pool, 1);
    const before = first && (await serverProcess(first));
    giveBack(first ? [first] : []);
    await expect
      .poll(async () => {
        const [next] = await take(pool, 1);
        const process = next && (await serverProcess(next));
        giveBack(next ? [next] : []);
        return process;
      })
      .not.toBe(before);
  });

  it('after a fault gives no connection that died with it', async () => {
    const pool = poolWith({ ...proxy, steady: 3 });
    giveBack(await take(pool, 3));
    proxy.freeze();
    proxy.cutOne();
    await expect.poll(() => faults.length).toBe(1);
    const { rows } = await pool.query('select 1 as one');
    expect(rows).toEqual([{ one: 1 }]);
    expect(pool.totalCount).toBe(1);
  });

  it('without a fault asks nothing before use, and after one each connection once', async () => {
    const pool = poolWith({ ...proxy, steady: 2 });
    const asked: string[] = [];
    pool.on('connect', (client) => {
      const ask = client.query.bind(client) as (...args: unknown[]) => unknown;
      client.query = ((...args: unknown[]) => {
        asked.push(typeof args[0] === 'object' ? (args[0] as { text: string }).text : String(args[0]));
        return ask(...args);
      }) as typeof client.query;
    });
    giveBack(await take(pool, 2));
    giveBack(await take(pool, 2));
    expect(asked).toEqual([]);
    proxy.cutOne();
    await expect.poll(() => faults.length).toBe(1);
    for (let n = 0; n < 3; n++) giveBack(await take(pool, 1));
    expect(asked).toEqual(['select 1']);
  });
});

describe('the database', () => {
  const options = { connections: 1, statementTimeoutMs: 100, onError };

  it('where all connections are busy answers 503 with the time to come again', async () => {
    const database = new Database(test.connections.app, { ...options, overflow: 1, waitMs: 100 });
    const held = await take(database.pool as ConnectionPool, 2);
    const refused = expect.objectContaining({ code: 'unavailable', details: { retryAfter: 2 } });
    await expect(database.transaction(async () => 'done')).rejects.toEqual(refused);
    giveBack(held);
    expect(await database.transaction(async () => 'done')).toBe('done');
    await database.close();
  });

  it('a server that says nothing more is given up, and so is the connection', async () => {
    const database = new Database({ ...test.connections.app, ...proxy }, options);
    await database.db.selectFrom('users').select('id').execute();
    proxy.freeze();
    const error = await database.db
      .selectFrom('users')
      .select('id')
      .execute()
      .catch((fault: unknown) => fault);
    expect(databaseError(error)?.code).toBe('unavailable');
    expect(await database.db.selectFrom('users').select('id').execute()).toEqual([]);
    await database.close();
  }, 20_000);

  it('a transaction whose failure was swallowed is no success', async () => {
    const swallowed = test.database.transaction(async ({ client }) => {
      await client.query('select 1 / 0').catch(() => undefined);
      return 'done';
    });
    await expect(swallowed).rejects.toThrow('all of it, or with an error');
    expect(await test.database.transaction(async () => 'done')).toBe('done');
  });
});
