import { AppError } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import type { Database } from '../../platform/database/database.ts';
import type { Caller, Visitor } from '../../platform/http/caller.ts';
import type { RateLimits } from '../../platform/http/rate-limits.ts';
import type { Outbox } from '../../platform/mail/outbox.ts';
import { endResetLinks } from './reset-links.repository.ts';
import { entry, type SecurityLog } from './security-log.ts';
import { attempt, linkAttempt, linkRequest } from './sign-in-throttle.ts';
import { getUser, setVerifiedEmail } from './users.repository.ts';
import { useVerificationLink } from './verification-links.repository.ts';

export interface AddressesDependencies {
  database: Database;
  securityLog: SecurityLog;
  limits: RateLimits;
  outbox: Outbox;
  now: () => Date;
}

/** E-mail addresses: links sent to them, and what following one shows. */
@Injectable()
export class AddressesService {
  readonly #deps: AddressesDependencies;

  constructor(deps: AddressesDependencies) {
    this.#deps = deps;
  }

  get sendsMail(): boolean {
    return this.#deps.outbox.isOn;
  }

  /**
   * Asks for a link to a new password. The same one query and the same answer whether somebody has the address or not:
   * that is looked up by the job that sends the mail. Throws `rate-limited` alike for both.
   */
  async forgotPassword(email: string, visitor: Visitor): Promise<void> {
    await this.#deps.limits.takeAttempt(linkRequest(email, visitor.address));
    await this.#deps.outbox.put(this.#deps.database.db, 'reset-link', { email }, `reset-link:${email}`);
  }

  async resendVerification(caller: Caller): Promise<void> {
    await this.#deps.limits.takeAttempt(linkRequest(caller.userId, caller.address));
    await this.#deps.outbox.put(this.#deps.database.db, 'verification-link', { userId: caller.userId });
  }

  /**
   * Takes the address that a link was sent to as the user's own, in place of another one where it was wanted so.
   * Throws `link-expired`, and `email-taken` where somebody else has the address by now.
   */
  async verify(token: string, visitor: Visitor): Promise<string> {
    const { limits, securityLog, now } = this.#deps;
    const email = await attempt(limits, linkAttempt(visitor.address), () =>
      securityLog.change(async (db, note) => {
        const shown = await useVerificationLink(db, token, now());
        if (!shown) return undefined;
        const user = await getUser(db, shown.userId);
        if (shown.email !== (user.pendingEmail ?? user.email)) return undefined;
        await setVerifiedEmail(db, user.id, shown.email, now());
        if (shown.email === user.email) {
          await note(entry('auth.email.verify', user.id, visitor));
        } else {
          // What was sent to the mailbox before mustn't open the account any more.
          await endResetLinks(db, user.id, now());
          await note(entry('auth.email.change', user.id, visitor), user.email);
        }
        return shown.email;
      }),
    );
    if (email === undefined) throw new AppError('link-expired');
    return email;
  }
}
