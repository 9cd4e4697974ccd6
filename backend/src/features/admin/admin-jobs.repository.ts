import type { FailedJob } from '@expenseai/contracts/admin';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';

export interface TaskCounts {
  name: string;
  waiting: number;
  running: number;
  scheduled: number;
  failed: number;
}

/** The queue by kind of job; one statement over what is not done. */
export async function countTasks(db: Db): Promise<TaskCounts[]> {
  const { rows } = await sql<TaskCounts>`
    select task_identifier as name,
      count(*) filter (where locked_at is null and attempts < max_attempts and run_at <= now())::integer as waiting,
      count(*) filter (where locked_at is not null)::integer as running,
      count(*) filter (where locked_at is null and attempts < max_attempts and run_at > now())::integer as scheduled,
      count(*) filter (where locked_at is null and attempts >= max_attempts)::integer as failed
    from graphile_worker.jobs group by task_identifier order by task_identifier`.execute(db);
  return rows;
}

/** Jobs that have used up their tries, newest first, at most a hundred. */
export async function listFailedJobs(db: Db): Promise<(Omit<FailedJob, 'error'> & { lastError: string | null })[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    attempts: number;
    lastError: string | null;
    createdAt: Date;
    updatedAt: Date;
  }>`
    select id::text as id, task_identifier as name, attempts::integer as attempts, last_error, created_at, updated_at
    from graphile_worker.jobs
    where locked_at is null and attempts >= max_attempts
    order by updated_at desc limit 100`.execute(db);
  return rows.map(({ createdAt, updatedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    lastTriedAt: updatedAt.toISOString(),
  }));
}

/** Gives a job that was given up its tries again; false where there is none of that id. */
export async function rescheduleJob(db: Db, jobId: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select r.id from graphile_worker.jobs j
    cross join lateral graphile_worker.reschedule_jobs(array[j.id], run_at := now(), attempts := 0) r
    where j.id = ${jobId}::bigint and j.locked_at is null and j.attempts >= j.max_attempts`.execute(db);
  return rows.length > 0;
}
