import { type Cron, lastTime } from '@expenseai/core/calendar/cron';
import { repeat } from '../jobs/repeat.ts';
import { type BackupState, backupState } from './backup-records.ts';
import { copyDeletions, deletionsSince, keepDeletions } from './deletions.ts';
import { removeLeftDrill } from './drill-site.ts';
import { type BackupDependencies, BackupRunning, type MadeBackup, makeBackup } from './make-backup.ts';

const lookEvery = 60_000;
const hour = 3_600_000;
/** Deletions of transactions that took this long to commit are noticed, too. */
const slowestCommit = 600_000;

type Begun = Pick<BackupState, 'problem' | 'triedAt' | 'firstUserAt'> & { last: { startedAt: Date } | null };

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
 * Looks each minute whether a backup is due and makes it; writes new deletions beside the backups as they come. Without a
 * schedule none is made, but deletions are written all the same: those that were made by hand mustn't bring them back.
 * Removes what a killed test of restoring has left. Of several processes on one database one makes the backup. Gives what
 * ends it, once the work in hand is done.
 */
export function scheduleBackups(
  dependencies: BackupDependencies,
  schedule: Cron | null,
  { made, failed }: ScheduleListener,
): () => Promise<void> {
  const { database, now, dataDir, owner } = dependencies;
  const noteDeletions = deletionsNoter(dependencies);
  let isTold = false;
  return repeat(lookEvery, async () => {
    try {
      await noteDeletions();
      await removeLeftDrill(dataDir, owner);
      isTold = false;
    } catch (error) {
      // Tried again each minute, told once.
      if (!isTold) failed(error);
      isTold = true;
    }
    if (!schedule) return;
    try {
      if (isBackupDue(schedule, await backupState(database.db), now())) made(await makeBackup(dependencies));
    } catch (error) {
      if (!(error instanceof BackupRunning)) failed(error);
    }
  });
}

/** Brings what was deleted since the last time to the list beside the backups, and that to the second place. */
function deletionsNoter({ database, folder, second }: BackupDependencies): () => Promise<void> {
  let notedUntil = 0;
  let isCopied = true;
  return async () => {
    const deletions = await deletionsSince(database.db, new Date(notedUntil));
    if (await keepDeletions(deletions, folder)) isCopied = false;
    notedUntil = Math.max(notedUntil, (deletions.at(-1)?.deletedAt.getTime() ?? 0) - slowestCommit);
    if (!isCopied) await copyDeletions(folder, second);
    isCopied = true;
  };
}
