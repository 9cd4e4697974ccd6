import { sql } from 'kysely';
import type { Registry } from 'prom-client';
import { Gauge } from 'prom-client';
import type { Db } from '../database/database.ts';
import { promptly } from '../metrics/promptly.ts';
import { mailJob } from './outbox.ts';

/** Mails that haven't gone out yet. */
export interface MailQueue {
  waiting: number;
  /** Of those, tried in vain at least once. */
  failing: number;
  /** Tried in vain as often as a mail is tried; kept for the operator to look at. */
  givenUp: number;
  /** Seconds since the oldest that is still tried was asked for. */
  oldestSeconds: number;
}

/** Counts the mails in the queue; one query, over the few jobs that wait. */
export async function countMails(db: Db): Promise<MailQueue> {
  const { rows } = await sql<MailQueue>`
    select count(*) filter (where attempts < max_attempts) as waiting,
      count(*) filter (where attempts < max_attempts and last_error is not null) as failing,
      count(*) filter (where attempts >= max_attempts) as given_up,
      coalesce(extract(epoch from now() - min(created_at) filter (where attempts < max_attempts)), 0)::float8
        as oldest_seconds
    from graphile_worker.jobs where task_identifier = ${mailJob}`.execute(db);
  return rows[0] ?? { waiting: 0, failing: 0, givenUp: 0, oldestSeconds: 0 };
}

/** Adds the state of the mail queue to the metrics: asked when they are read. */
export function measureMails(registry: Registry, db: Db): void {
  new Gauge({
    name: 'expenseai_mails',
    help: 'Mails in the queue: waiting for their turn, failing (tried in vain, tried again), given up.',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      // Without a database the other figures are wanted all the more.
      const mails = await promptly(countMails(db));
      this.reset();
      if (!mails) return;
      const { waiting, failing, givenUp } = mails;
      this.set({ state: 'waiting' }, waiting - failing);
      this.set({ state: 'failing' }, failing);
      this.set({ state: 'given_up' }, givenUp);
    },
  });
}
