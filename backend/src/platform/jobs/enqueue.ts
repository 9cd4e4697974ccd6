import type { Job } from 'graphile-worker';
import { sql } from 'kysely';
import { currentWork } from '../database/current-work.ts';
import type { Db } from '../database/database.ts';

export interface JobOptions {
  /** Of the jobs with one key that wait, the last takes the place of the others. */
  key?: string | undefined;
  /** Earliest start from now. */
  seconds?: number | undefined;
  /** Jobs of one queue run one after another. */
  queue?: string | undefined;
  /** How often it is tried; the pause after each is longer, up to 6 hours. */
  tries?: number | undefined;
}

/**
 * Adds a job inside the caller's database transaction: it runs when, and only when, that is committed. The id of the
 * request that asks for it goes along, for the trace.
 */
export async function enqueue(
  db: Db,
  name: string,
  payload: Record<string, unknown>,
  { key, seconds = 0, queue, tries = 5 }: JobOptions = {},
): Promise<void> {
  const requestId = currentWork.getStore()?.requestId;
  const whole = JSON.stringify({ ...payload, requestId });
  await sql`
    select graphile_worker.add_job(${name}, payload := ${whole}::json, max_attempts := ${tries},
      queue_name := ${queue ?? null}, job_key := ${key ?? null}, run_at := now() + make_interval(secs => ${seconds}))`.execute(
    db,
  );
}

/** Of the request that a job came from; undefined where none did. */
export function requestIdOf({ payload }: Job): string | undefined {
  const isObject = typeof payload === 'object' && payload !== null;
  return isObject && 'requestId' in payload && typeof payload.requestId === 'string' ? payload.requestId : undefined;
}
