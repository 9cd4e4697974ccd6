import { EventEmitter } from 'node:events';
import { type Job, Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import type { Measured } from '../metrics/timings.ts';
import { requestIdOf } from './enqueue.ts';
import { WorkerLocks } from './worker-locks.ts';

export interface RunJobsOptions {
  pool: pg.Pool;
  /** A connection of its own, outside the pool, that says which workers are alive. */
  connection: pg.ClientConfig;
  tasks: TaskList;
  concurrency: number;
  log: (level: 'error' | 'warn' | 'info' | 'debug', message: string) => void;
  /** Told how long each try of a job took, and how it ended. */
  measure: (measured: Measured) => void;
  /** Told of each try that failed, with the request that the job came from. */
  onFailed: (job: string, error: Error, requestId: string | undefined) => void;
}

export interface RunningJobs {
  /** Lets running jobs end, then stops. */
  stop(): Promise<void>;
}

const sweepEvery = 20_000;
/**
 * A new job is announced, but where two workers look at its queue in the same moment both may miss it: then it waits
 * this long. Costs each worker one short query.
 */
const lookEvery = 500;

/**
 * Works off the queue. The queue itself would wait four hours before it gives a job of a killed process to another
 * worker; so each worker holds a lock that goes with its process, and jobs of workers whose lock is free are given back
 * at the start and every 20 seconds, as are those that a worker of this process never heard of.
 */
export async function runJobs(options: RunJobsOptions): Promise<RunningJobs> {
  const warn = (what: string) => (error: Error) => options.log('warn', `${what}: ${error.message}`);
  const locks = new WorkerLocks(options.connection, warn('connection of the job workers lost'));
  await locks.open();
  const events: WorkerEvents = new EventEmitter();
  const running = measureJobs(events, options.measure);
  const sweep = () =>
    Promise.all([locks.giveBackOrphans(), locks.giveBackUnheardOf((jobId) => running.has(jobId))]).catch(
      warn('sweep of orphaned jobs failed'),
    );
  await sweep();

  // Jobs are locked in the name of the pool of workers.
  events.on('pool:create', ({ workerPool }) => {
    locks.hold(workerPool.id).catch(warn('the workers aren’t registered'));
  });
  events.on('job:error', ({ job, error }) => {
    const fault = error instanceof Error ? error : new Error('no error was thrown');
    options.onFailed(job.task_identifier, fault, requestIdOf(job));
  });
  const runner: Runner = await run({
    pgPool: options.pool,
    taskList: options.tasks,
    // Without any the library would look for a file of them.
    parsedCronItems: [],
    concurrency: options.concurrency,
    noHandleSignals: true,
    pollInterval: lookEvery,
    events,
    logger: new Logger(() => (level, message) => options.log(level === 'warning' ? 'warn' : level, message)),
  });
  const timer = setInterval(sweep, sweepEvery);
  return {
    stop: async () => {
      clearInterval(timer);
      await runner.stop();
      await locks.close();
    },
  };
}

/** Gives the jobs that run, by id, with when they began. */
function measureJobs(events: WorkerEvents, measure: RunJobsOptions['measure']): ReadonlyMap<string, number> {
  const begun = new Map<string, number>();
  events.on('job:start', ({ job }) => begun.set(job.id, performance.now()));
  const end = (job: Job, outcome: 'done' | 'failed') => {
    const now = performance.now();
    const start = begun.get(job.id) ?? now;
    begun.delete(job.id);
    measure({
      kind: 'job',
      name: job.task_identifier,
      startedAt: performance.timeOrigin + start,
      milliseconds: now - start,
      outcome,
      attempt: job.attempts,
      requestId: requestIdOf(job),
    });
  };
  events.on('job:success', ({ job }) => end(job, 'done'));
  events.on('job:error', ({ job }) => end(job, 'failed'));
  return begun;
}
