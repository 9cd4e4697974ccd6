import { sql } from 'kysely';
import type { Db } from '../database/database.ts';

/** Of a job with a key: `spent` has used up its tries and won't run again. */
export type JobState = 'absent' | 'open' | 'spent';

/** Whether a job waits or runs under this key. */
export async function jobState(db: Db, key: string): Promise<JobState> {
  const { rows } = await sql<{ isSpent: boolean }>`
    select locked_by is null and attempts >= max_attempts as is_spent
    from graphile_worker._private_jobs where key = ${key}`.execute(db);
  const [job] = rows;
  if (!job) return 'absent';
  return job.isSpent ? 'spent' : 'open';
}
