import type { SecurityEventName } from '@expenseai/contracts/security-events';
import type { AuditKeys } from '../../platform/audit/audit-keys.ts';
import { appendSecurityEvent, nobody, type SecurityEntry } from '../../platform/audit/user-audit.ts';
import type { Database, Db } from '../../platform/database/database.ts';
import type { Visitor } from '../../platform/http/caller.ts';
import type { Outbox } from '../../platform/mail/outbox.ts';
import { deviceName } from './device-name.ts';
import { noticeOf } from './security-notices.ts';

export interface SecurityLogDependencies {
  database: Database;
  auditKeys: AuditKeys;
  writeAuditLine: (line: string) => void;
  outbox: Outbox;
  now: () => Date;
}

/** Notes an event in the chain of its user; `mailTo`: who is told in place of the user's own address. */
export type Note = (entry: SecurityEntry, mailTo?: string) => Promise<void>;

/** Changes to users and sessions, each with its event: both stand or fall together. */
export class SecurityLog {
  readonly #deps: SecurityLogDependencies;
  /** Settles when the last event of nobody's is noted. */
  #ofNobody: Promise<unknown> = Promise.resolve();

  constructor(deps: SecurityLogDependencies) {
    this.#deps = deps;
  }

  /**
   * Runs `work` in one transaction; what it notes goes to `audit.log` after the commit, and to the user by mail where
   * somebody else may have caused it.
   */
  async change<T>(work: (db: Db, note: Note) => Promise<T>): Promise<T> {
    const { database, auditKeys, writeAuditLine, outbox, now } = this.#deps;
    const lines: string[] = [];
    const result = await database.transaction(({ db }) =>
      work(db, async (entry, mailTo) => {
        lines.push(await appendSecurityEvent(db, auditKeys, entry, now()));
        const notice = noticeOf(entry, now());
        if (notice) await outbox.put(db, 'security-notice', mailTo === undefined ? notice : { ...notice, to: mailTo });
      }),
    );
    for (const line of lines) writeAuditLine(line);
    return result;
  }

  /** Notes an event that changes nothing else. */
  record(entry: SecurityEntry): Promise<void> {
    const noteIt = () => this.change((_, note) => note(entry));
    if (entry.userId !== nobody) return noteIt();
    // All failures on unknown addresses share a chain: in an attack they wait here, not each with a connection.
    const noted = this.#ofNobody.then(noteIt);
    this.#ofNobody = noted.catch(() => undefined);
    return noted;
  }
}

/** An event as the visitor caused it. */
export function entry(
  event: SecurityEventName,
  userId: string,
  visitor: Visitor,
  details: Record<string, unknown> = {},
): SecurityEntry {
  return { event, userId, address: visitor.address, device: deviceName(visitor.device), details };
}
