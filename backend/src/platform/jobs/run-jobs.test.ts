import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import type { Measured } from '../metrics/timings.ts';
import { enqueue } from './enqueue.ts';
import { type RunningJobs, runJobs } from './run-jobs.ts';
import { WorkerLocks } from './worker-locks.ts';

vi.setConfig({ testTimeout: 60_000 });

const done: unknown[] = [];
const logged: string[] = [];
const measuredTries: Measured[] = [];
let db: TestDatabase;
let jobs: RunningJobs;
beforeAll(async () => {
  db = await createTestDatabase();
  jobs = await runJobs({
    pool: db.database.pool,
    connection: db.connections.app,
    tasks: {
      note: async (payload) => void done.push(payload),
      fail: () => Promise.reject(new Error('on purpose')),
    },
    concurrency: 1,
    log: (_level, message) => logged.push(message),
    measure: (measured) => measuredTries.push(measured),
    onFailed: () => undefined,
  });
});
afterAll(async () => {
  await jobs.stop();
  await db.close();
});

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await isSo()) return;
    await delay(25);
  }
  throw new Error('it doesn’t come about');
}

/** Backends that hold a worker's lock. */
const holders = () =>
  db.asSuperuser<{ pid: number }>(
    `select l.pid from pg_locks l join pg_database d on d.oid = l.database
     where l.locktype = 'advisory' and d.datname = current_database()`,
  );

test('a lost connection of the workers’ locks is made anew, and takes them again', async () => {
  await until(async () => (await holders()).length === 1);
  const [before] = await holders();
  await db.asSuperuser('select pg_terminate_backend($1)', [before?.pid]);
  await until(async () => {
    const [now] = await holders();
    return now !== undefined && now.pid !== before?.pid;
  });
  expect(logged.filter((line) => line.startsWith('connection of the job workers lost'))).not.toEqual([]);
  await enqueue(db.database.db, 'note', { n: 1 });
  await until(() => done.length === 1);
  expect(done).toEqual([{ n: 1 }]);
});

test('tells how long each try took and how it ended', async () => {
  await enqueue(db.database.db, 'note', { n: 2 });
  await enqueue(db.database.db, 'fail', {});
  await until(() => measuredTries.some(({ name }) => name === 'fail') && done.length === 2);
  const tried = { kind: 'job', startedAt: expect.any(Number), milliseconds: expect.any(Number), attempt: 1 };
  expect(measuredTries).toContainEqual({ ...tried, name: 'note', outcome: 'done', requestId: undefined });
  expect(measuredTries).toContainEqual({ ...tried, name: 'fail', outcome: 'failed', requestId: undefined });
});

test('jobs of workers that are gone are given back, those of living ones are not', async () => {
  const locks = new WorkerLocks(db.connections.app, () => undefined);
  await locks.open();
  const alive = new WorkerLocks(db.connections.app, () => undefined);
  await alive.open();
  await alive.hold('worker-alive');
  await db.asSuperuser(`
    select graphile_worker.add_job('unknown_task', payload := json_build_object('by', worker))
    from unnest(array['worker-alive', 'worker-gone']) as worker`);
  await db.asSuperuser(`
    update graphile_worker._private_jobs set locked_by = payload->>'by', locked_at = now() where payload->>'by' is not null`);
  const locked = async () =>
    (
      await db.asSuperuser<{ locked_by: string }>(
        'select locked_by from graphile_worker._private_jobs where locked_by is not null',
      )
    ).map((row) => row.locked_by);
  await locks.giveBackOrphans();
  expect(await locked()).toEqual(['worker-alive']);
  await alive.close();
  await locks.giveBackOrphans();
  expect(await locked()).toEqual([]);
  await locks.close();
});

test('a job that was given to a living worker which never heard of it is given back, one that runs is not', async () => {
  const locks = new WorkerLocks(db.connections.app, () => undefined);
  await locks.open();
  await locks.hold('worker-here');
  await db.asSuperuser(`
    select graphile_worker.add_job('another_unknown_task', payload := json_build_object('n', n), queue_name := 'one-' || n)
    from generate_series(1, 2) as n`);
  const lockedJobs = () =>
    db.asSuperuser<{ id: string; n: number; queued: boolean }>(`
      select j.id, (payload->>'n')::int as n, q.locked_by is not null as queued
      from graphile_worker._private_jobs j join graphile_worker._private_job_queues q on q.id = j.job_queue_id
      where j.locked_by = 'worker-here' order by n`);
  await db.asSuperuser(`
    update graphile_worker._private_jobs set locked_by = 'worker-here', locked_at = now() where job_queue_id in (
      select id from graphile_worker._private_job_queues where queue_name like 'one-%')`);
  await db.asSuperuser(`
    update graphile_worker._private_job_queues set locked_by = 'worker-here', locked_at = now()
    where queue_name like 'one-%'`);
  const [running] = await lockedJobs();
  const isRunning = (id: string) => id === running?.id;
  await locks.giveBackUnheardOf(isRunning);
  expect(await lockedJobs()).toHaveLength(2);
  await locks.giveBackUnheardOf(isRunning);
  expect(await lockedJobs()).toEqual([{ ...running, queued: true }]);
  await locks.close();
});
