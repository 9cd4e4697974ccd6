import type { Database } from '../../platform/database/database.ts';

const leastMilliseconds = 200;

/** Announces how far an import has come, a few times a second, to the open event streams of its ledger. */
export function publishProgress(
  database: Pick<Database, 'pool'>,
  job: { ledgerId: string; importId: string },
  status: 'parsing' | 'ready' | 'committing' | 'done',
): (done: number) => void {
  let last = 0;
  return (done) => {
    const now = performance.now();
    if (done < 1 && now - last < leastMilliseconds) return;
    last = now;
    const message = JSON.stringify({ ...job, status, progress: Math.round(done * 1_000) / 1_000 });
    // A lost notice is made up for by the next, or by the client's own asking.
    database.pool.query('select pg_notify($1, $2)', ['import_progress', message]).catch(() => undefined);
  };
}
