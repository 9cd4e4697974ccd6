import type { Db } from '../database/database.ts';
import { enqueue } from '../jobs/enqueue.ts';
import type { MailFacts } from './mail.ts';

/** Name of the job that sends one mail. */
export const mailJob = 'mail.send';

/** With the pauses between them 25 tries last three days. */
const tries = 25;

/** Every kind of mail; `mail-kinds.ts` has who composes it. */
export type MailKind =
  | 'operator-notice'
  | 'security-notice'
  | 'reset-link'
  | 'verification-link'
  | 'ledger-invite'
  | 'user-invite';

/** What is kept in the queue of a mail. */
export interface MailJob {
  kind: MailKind;
  facts: MailFacts;
}

/** Where mails are asked for. Sending is a job: a mail server that is down delays a mail and loses none. */
export class Outbox {
  /** Whether mail can be sent at all: without SMTP_HOST nothing is put here. */
  readonly isOn: boolean;

  constructor(isOn: boolean) {
    this.isOn = isOn;
  }

  /**
   * Asks for a mail inside the caller's transaction: it goes out when, and only when, that is committed. One query.
   * Of mails with the same `key` that wait, the last takes the place of the others.
   */
  async put(db: Db, kind: MailKind, facts: MailFacts, key?: string): Promise<void> {
    if (!this.isOn) return;
    // One after another, so that a slow mail server holds up one worker and not all.
    await enqueue(db, mailJob, { kind, facts } satisfies MailJob, { key, tries, queue: 'mail' });
  }
}
