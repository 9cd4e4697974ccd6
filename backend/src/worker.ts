import { parentPort, workerData } from 'node:worker_threads';
import type { Cron } from '@expenseai/core/calendar/cron';
import { invariant } from '@expenseai/core/errors';
import type { Task, TaskList } from 'graphile-worker';
import type { ClientConfig } from 'pg';
import { auditDaily } from './features/audit/audit-daily.ts';
import type { AuditFault } from './features/audit/verify-audit.ts';
import { sweepSignIns } from './features/auth/sweep-sign-ins.ts';
import { commitImport } from './features/imports/commit-import.job.ts';
import { ImportFiles } from './features/imports/import-files.ts';
import type { ImportJob } from './features/imports/import-jobs.ts';
import { parseImport } from './features/imports/parse-import.job.ts';
import { withLastWord } from './features/imports/stopped-imports.ts';
import { sweepImports } from './features/imports/sweep-imports.ts';
import { mailKinds } from './mail-kinds.ts';
import { AuditKeys } from './platform/audit/audit-keys.ts';
import { scheduleBackups } from './platform/backup/backup-schedule.ts';
import { type BackupSource, openBackups } from './platform/backup/open-backups.ts';
import type { MailConfig } from './platform/config/settings/e-mail.ts';
import { currentWork, newWork } from './platform/database/current-work.ts';
import { Database } from './platform/database/database.ts';
import { slowQueriesOf } from './platform/database/slow-queries.ts';
import { runTidyTables, tidyTables } from './platform/database/tidy-tables.ts';
import { requestIdOf } from './platform/jobs/enqueue.ts';
import { repeat } from './platform/jobs/repeat.ts';
import { runJobs } from './platform/jobs/run-jobs.ts';
import { openMailTransport } from './platform/mail/mail-transport.ts';
import { type MailJob, mailJob, Outbox } from './platform/mail/outbox.ts';
import { sendMail } from './platform/mail/send-mail.job.ts';
import type { Measured } from './platform/metrics/timings.ts';
import { sweepIdempotencyKeys } from './platform/operations/idempotency.ts';
import { Operations } from './platform/operations/operate.ts';
import { Encryption } from './platform/secrets/encryption.ts';
import type { RotatingSecret } from './platform/secrets/rotating-secret.ts';
import { resealValues } from './platform/secrets/sealed-values.ts';
import { Storage, type StorageSettings } from './platform/storage/storage.ts';
import { Watchdog } from './platform/watchdog/watchdog.ts';

/** What the thread is started with. */
export interface WorkerData {
  /** Past a pooler: the queue listens, and its workers hold locks. */
  app: ClientConfig;
  bulk: ClientConfig | null;
  storage: StorageSettings;
  audit: RotatingSecret;
  /** Of audit.log, which the daily verification compares with. */
  logDir: string;
  /** Events of the audit log that are older go to the archive. */
  auditRetentionDays: number;
  encryption: RotatingSecret;
  statementTimeoutMs: number;
  slowQueryMs: number;
  appUrl: string;
  /** Null: no mail is sent. */
  mail: MailConfig | null;
  adminEmail: string | undefined;
  /** When backups are made, by whomever; null: never by themselves. */
  backupSchedule: Cron | null;
  /** What this thread makes them of; null where another process makes them. */
  backups: BackupSource | null;
}

/** What the thread tells the process it runs in. */
export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'stopped' }
  | { type: 'audit'; line: string }
  | { type: 'measured'; measured: Measured }
  | { type: 'verified'; faults: AuditFault[] }
  | { type: 'log'; level: 'error' | 'warn' | 'info' | 'debug'; message: string; details?: object };

const concurrency = 2;
const sweepEvery = 3_600_000;
const watchEvery = 60_000;

