import type { Cron } from '@expenseai/core/calendar/cron';
import { Gauge, type Registry } from 'prom-client';
import type { Db } from '../database/database.ts';
import { type BackupState, backupState } from './backup-records.ts';
import { isBackupOverdue } from './backup-schedule.ts';

/** Figures of the backups by name, for metrics and administration; those that there are none of yet are left out. */
export function backupFigures(state: BackupState, schedule: Cron | null, now: Date): Record<string, number> {
  const { last, problem, restoreTest } = state;
  const secondsSince = (at: Date) => Math.max(0, Math.round((now.getTime() - at.getTime()) / 1000));
  return {
    ...(last && { backupAgeSeconds: secondsSince(last.startedAt), backupBytes: last.bytes }),
    ...(schedule && { overdueBackups: isBackupOverdue(schedule, state, now) ? 1 : 0 }),
    failedBackups: problem === null ? 0 : 1,
    ...(restoreTest && {
      restoreTestAgeSeconds: secondsSince(restoreTest.finishedAt),
      restoreSeconds: (restoreTest.finishedAt.getTime() - restoreTest.startedAt.getTime()) / 1000,
    }),
  };
}

const gauges = {
  backupAgeSeconds: ['expenseai_backup_age_seconds', 'How long ago the moment is that the newest backup shows.'],
  backupBytes: ['expenseai_backup_size_bytes', 'Size of the newest backup.'],
  overdueBackups: ['expenseai_backup_overdue', '1 where a scheduled backup has been missing for two hours.'],
  failedBackups: ['expenseai_backup_failed', '1 where the newest try failed, or its copy in the second place.'],
  restoreTestAgeSeconds: ['expenseai_restore_test_age_seconds', 'How long ago restoring a backup was last tried.'],
  restoreSeconds: ['expenseai_restore_test_duration_seconds', 'How long restoring took then.'],
} as const;

/** Adds what there is to know of backups; read once a scrape, by four small statements. */
export function measureBackups(registry: Registry, db: Db, schedule: Cron | null): void {
  let read: Promise<Record<string, number>> | undefined;
  const figures = () => {
    read ??= backupState(db)
      .then((state) => backupFigures(state, schedule, new Date()))
      .catch(() => ({}))
      .finally(() => {
        read = undefined;
      });
    return read;
  };
  for (const [figure, [name, help]] of Object.entries(gauges)) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const value = (await figures())[figure];
        this.remove();
        if (value !== undefined) this.set(value);
      },
    });
  }
}
