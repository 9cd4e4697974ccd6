import { EventEmitter } from 'node:events';
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';

export interface RunJobsOptions {
  pool: pg.Pool;
  /** A connection of its own, outside the pool, that says which workers are alive. */
  connection: pg.ClientConfig;
  tasks: TaskList;
  concurrency: number;
  log: (level: 'error' | 'warn' | 'info' | 'debug', message: string) => void;
}

export interface RunningJobs {
  /** Lets running jobs end, then stops. */
  stop(): Promise<void>;
}

const sweepEvery = 60_000;

/**
 * Works off the queue. The queue itself would wait four hours before it gives a job of a killed process to another
 * worker; so each worker holds an advisory lock on a connection that dies with its process, and jobs of workers whose
 * lock is free are given back at the start and each minute.
 */
export async function runJobs(options: RunJobsOptions): Promise<RunningJobs> {
  const alive = new pg.Client(options.connection);
  alive.on('error', (error) => options.log('warn', `connection of the job workers lost: ${error.message}`));
  await alive.connect();
  const sweep = () =>
    giveBackOrphans(alive).catch((error: Error) =>
      options.log('warn', `sweep of orphaned jobs failed: ${error.message}`),
    );
  await sweep();

  const events: WorkerEvents = new EventEmitter();
  // Jobs are locked in the name of the pool of workers.
  events.on('pool:create', ({ workerPool }) => {
    alive
      .query('select pg_advisory_lock(hashtextextended($1, 0))', [workerPool.id])
      .catch((error: Error) => options.log('warn', `the workers aren't registered: ${error.message}`));
  });
  const runner: Runner = await run({
    pgPool: options.pool,
    taskList: options.tasks,
    // Without any the library would look for a file of them.
    parsedCronItems: [],
    concurrency: options.concurrency,
    noHandleSignals: true,
    pollInterval: 2_000,
    events,
    logger: new Logger(() => (level, message) => options.log(level === 'warning' ? 'warn' : level, message)),
  });
  const timer = setInterval(sweep, sweepEvery);
  return {
    stop: async () => {
      clearInterval(timer);
      await runner.stop();
      await alive.end();
    },
  };
}

/** Unlocks jobs whose worker is gone: its advisory lock can be had. */
async function giveBackOrphans(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ worker: string }>(
    'select distinct locked_by as worker from graphile_worker._private_jobs where locked_by is not null',
  );
  for (const { worker } of rows) {
    const { rows: tries } = await client.query<{ isFree: boolean }>(
      `select pid is null as "isFree" from (select 1) x left join pg_locks l on l.locktype = 'advisory'
        and ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended($1, 0) limit 1`,
      [worker],
    );
    if (tries[0]?.isFree) await client.query('select graphile_worker.force_unlock_workers(array[$1])', [worker]);
  }
}