/** The jobs' thread: reading and writing large files never holds up the thread that answers requests. */
async function main(port: NonNullable<typeof parentPort>, data: WorkerData): Promise<void> {
  const tell = (message: WorkerMessage) => port.postMessage(message);
  const onError = (error: Error) =>
    tell({ type: 'log', level: 'warn', message: `database connection lost: ${error.message}` });
  const slowQueries = slowQueriesOf(data.slowQueryMs, (query) =>
    tell({ type: 'log', level: 'info', message: 'slow query', details: query }),
  );
  const options = { statementTimeoutMs: data.statementTimeoutMs, onError, slowQueries };
  const database = new Database(data.app, { ...options, connections: concurrency, overflow: concurrency + 2 });
  const bulkDatabase =
    data.bulk &&
    new Database(data.bulk, { ...options, connections: 0, overflow: concurrency, hasLongStatements: true });
  const measure = (measured: Measured) => tell({ type: 'measured', measured });
  const auditKeys = new AuditKeys(data.audit);
  const writeAuditLine = (line: string) => tell({ type: 'audit', line });
  const operations = new Operations({
    database,
    bulkDatabase,
    auditKeys,
    writeAuditLine,
    measure,
    now: () => new Date(),
  });
  const storage = new Storage(data.storage);
  const files = new ImportFiles(storage);
  const ofImport =
    (work: (job: ImportJob) => Promise<void>): Task =>
    (payload, { job }) =>
      currentWork.run(newWork(job.task_identifier, requestIdOf(job)), () =>
        withLastWord(database, payload as ImportJob, job, () => work(payload as ImportJob)),
      );
  const { appUrl, adminEmail } = data;
  const transport = data.mail && (await openMailTransport(data.mail));
  const composing = { database, appUrl, adminEmail, now: () => new Date(), kinds: mailKinds };
  const tasks: TaskList = {
    'import.parse': ofImport((job) => parseImport({ database, files }, job)),
    [tidyTables]: () => runTidyTables(database.pool),
    'import.commit': ofImport((job) => commitImport({ database, operations }, job)),
    // Without a mail server what was put into the queue before waits there.
    ...(transport ? { [mailJob]: (mail) => sendMail({ ...composing, transport }, mail as MailJob) } : {}),
  };
  const endWatch =
    transport && adminEmail !== undefined
      ? watch(
          new Watchdog({
            database,
            outbox: new Outbox(true),
            writeNow: (notice) =>
              sendMail({ ...composing, transport }, { kind: 'operator-notice', facts: { ...notice } }),
            dataDir: data.storage.dataDir,
            appUrl,
            backupSchedule: data.backupSchedule,
            now: () => new Date(),
          }),
        )
      : async () => undefined;
  const jobs = await runJobs({
    pool: database.pool,
    connection: data.app,
    tasks,
    concurrency,
    log: (level, message) => tell({ type: 'log', level, message }),
    measure,
    onFailed: (job, err, requestId) =>
      tell({ type: 'log', level: 'error', message: 'job failed', details: { job, requestId, err } }),
  });
  const endSweeps = repeat(sweepEvery, async () => {
    const faults = await Promise.allSettled([
      sweepIdempotencyKeys(database.db),
      sweepSignIns(database.db),
      resealValues(database.pool, new Encryption(data.encryption)),
      sweepImports({ database, files, now: () => new Date() }),
    ]);
    for (const fault of faults) {
      if (fault.status === 'rejected') tell({ type: 'log', level: 'warn', message: `a sweep failed: ${fault.reason}` });
    }
  });
  const endAuditing = auditDaily(
    {
      database,
      storage,
      auditKeys,
      writeAuditLine,
      logDir: data.logDir,
      retentionDays: data.auditRetentionDays,
      now: () => new Date(),
      onArchiveFailed: (err) =>
        tell({ type: 'log', level: 'error', message: 'the audit log is not archived', details: { err } }),
    },
    (faults) => tell({ type: 'verified', faults }),
  );
  const endBackups = await makeBackups(data, database, tell);
  port.once('message', () => {
    void Promise.all([endAuditing(), endSweeps(), endWatch(), endBackups(), jobs.stop()])
      .then(() => Promise.allSettled([database.close(), bulkDatabase?.close()]))
      .finally(() => tell({ type: 'stopped' }));
  });
  tell({ type: 'ready' });
}

/** Makes backups at their times, and writes deletions beside them; gives what ends that. */
async function makeBackups(
  { backups, backupSchedule }: WorkerData,
  database: Database,
  tell: (message: WorkerMessage) => void,
): Promise<() => Promise<void>> {
  if (!backups) return async () => undefined;
  return scheduleBackups(await openBackups(backups, database), backupSchedule, {
    made: ({ name, bytes, seconds, problem }) =>
      tell({
        type: 'log',
        level: problem ? 'error' : 'info',
        message: 'backup made',
        details: { name, bytes, seconds, problem },
      }),
    failed: (err) => tell({ type: 'log', level: 'error', message: 'no backup was made', details: { err } }),
  });
}

/** Has the installation looked after each minute. */
function watch(watchdog: Watchdog): () => Promise<void> {
  return repeat(watchEvery, () => watchdog.look());
}

invariant(parentPort, 'worker.ts runs in a thread of its own');
await main(parentPort, workerData as WorkerData);
