import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '@expenseai/core/errors';
import type { TaskList } from 'graphile-worker';
import type { ClientConfig } from 'pg';
import { commitImport } from './features/imports/commit-import.job.ts';
import { ImportFiles } from './features/imports/import-files.ts';
import { type ImportJob, parseImport } from './features/imports/parse-import.job.ts';
import { withLastWord } from './features/imports/stopped-imports.ts';
import { Database } from './platform/database/database.ts';
import { runJobs } from './platform/jobs/run-jobs.ts';
import { sweepIdempotencyKeys } from './platform/operations/idempotency.ts';
import { Operations } from './platform/operations/operate.ts';

/** What the thread is started with. */
export interface WorkerData {
  app: ClientConfig;
  bulk: ClientConfig | null;
  dataDir: string;
  auditKey: string;
  statementTimeoutMs: number;
}

/** What the thread tells the process it runs in. */
export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'stopped' }
  | { type: 'audit'; line: string }
  | { type: 'log'; level: 'error' | 'warn' | 'info' | 'debug'; message: string };

const concurrency = 2;
const sweepEvery = 3_600_000;

/** The jobs' thread: reading and writing large files never holds up the thread that answers requests. */
async function main(port: NonNullable<typeof parentPort>, data: WorkerData): Promise<void> {
  const tell = (message: WorkerMessage) => port.postMessage(message);
  const onError = (error: Error) =>
    tell({ type: 'log', level: 'warn', message: `database connection lost: ${error.message}` });
  const options = { statementTimeoutMs: data.statementTimeoutMs, onError };
  const database = new Database(data.app, { ...options, connections: concurrency * 2 + 2 });
  const bulkDatabase = data.bulk && new Database(data.bulk, { ...options, connections: concurrency });
  const operations = new Operations({
    database,
    bulkDatabase,
    auditKey: Buffer.from(data.auditKey),
    writeAuditLine: (line) => tell({ type: 'audit', line }),
    now: () => new Date(),
  });
  const files = new ImportFiles(data.dataDir);
  const tasks: TaskList = {
    'import.parse': (payload, { job }) =>
      withLastWord(database, payload as ImportJob, job, () => parseImport({ database, files }, payload as ImportJob)),
    'import.commit': (payload, { job }) =>
      withLastWord(database, payload as ImportJob, job, () =>
        commitImport({ database, operations }, payload as ImportJob),
      ),
  };
  const jobs = await runJobs({
    pool: database.pool,
    connection: data.app,
    tasks,
    concurrency,
    log: (level, message) => tell({ type: 'log', level, message }),
  });
  const sweep = setInterval(() => sweepIdempotencyKeys(database.db).catch(onError), sweepEvery);
  port.once('message', () => {
    clearInterval(sweep);
    void jobs
      .stop()
      .then(() => Promise.allSettled([database.close(), bulkDatabase?.close()]))
      .finally(() => tell({ type: 'stopped' }));
  });
  tell({ type: 'ready' });
}

invariant(parentPort, 'worker.ts runs in a thread of its own');
await main(parentPort, workerData as WorkerData);
