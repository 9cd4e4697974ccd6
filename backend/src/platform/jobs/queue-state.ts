import type { Pool } from 'pg';

/** The queue of all workers together. */
export interface QueueState {
  /** Due and not begun. */
  waiting: number;
  running: number;
  /** To be begun later. */
  scheduled: number;
  /** Have used up their tries. */
  failed: number;
  /** Seconds since the oldest waiting job was due. */
  oldestWaitingSeconds: number;
}

/** A job that waits longer than this, in seconds, isn't worked off as it should be. */
const longestWait = 300;

/** What somebody has to look at in a queue, if there is something: health page and doctor say the same. */
export function queueConcern({ failed, oldestWaitingSeconds }: QueueState): 'waiting' | 'failed' | undefined {
  if (oldestWaitingSeconds > longestWait) return 'waiting';
  return failed > 0 ? 'failed' : undefined;
}

/** One statement over the queue's table, which holds what is not done. */
export async function queueState(pool: Pool): Promise<QueueState> {
  const { rows } = await pool.query<QueueState>({
    name: 'queue-state',
    text: `
      select count(*) filter (where locked_at is null and attempts < max_attempts and run_at <= now())::integer as waiting,
        count(*) filter (where locked_at is not null)::integer as running,
        count(*) filter (where locked_at is null and attempts < max_attempts and run_at > now())::integer as scheduled,
        count(*) filter (where locked_at is null and attempts >= max_attempts)::integer as failed,
        coalesce(extract(epoch from now() - min(run_at)
          filter (where locked_at is null and attempts < max_attempts and run_at <= now())), 0)::float8
          as "oldestWaitingSeconds"
      from graphile_worker._private_jobs`,
  });
  return rows[0] ?? { waiting: 0, running: 0, scheduled: 0, failed: 0, oldestWaitingSeconds: 0 };
}
