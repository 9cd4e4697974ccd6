import { type Cron, lastTime } from '@expenseai/core/calendar/cron';
import { repeat } from '../jobs/repeat.ts';
import { type BackupState, backupState } from './backup-records.ts';
import { deletionsSince, keepDeletions } from './deletions.ts';
import { type BackupDependencies, BackupRunning, type MadeBackup, makeBackup } from './make-backup.ts';

const lookEvery = 60_000;
const hour = 3_600_000;
/** Deletions of transactions that took this long to commit are noticed, too. */
const slowestCommit = 600_000;

type Begun = Pick<BackupState, 'last' | 'problem' | 'triedAt' | 'firstUserAt'>;

/**
 * Whether a scheduled time has passed since the newest backup, or since the first user signed up: so a time at which
 * nothing ran is made up for. After a failure it is tried again each hour.
 */
export function isBackupDue(schedule: Cron, state: Begun, now: Date): boolean {
  if (!isMissing(schedule, state, now)) return false;
  const hasFailed = state.problem !== null && state.triedAt !== null;
  return !hasFailed || now.getTime() - (state.triedAt?.getTime() ?? 0) >= hour;
}

/** Whether a backup should have been there for two hours. */
export function isBackupOverdue(schedule: Cron, state: Begun, now: Date): boolean {
  return isMissing(schedule, state, new Date(now.getTime() - 2 * hour));
}

function isMissing(schedule: Cron, { last, firstUserAt }: Begun, now: Date): boolean {
  const since = last?.startedAt ?? firstUserAt;
  const due = lastTime(schedule, now);
  return since !== null && due !== undefined && since < due;
}

export interface ScheduleListener {
  made: (backup: MadeBackup) => void;
  failed: (error: unknown) => void;
}

/**
 * Looks each minute whether a backup is due and makes it; writes new deletions beside the backups as they come. Of several
 * processes on one database one makes the backup. Gives what ends it, once the work in hand is done.
 */
export function scheduleBackups(
  dependencies: BackupDependencies,
  schedule: Cron,
  { made, failed }: ScheduleListener,
): () => Promise<void> {
  const { database, folder, second, now } = dependencies;
  let keptUntil = new Date(0);
  return repeat(lookEvery, async () => {
    try {
      const deletions = await deletionsSince(database.db, keptUntil);
      await keepDeletions(deletions, folder, second);
      const newest = deletions.at(-1);
      if (newest) keptUntil = new Date(newest.deletedAt.getTime() - slowestCommit);
      if (isBackupDue(schedule, await backupState(database.db), now())) made(await makeBackup(dependencies));
    } catch (error) {
      if (!(error instanceof BackupRunning)) failed(error);
    }
  });
}
