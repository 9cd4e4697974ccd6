import { hostname } from 'node:os';
import type { Cron } from '@expenseai/core/calendar/cron';
import { backupState } from '../backup/backup-records.ts';
import { isBackupOverdue } from '../backup/backup-schedule.ts';
import type { Database, Db } from '../database/database.ts';
import { queueState } from '../jobs/queue-state.ts';
import type { Outbox } from '../mail/outbox.ts';
import { certificateExpiry } from './certificate.ts';
import { freeSpace } from './free-space.ts';

export interface WatchdogDependencies {
  database: Database;
  outbox: Outbox;
  /** Writes to the operator at once, past the queue: for when the queue's database is what is wrong. */
  writeNow: (notice: Notice) => Promise<void>;
  dataDir: string;
  appUrl: string;
  /** Null: no backups are made by themselves. */
  backupSchedule: Cron | null;
  now: () => Date;
  /** This machine's name, which is part of what concerns it alone. */
  host?: string;
}

/** An alias, since only those fit where any text may stand. */
export type Notice = { title: string; text: string };

/** Something that is looked at; `wrong` says what to do, and is undefined while all is well. */
interface Look {
  condition: string;
  title: string;
  wrong: string | undefined;
}

/** Seconds that a job may wait until somebody should look. */
const longestWait = 300;
/** Days before the end of a certificate; an automatic renewal has tried for a week by then. */
const certificateNotice = 21;
const certificateEvery = 3_600_000;
const day = 86_400_000;

/**
 * Looks after the installation and writes to ADMIN_EMAIL: once when something goes wrong and once when it is over, by
 * whichever instance sees it first. A look is seven queries, and one connection an hour to APP_URL.
 */
export class Watchdog {
  readonly #deps: WatchdogDependencies;
  readonly #host: string;
  #failedLooks = 0;
  #certificate: { at: number; expiry: Date | undefined } | undefined;

  constructor(deps: WatchdogDependencies) {
    this.#deps = deps;
    this.#host = deps.host ?? hostname();
  }

  /** Never throws: what can't be looked at is the finding. */
  async look(): Promise<void> {
    try {
      const looks = [await this.#disk(), await this.#expiry(), ...(await this.#queue()), await this.#backups()];
      await this.#deps.database.transaction(({ db }) => this.#tell(db, looks));
      await this.#databaseAnswers();
    } catch (error) {
      await this.#databaseIsSilent(error);
    }
  }

  async #disk(): Promise<Look> {
    const { freeBytes, isLow } = await freeSpace(this.#deps.dataDir);
    const left = `${(freeBytes / 1e6).toFixed(0)} MB are left on the disk of ${this.#host} that holds the data.`;
    return {
      condition: `disk@${this.#host}`,
      title: `The disk of ${this.#host} is nearly full`,
      wrong: isLow ? `${left}\n\nFree some, or changes and imports will fail: docs/runbooks/incident.md.` : undefined,
    };
  }

  async #expiry(): Promise<Look> {
    const { appUrl, now } = this.#deps;
    const at = now().getTime();
    if (!this.#certificate || at - this.#certificate.at >= certificateEvery) {
      this.#certificate = { at, expiry: await certificateExpiry(appUrl) };
    }
    const { expiry } = this.#certificate;
    const isNear = expiry !== undefined && expiry.getTime() - at < certificateNotice * day;
    return {
      condition: 'certificate',
      title: 'The TLS certificate runs out soon',
      wrong: isNear
        ? `The certificate of ${appUrl} is valid until ${expiry.toISOString()}.\n\nRenew it, and see why that didn’t happen by itself.`
        : undefined,
    };
  }

  async #queue(): Promise<Look[]> {
    const { failed, oldestWaitingSeconds } = await queueState(this.#deps.database.pool);
    const isLate = oldestWaitingSeconds > longestWait;
    return [
      {
        condition: 'queue',
        title: 'Background jobs wait',
        wrong: isLate
          ? `A job has been waiting for ${Math.round(oldestWaitingSeconds / 60)} minutes.\n\nSee in app.log whether the workers run.`
          : undefined,
      },
      {
        condition: 'failed-jobs',
        title: 'Background jobs have failed',
        wrong: failed > 0 ? `${failed} jobs have used up their tries.\n\nerror.log says why.` : undefined,
      },
    ];
  }

  async #backups(): Promise<Look> {
    const { database, backupSchedule, now } = this.#deps;
    const state = await backupState(database.db);
    const newest = state.last ? `The newest one shows ${state.last.startedAt.toISOString()}.` : 'There is none yet.';
    const isOverdue = backupSchedule !== null && isBackupOverdue(backupSchedule, state, now());
    const failed = state.problem === null ? '' : `The last try: ${state.problem}. `;
    return {
      condition: 'backup',
      title: 'Backups are missing',
      wrong:
        isOverdue || state.problem !== null
          ? `${failed}${newest}\n\nnpm run backup makes one now and says what is wrong.`
          : undefined,
    };
  }

  /** In one transaction, so that of several instances exactly one writes. */
  async #tell(db: Db, looks: readonly Look[]): Promise<void> {
    for (const { condition, title, wrong } of looks) {
      const isNew = wrong !== undefined && (await this.#begin(db, condition));
      const isOver = wrong === undefined && (await this.#end(db, condition));
      if (isNew) await this.#deps.outbox.put(db, 'operator-notice', { title, text: wrong });
      if (isOver) await this.#deps.outbox.put(db, 'operator-notice', over({ title, text: '' }));
    }
  }

  async #begin(db: Db, condition: string): Promise<boolean> {
    const row = await db
      .insertInto('watchdogConditions')
      .values({ condition, since: this.#deps.now() })
      .onConflict((conflict) => conflict.doNothing())
      .returning('condition')
      .executeTakeFirst();
    return row !== undefined;
  }

  async #end(db: Db, condition: string): Promise<boolean> {
    const row = await db
      .deleteFrom('watchdogConditions')
      .where('condition', '=', condition)
      .returning('condition')
      .executeTakeFirst();
    return row !== undefined;
  }

  /** One failed look may be a restart; after the second somebody is told, past the queue that stands still too. */
  async #databaseIsSilent(error: unknown): Promise<void> {
    this.#failedLooks += 1;
    if (this.#failedLooks !== 2) return;
    const why = error instanceof Error ? error.message : String(error);
    await this.#deps
      .writeNow({ ...databaseNotice, text: `${this.#host} can’t use the database: ${why}.\n\n${databaseNotice.text}` })
      // The mail server may be what is gone with it: told with the next look.
      .catch(() => {
        this.#failedLooks = 1;
      });
  }

  async #databaseAnswers(): Promise<void> {
    const wasTold = this.#failedLooks >= 2;
    if (wasTold) await this.#deps.writeNow(over(databaseNotice)).catch(() => undefined);
    this.#failedLooks = 0;
  }
}

const databaseNotice: Notice = {
  title: 'The database doesn’t answer',
  text: 'Until it does, every request is answered with 503; nothing is half done. See docs/runbooks/incident.md.',
};

function over({ title }: Notice): Notice {
  return { title: `Over: ${title}`, text: 'It is well again.' };
}
