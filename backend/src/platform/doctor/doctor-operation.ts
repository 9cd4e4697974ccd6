import type { Finding } from '@expenseai/contracts/doctor';
import type { ClientConfig } from 'pg';
import { type AuditVerification, lastVerification } from '../audit/audit-verification.ts';
import { type BackupState, backupState } from '../backup/backup-records.ts';
import { isBackupOverdue } from '../backup/backup-schedule.ts';
import type { Config } from '../config/config.ts';
import { Database } from '../database/database.ts';
import { type QueueState, queueConcern, queueState } from '../jobs/queue-state.ts';
import { maintenanceSince } from '../maintenance/maintenance-mode.ts';
import { listTaskStates } from '../maintenance/maintenance-records.ts';
import { certificateExpiry } from '../watchdog/certificate.ts';
import { finding } from './finding.ts';

/** Days before the end of a certificate at which its renewal should have happened. */
const certificateNotice = 21;
const day = 86_400_000;

/** How a migrated installation is kept: its jobs, mail, certificate and backups, and what its operator does. */
export async function* examineOperation(config: Config, connection: ClientConfig): AsyncGenerator<Finding> {
  const database = new Database(connection, {
    connections: 1,
    statementTimeoutMs: config.database.statementTimeoutMs,
    onError: () => undefined,
  });
  const isForOthers = config.environment === 'staging' || config.environment === 'production';
  try {
    yield queue(await queueState(database.pool));
    yield mail(config, isForOthers);
    yield certificate(config.appUrl, await certificateExpiry(config.appUrl));
    yield audit(await lastVerification(database.db));
    yield* backups(config, await backupState(database.db), isForOthers);
    yield maintenanceMode(await maintenanceSince(database.db));
    const overdue = (await listTaskStates(database.db, new Date())).filter(({ isOverdue }) => isOverdue);
    const names = overdue.map(({ task }) => task).join(', ');
    // At home nobody else depends on them.
    const state = overdue.length > 0 && isForOthers ? 'warning' : 'ok';
    yield overdue.length === 0
      ? finding('tasks', 'ok', 'tasks-done')
      : finding('tasks', state, 'tasks-overdue', { names });
  } finally {
    await database.close();
  }
}

function queue(state: QueueState): Finding {
  switch (queueConcern(state)) {
    case 'waiting':
      return finding('jobs', 'warning', 'jobs-waiting', { seconds: Math.round(state.oldestWaitingSeconds) });
    case 'failed':
      return finding('jobs', 'warning', 'jobs-failed', { count: state.failed });
    case undefined:
      return finding('jobs', 'ok', 'jobs-worked-off');
  }
}

function mail({ mail: server, adminEmail }: Config, isForOthers: boolean): Finding {
  const state = isForOthers ? 'warning' : 'ok';
  if (!server) return finding('mail', state, 'mail-off');
  return adminEmail === undefined ? finding('mail', state, 'mail-without-admin') : finding('mail', 'ok', 'mail-on');
}

function certificate(url: string, expiry: Date | undefined): Finding {
  if (!expiry) {
    if (!url.startsWith('https:')) return finding('certificate', 'ok', 'certificate-none');
    return finding('certificate', 'ok', 'certificate-not-seen', { url });
  }
  const values = { day: expiry.toISOString().slice(0, 10) };
  const isNear = expiry.getTime() - Date.now() < certificateNotice * day;
  if (isNear) return finding('certificate', 'problem', 'certificate-ends-soon', values);
  return finding('certificate', 'ok', 'certificate-valid', values);
}

/** Each instance verifies ten minutes after its start and then daily, so that two days without are too long. */
function audit(last: AuditVerification | undefined): Finding {
  if (!last) return finding('audit', 'ok', 'audit-never');
  const { chains, faults } = last;
  const at = last.verifiedAt.toISOString();
  if (faults > 0) return finding('audit', 'problem', 'audit-broken', { faults, chains, at });
  const isLate = Date.now() - last.verifiedAt.getTime() > 2 * day;
  return isLate
    ? finding('audit', 'warning', 'audit-late', { at })
    : finding('audit', 'ok', 'audit-whole', { chains, at });
}

/** A machine that is lost takes along what was only there: its backups as well as the key to them. */
function* backups({ backup }: Config, state: BackupState, isForOthers: boolean): Generator<Finding> {
  const { schedule, recipient, isKeyCopied, secondFolder, bucket } = backup;
  const { last, problem, restoreTest } = state;
  const careful = isForOthers ? 'warning' : 'ok';
  if (problem !== null) yield finding('backups', 'problem', 'backup-failed', { reason: problem });
  else if (schedule && isBackupOverdue(schedule, state, new Date()))
    yield finding('backups', 'problem', 'backup-overdue');
  else if (last)
    yield finding('backups', 'ok', 'backup-made', {
      at: last.startedAt.toISOString(),
      megabytes: inMegabytes(last.bytes),
    });
  else yield schedule ? finding('backups', 'ok', 'backup-none') : finding('backups', careful, 'backup-off');
  if (!secondFolder && !bucket) yield finding('backup-copies', careful, 'backup-one-place');
  else yield finding('backup-copies', 'ok', 'backup-two-places');
  if (!isKeyCopied) yield finding('backup-key', careful, 'backup-key-not-copied');
  else if (recipient === undefined) yield finding('backup-key', careful, 'backup-key-alone');
  else yield finding('backup-key', 'ok', 'backup-key-safe');
  if (!restoreTest) yield finding('restore-test', careful, 'restore-never');
  else if (restoreTest.problem !== null)
    yield finding('restore-test', 'problem', 'restore-failed', { reason: restoreTest.problem });
  else {
    const seconds = Math.round((restoreTest.finishedAt.getTime() - restoreTest.startedAt.getTime()) / 1000);
    yield finding('restore-test', 'ok', 'restore-right', { at: restoreTest.finishedAt.toISOString(), seconds });
  }
}

function inMegabytes(bytes: number): number {
  return Math.round(bytes / 1e5) / 10;
}

function maintenanceMode(since: Date | null): Finding {
  if (!since) return finding('maintenance', 'ok', 'maintenance-off');
  return finding('maintenance', 'warning', 'maintenance-on', { at: since.toISOString() });
}
