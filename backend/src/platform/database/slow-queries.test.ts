import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { currentWork, newWork } from './current-work.ts';
import { Database } from './database.ts';
import type { SlowQuery } from './slow-queries.ts';

const slow: SlowQuery[] = [];
let test: TestDatabase;
let database: Database;
beforeAll(async () => {
  test = await createTestDatabase();
  database = new Database(test.connections.app, {
    connections: 3,
    statementTimeoutMs: 1_000,
    onError: (error) => {
      throw error;
    },
    slowQueries: { thresholdMs: 100, write: (query) => slow.push(query) },
  });
});
afterAll(async () => {
  await database.close();
  await test.close();
});
beforeEach(() => slow.splice(0));

/** The lines there are by the time that the last plan has been made. */
async function lines(count: number): Promise<SlowQuery[]> {
  for (let tries = 0; tries < 200 && slow.length < count; tries++) await delay(10);
  // One more would have come by now.
  await delay(50);
  return slow;
}

describe('a statement over the threshold', () => {
  it('is one line with its text, time, rows, route and plan, and without its values', async () => {
    const work = newWork('GET /api/v1/ledgers/:ledgerId/home');
    await currentWork.run(work, () =>
      database.inLedger('0197a000-0000-7000-8000-000000000000', ({ client }) =>
        client.query("select pg_sleep(0.15) from unnest($1::text[]) as t where t <> 'x'", [['a secret']]),
      ),
    );
    const [line, ...more] = await lines(1);
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      sql: "select pg_sleep(0.15) from unnest($1::text[]) as t where t <> 'x'",
      rows: 1,
      during: work.name,
    });
    expect(line?.durationMs).toBeGreaterThanOrEqual(150);
    expect(line?.durationMs).toBeLessThan(5_000);
    expect(line?.plan?.[0]).toMatch(/^Function Scan on unnest t .*cost=/);
    expect(JSON.stringify(line)).not.toContain('a secret');
  });

  it('that is given up is a line too', async () => {
    await expect(database.pool.query('select pg_sleep(5)')).rejects.toThrow('statement timeout');
    expect(await lines(1)).toMatchObject([{ failed: '57014', rows: null, during: null, plan: [expect.any(String)] }]);
  });

  it('is found when it is asked with a callback, as the queue does', async () => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    void database.pool.query('select pg_sleep(0.15)', (error, result) => resolve(error ?? result.rowCount));
    expect(await promise).toBe(1);
    expect(await lines(1)).toMatchObject([{ rows: 1, plan: [expect.stringMatching(/^Result/)] }]);
  });
});

it('a quick statement is none', async () => {
  await database.pool.query('select 1');
  expect(await lines(0)).toEqual([]);
});

it('a statement that can’t be explained is written without a plan, and nothing fails', async () => {
  await database.transaction(async ({ client }) => {
    await client.query('create temporary table only_here (n integer) on commit drop');
    await client.query('select pg_sleep(0.15), n from (select 1) x left join only_here on true');
    await client.query('do $$ begin perform pg_sleep(0.15); end $$');
  });
  const [first, second] = await lines(2);
  expect(first).toMatchObject({ plan: null, whyNoPlan: 'relation "only_here" does not exist' });
  expect(second).toMatchObject({ plan: null, whyNoPlan: 'no statement that is planned' });
});

it('of several statements in one text none is run again for the plan', async () => {
  await test.asSuperuser('create sequence runs; grant usage on sequence runs to expenseai_app');
  await database.pool.query("select pg_sleep(0.15); select nextval('runs')");
  expect(await lines(1)).toMatchObject([{ plan: null }]);
  expect(await test.asSuperuser("select nextval('runs')::integer as n")).toEqual([{ n: 2 }]);
});

it('several at once are explained one after the other, each once', async () => {
  await Promise.all([1, 2, 3].map((n) => database.pool.query(`select pg_sleep(0.15), ${n}`)));
  const found = await lines(3);
  expect(found.map(({ sql }) => sql.at(-1)).sort()).toEqual(['1', '2', '3']);
  expect(found.every(({ plan }) => plan !== null)).toBe(true);
});

it('work knows how much it asked', async () => {
  const work = newWork('import.parse');
  await currentWork.run(work, async () => {
    await database.db.selectFrom('users').select('id').execute();
    await database.transaction(({ client }) => client.query('select pg_sleep(0.02)'));
  });
  await database.pool.query('select 1');
  // Begin and commit are queries like any.
  expect(work.queries).toBe(4);
  expect(work.databaseMs).toBeGreaterThanOrEqual(20);
});
