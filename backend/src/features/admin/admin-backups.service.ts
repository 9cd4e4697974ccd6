import type { BackupRecord, getBackups } from '@expenseai/contracts/admin';
import type { ResponseOf } from '@expenseai/contracts/route';
import { nextTime } from '@expenseai/core/calendar/cron';
import { Inject, Injectable } from '@nestjs/common';
import {
  type BackupState,
  backupState,
  listBackupRecords,
  type BackupRecord as Row,
} from '../../platform/backup/backup-records.ts';
import { isBackupOverdue } from '../../platform/backup/backup-schedule.ts';
import type { Config } from '../../platform/config/config.ts';
import { Database } from '../../platform/database/database.ts';
import { withoutQuotes } from '../../platform/logging/redact.ts';
import { type Clock, clock, config } from '../../platform/platform.module.ts';

type Backups = ResponseOf<typeof getBackups>;

const shownRecords = 20;

/** What an administrator has to know to trust the backups; of what is in them nothing. */
@Injectable()
export class AdminBackupsService {
  constructor(
    private readonly database: Database,
    @Inject(config) private readonly settings: Config,
    @Inject(clock) private readonly now: Clock,
  ) {}

  /** Five small statements. Neither place is looked at: another process may have written there. */
  async get(): Promise<Backups> {
    const { db } = this.database;
    const { backup, database } = this.settings;
    const { schedule, retentionDays, recipient, isKeyCopied } = backup;
    const [state, records] = await Promise.all([backupState(db), listBackupRecords(db, shownRecords)]);
    const { last, problem, triedAt, restoreTest } = state;
    return {
      state: this.#stateOf(state),
      schedule: schedule && { times: schedule.text, nextAt: nextTime(schedule, this.now())?.toISOString() ?? null },
      isMadeByServer: database.url === undefined,
      retentionDays,
      newest: last && {
        ...shown(last),
        folder: last.folder,
        copy: copyOf(last, backup.secondFolder !== undefined || backup.bucket !== null),
        copiedTo: last.copiedTo,
      },
      failure: triedAt && problem !== null ? { at: triedAt.toISOString(), problem: withoutQuotes(problem) } : null,
      restoreTest: restoreTest && shown(restoreTest),
      keys: { recipients: recipient === undefined ? 1 : 2, isCopied: isKeyCopied },
      records: records.map(shown),
    };
  }

  #stateOf(state: BackupState): Backups['state'] {
    const { schedule } = this.settings.backup;
    const { last, problem, triedAt } = state;
    if (problem !== null) return last?.startedAt.getTime() === triedAt?.getTime() ? 'incomplete' : 'failing';
    if (!schedule) return 'unscheduled';
    if (isBackupOverdue(schedule, state, this.now())) return 'overdue';
    return last ? 'ok' : 'none';
  }
}

function copyOf({ folder, copiedTo, problem }: Row, hasSecondPlace: boolean): NonNullable<Backups['newest']>['copy'] {
  if (copiedTo !== null) return 'copied';
  if (problem !== null) return 'failed';
  if (folder === null) return 'unknown';
  return hasSecondPlace ? 'next' : 'none';
}

function shown({ id, kind, fileName, bytes, startedAt, finishedAt, problem }: Row): BackupRecord {
  return {
    id,
    kind,
    fileName,
    bytes,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    problem: problem === null ? null : withoutQuotes(problem),
  };
}
