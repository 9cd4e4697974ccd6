import type { updateMe } from '@expenseai/contracts/auth';
import type { InputOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import { listSecurityEvents } from '../../platform/audit/user-audit.ts';
import type { Caller, Visitor } from '../../platform/http/caller.ts';
import type { AuthDependencies } from './auth.service.ts';
import { requireStrongPassword } from './password-strength.ts';
import { endResetLinks, useResetLink } from './reset-links.repository.ts';
import { entry } from './security-log.ts';
import { endApiTokens, endSessions } from './sessions.repository.ts';
import { getSignInMethods } from './sign-in-methods.repository.ts';
import { attempt, confirmAttempt, linkAttempt } from './sign-in-throttle.ts';
import { toUser } from './to-user.ts';
import {
  deleteUser,
  getSecret,
  getUser,
  setPendingEmail,
  setSecret,
  setUnverifiedEmail,
  updateProfile,
} from './users.repository.ts';

export interface ProfileDependencies extends Omit<AuthDependencies, 'signIns' | 'arrivals' | 'invitations'> {
  now: () => Date;
}

@Injectable()
export class ProfileService {
  readonly #deps: ProfileDependencies;

  constructor(deps: ProfileDependencies) {
    this.#deps = deps;
  }

  async get(caller: Caller) {
    return toUser(await getUser(this.#deps.database.db, caller.userId), this.#deps.outbox.isOn);
  }

  signInMethods(caller: Caller) {
    return getSignInMethods(this.#deps.database.db, caller.userId);
  }

  /** Changes what the body names, and leaves the rest. */
  async update(caller: Caller, body: InputOf<typeof updateMe>['body']) {
    const { name, locale, timeZone, weekStart, theme } = body;
    const change = {
      ...(name === undefined ? {} : { name }),
      ...(locale === undefined ? {} : { locale }),
      ...(timeZone === undefined ? {} : { timeZone }),
      ...(weekStart === undefined ? {} : { weekStart }),
      ...(theme === undefined ? {} : { theme }),
    };
    return this.#deps.securityLog.change(async (db, note) => {
      const row = await updateProfile(db, caller.userId, change);
      await note(entry('user.update', caller.userId, caller, { fields: Object.keys(change) }));
      return toUser(row, this.#deps.outbox.isOn);
    });
  }

  /**
   * Takes another address: once it is verified by the link that is sent to it, and at once where no mail is sent. With
   * mail the answer is the same for an address that somebody else has: only the link doesn't come.
   */
  async changeEmail(caller: Caller, email: string) {
    const { outbox, securityLog } = this.#deps;
    return securityLog.change(async (db, note) => {
      const before = await getUser(db, caller.userId);
      if (!outbox.isOn) {
        const row = await setUnverifiedEmail(db, caller.userId, email);
        await note(entry('auth.email.change', caller.userId, caller));
        return toUser(row, outbox.isOn);
      }
      const row = await setPendingEmail(db, caller.userId, email === before.email ? null : email);
      await note(entry('user.update', caller.userId, caller, { fields: ['pendingEmail'] }));
      await outbox.put(db, 'verification-link', { userId: caller.userId });
      return toUser(row, outbox.isOn);
    });
  }

  /** Deletes the user with all sessions, and the ledgers that nobody else shares. */
  async delete(caller: Caller, password: string | undefined): Promise<void> {
    if (password !== undefined) await this.#confirm(caller, password);
    await this.#deps.ledgers.deleteSoleLedgersOf(caller.userId);
    await this.#deps.securityLog.change(async (db, note) => {
      await note(entry('user.delete', caller.userId, caller));
      await deleteUser(db, caller.userId);
    });
  }

  /** Ends all other sessions: whoever knew the old password is signed out. */
  async changePassword(caller: Caller, current: string | undefined, next: string): Promise<void> {
    await this.#confirmCurrent(caller, current);
    const user = await getUser(this.#deps.database.db, caller.userId);
    await requireStrongPassword(next, [user.email, user.name]);
    const secret = await this.#deps.passwords.hash(next);
    await this.#deps.securityLog.change(async (db, note) => {
      await setSecret(db, caller.userId, secret);
      await endResetLinks(db, caller.userId, this.#deps.now());
      await endSessions(db, caller.userId, 'password', caller.sessionId);
      await note(entry('auth.password.change', caller.userId, caller));
    });
  }

  /** Sets a new password with the token of a one-time link, and ends every session and API token. */
  async resetPassword(token: string, password: string, visitor: Visitor): Promise<void> {
    await requireStrongPassword(password, []);
    const done = await attempt(this.#deps.limits, linkAttempt(visitor.address), async () => {
      const secret = await this.#deps.passwords.hash(password);
      return this.#deps.securityLog.change(async (db, note) => {
        const userId = await useResetLink(db, token, this.#deps.now());
        if (userId === undefined) return undefined;
        await setSecret(db, userId, secret);
        await endSessions(db, userId, 'password');
        await endApiTokens(db, userId);
        await note(entry('auth.password.reset', userId, visitor));
        return true;
      });
    });
    if (!done) throw new AppError('link-expired');
  }

  /** A page of the user's own events, newest first. */
  async listSecurityEvents({ userId }: Caller, limit: number, cursor: string | undefined) {
    if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) {
      throw new AppError('validation', { errors: [{ path: 'cursor', message: 'must be the nextCursor of a page' }] });
    }
    const before = cursor === undefined ? null : Number(cursor);
    const rows = await listSecurityEvents(this.#deps.database.db, userId, before, limit + 1);
    const shown = rows.slice(0, limit);
    return {
      items: shown.map(({ sequence: _, ...event }) => ({ ...event, at: event.at.toISOString() })),
      nextCursor: rows.length > limit ? String(shown.at(-1)?.sequence) : null,
    };
  }

  /** Who has a password names it; who signs in another way has proved it by stepping up. */
  async #confirmCurrent(caller: Caller, current: string | undefined): Promise<void> {
    if (current !== undefined) return this.#confirm(caller, current);
    if ((await getSecret(this.#deps.database.db, caller.userId)) === undefined) return;
    throw new AppError('validation', { errors: [{ path: 'currentPassword', message: 'is required' }] });
  }

  async #confirm(caller: Caller, password: string): Promise<void> {
    const secret = await getSecret(this.#deps.database.db, caller.userId);
    const isRight = await attempt(this.#deps.limits, confirmAttempt(caller.userId), async () =>
      (await this.#deps.passwords.matches(password, secret)) ? true : undefined,
    );
    if (!isRight) throw new AppError('wrong-credentials', { detail: 'The password is wrong.' });
  }
}
