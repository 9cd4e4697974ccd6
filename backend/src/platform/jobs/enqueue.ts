import { sql } from 'kysely';
import type { Db } from '../database/database.ts';

/** Adds a job inside the caller's database transaction: it runs when, and only when, that is committed. */
export async function enqueue(
  db: Db,
  name: string,
  payload: Record<string, unknown>,
  options: { key?: string | undefined } = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, payload := ${JSON.stringify(payload)}::json, max_attempts := 5, job_key := ${options.key ?? null})`.execute(
    db,
  );
}
