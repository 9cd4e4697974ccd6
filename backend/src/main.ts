import { once } from 'node:events';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { addDemoUser } from './demo-user.ts';
import { describeFault } from './features/audit/verify-audit.ts';
import { type OpenPlatform, openPlatform } from './open-platform.ts';
import type { BackupSource } from './platform/backup/open-backups.ts';
import { type Config, loadConfig } from './platform/config/config.ts';
import type { Secrets } from './platform/config/secrets.ts';
import { countAndTrace } from './platform/reporting/reporting.ts';
import { startApp } from './start-app.ts';
import { startWorker } from './start-worker.ts';

// The heaps may grow to twice, not to four times, what they hold: a home server shares its memory.
setFlagsFromString('--heap-growing-percent=80');

export interface RunningServer {
  url: string;
  /** Stops in order: HTTP, jobs, pools, database, logs. */
  stop(): Promise<void>;
}

/** Starts everything; throws with a sentence for the person who starts it. */
export async function startServer(config: Config): Promise<RunningServer> {
  await requireFreePort(config);
  const platform = await openPlatform(config);
  warnOfBackups(platform);
  try {
    const worker = config.runsJobs ? await startJobs(platform) : undefined;
    const app = await startApp(platform).catch(async (error: unknown) => {
      await worker?.stop();
      throw error;
    });
    let stopping: Promise<void> | undefined;
    const stop = () => {
      stopping ??= app
        .close()
        .finally(() => worker?.stop())
        .finally(() => platform.close());
      return stopping;
    };
    void platform.databaseEnded.then(() => {
      if (stopping) return;
      platform.logging.logger.fatal('PostgreSQL has ended by itself; stopping');
      process.exitCode = 1;
      return stop();
    });
    return { url: app.url, stop };
  } catch (error) {
    await platform.close();
    throw error;
  }
}

function startJobs({ config, connections, secrets, logging, bulkDatabase, metrics, reporting }: OpenPlatform) {
  const { logger, audit } = logging;
  const data = {
    app: connections.direct,
    bulk: bulkDatabase ? connections.bulk : null,
    storage: { dataDir: config.dataDir, s3: config.s3 },
    audit: secrets.audit,
    logDir: config.log.dir,
    auditRetentionDays: config.log.auditRetentionDays,
    encryption: secrets.encryption,
    statementTimeoutMs: config.database.statementTimeoutMs,
    slowQueryMs: config.database.slowQueryMs,
    appUrl: config.appUrl,
    mail: config.mail,
    adminEmail: config.adminEmail,
    backupSchedule: config.backup.schedule,
    backups: config.database.url === undefined ? backupSource(config, secrets) : null,
  };
  return startWorker(data, {
    writeAuditLine: audit,
    measure: countAndTrace(metrics.addMeasured, reporting.trace),
    auditVerified: (faults) => {
      metrics.addAuditVerified(faults.length);
      for (const fault of faults) logger.error({ from: 'audit' }, describeFault(fault));
    },
    log: (level, message, details) => logger[level]({ from: 'jobs', ...details }, message),
  });
}

/** Said at each start, before the day on which a lost key is noticed. */
function warnOfBackups({ config, logging }: OpenPlatform): void {
  const { environment, backup } = config;
  if (environment !== 'staging' && environment !== 'production') return;
  const hint = 'npm run backup:key, docs/runbooks/disaster-recovery.md';
  if (!backup.isKeyCopied)
    logging.logger.warn(
      { hint },
      'BACKUP_KEY_COPIED isn’t yes: a lost machine may take the only key to its backups along',
    );
  if (backup.recipient === undefined)
    logging.logger.warn({ hint }, 'BACKUP_RECIPIENT isn’t set: one key alone opens the backups');
}

function backupSource(config: Config, secrets: Secrets): BackupSource {
  const { root, dataDir, s3, database, givenSecrets, backup } = config;
  return { config: { root, dataDir, s3, database, givenSecrets, backup }, secrets };
}

/** Asked before the database starts, so that the answer comes at once. */
async function requireFreePort({ port, host }: Config): Promise<void> {
  const server = createServer();
  try {
    await once(server.listen({ port, host }), 'listening');
    await promisify(server.close.bind(server))();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EADDRINUSE') {
      throw new Error(`The port ${port} is taken. Stop what uses it, or start with another PORT.`, { cause });
    }
    throw new Error(`Nothing can listen on ${host}, port ${port} (${code}). Set HOST and PORT to others.`, { cause });
  }
}

/** Runs until a signal; a second one ends at once. */
async function main(): Promise<void> {
  const signalled = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      signalled.resolve();
      process.once(signal, () => process.exit(1));
    });
  }
  const server = await startServer(loadConfig());
  console.log(`ExpenseAI is running at ${server.url}`);
  if (process.argv.includes('--demo')) console.log(await addDemoUser(server.url, 'en'));
  await signalled.promise;
  await server.stop();
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
