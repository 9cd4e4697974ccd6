import type { login, register } from '@expenseai/contracts/auth';
import type { InputOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { currencyOfRegion } from '@expenseai/core/money/currencies';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { nobody } from '../../platform/audit/user-audit.ts';
import type { Database, Db } from '../../platform/database/database.ts';
import type { Caller, Visitor } from '../../platform/http/caller.ts';
import type { RateLimits } from '../../platform/http/rate-limits.ts';
import type { Outbox } from '../../platform/mail/outbox.ts';
import type { Passwords } from '../../platform/passwords/passwords.ts';
import type { LedgersService } from '../ledgers/ledgers.service.ts';
import type { Arrivals, DeviceSignIn, SecondStep } from './arrivals.ts';
import { type Identity, linkIdentity } from './identities.repository.ts';
import type { Invitations, Invited } from './invitations.ts';
import { requireStrongPassword } from './password-strength.ts';
import { hashToken, sessionOf } from './refresh-tokens.ts';
import { entry, type SecurityLog } from './security-log.ts';
import { endSession, endSessions, listLiveSessions, lockSession } from './sessions.repository.ts';
import { attempt, signInAttempt } from './sign-in-throttle.ts';
import type { SignIn, SignIns } from './sign-ins.ts';
import {
  deleteUser,
  findSignInCandidate,
  hasUsers,
  insertUser,
  isEmailTaken,
  type NewUser,
  setVerifiedEmail,
  type UserRow,
} from './users.repository.ts';

export interface AuthDependencies {
  database: Database;
  securityLog: SecurityLog;
  signIns: SignIns;
  arrivals: Arrivals;
  passwords: Passwords;
  limits: RateLimits;
  ledgers: Pick<LedgersService, 'createLedgerFor' | 'deleteSoleLedgersOf'>;
  outbox: Outbox;
  invitations: Invitations;
}

interface NewPerson {
  person: NewUser;
  secret: string | null;
  currency: string | undefined;
  /** What let the person in, where an invitation did. */
  invited: Invited | undefined;
}

/** People rename it; it only has to say what it is. */
const firstLedgerName = 'Household';

@Injectable()
export class AuthService {
  readonly #deps: AuthDependencies;

  constructor(deps: AuthDependencies) {
    this.#deps = deps;
  }

  /** Makes a user with a first ledger; the very first user becomes the administrator. */
  async register(body: InputOf<typeof register>['body'], visitor: Visitor): Promise<DeviceSignIn> {
    const { database, passwords, invitations } = this.#deps;
    const { invite: token } = body;
    const invited = token === undefined ? undefined : { ...(await invitations.look(token, visitor)), token };
    invitations.requireAdmission(body.email, invited, !(await hasUsers(database.db)));
    if (await isEmailTaken(database.db, body.email)) throw new AppError('email-taken');
    await requireStrongPassword(body.password, [body.email, body.name ?? null]);
    const secret = await passwords.hash(body.password);

    const locale = body.locale ?? knownLocale(visitor.language);
    const timeZone = body.timeZone ?? 'UTC';
    const person = { id: uuid(), email: body.email, name: body.name ?? null, locale, timeZone };
    return this.#make({ person, secret, currency: body.currency, invited }, visitor, async (db, row) => {
      await this.#deps.outbox.put(db, 'verification-link', { userId: row.id });
    });
  }

  /** Makes a user whom a provider vouches for: without a password, with a verified address, which may be invited. */
  async registerFrom(
    { email, name, issuer, subject }: Identity & { email: string; name: string | null },
    visitor: Visitor,
  ): Promise<DeviceSignIn> {
    const { invitations, database } = this.#deps;
    const invited = await invitations.ofAddress(email);
    invitations.requireAdmission(email, invited, !(await hasUsers(database.db)));
    const person = { id: uuid(), email, name, locale: knownLocale(visitor.language), timeZone: 'UTC' };
    return this.#make({ person, secret: null, currency: undefined, invited }, visitor, async (db, row) => {
      await linkIdentity(db, row.id, { issuer, subject, email });
      await setVerifiedEmail(db, row.id, email, row.createdAt);
    });
  }

  async #make(
    { person, secret, currency: named, invited }: NewPerson,
    visitor: Visitor,
    finish: (db: Db, row: UserRow) => Promise<void>,
  ): Promise<DeviceSignIn> {
    const { database, ledgers } = this.#deps;
    const { locale, timeZone } = person;
    const user = await database.transaction(async ({ db }) => {
      const row = await insertUser(db, person, secret);
      // Asked again under the lock: of two at once only one is the very first.
      this.#deps.invitations.requireAdmission(person.email, invited, row.isAdministrator);
      await finish(db, row);
      return invited ? this.#deps.invitations.admit(db, row, invited) : row;
    });
    try {
      const currency = named ?? currencyOfRegion(new Intl.Locale(locale).region ?? '');
      await ledgers.createLedgerFor(user.id, { name: firstLedgerName, currency, timeZone, language: locale });
      const entered = await this.#deps.arrivals.welcome({
        user,
        visitor,
        device: { token: undefined, isKnown: false },
        event: 'auth.register',
      });
      if (invited) await this.#deps.invitations.useUp(user, invited);
      return entered;
    } catch (error) {
      // Half made, the address could neither sign up again nor be used, and the ledger would be nobody's.
      await ledgers.deleteSoleLedgersOf(user.id);
      await deleteUser(database.db, user.id);
      throw error;
    }
  }

  /** Signs in, or asks for the second step; answers alike, and after the same time, for an unknown address and a wrong password. */
  async login(
    body: InputOf<typeof login>['body'],
    visitor: Visitor,
    deviceToken: string | undefined,
  ): Promise<DeviceSignIn | SecondStep> {
    const { database, passwords, limits, securityLog, arrivals } = this.#deps;
    const deviceHash = deviceToken === undefined ? null : hashToken(deviceToken);
    const candidate = await findSignInCandidate(database.db, body.email, deviceHash);
    const device = candidate?.isKnownDevice ? deviceHash?.toString('base64url') : undefined;
    const user = await attempt(limits, signInAttempt(body.email, visitor.address, device), async () =>
      (await passwords.matches(body.password, candidate?.secret)) ? candidate : undefined,
    );
    if (!user) {
      await securityLog.record(entry('auth.login.failure', candidate?.id ?? nobody, visitor));
      throw new AppError('wrong-credentials');
    }
    return arrivals.arrive({
      user,
      visitor,
      device: { token: deviceToken, isKnown: user.isKnownDevice },
      event: 'auth.login.success',
    });
  }

  async refresh(token: string | undefined, visitor: Visitor): Promise<SignIn> {
    if (token === undefined) throw new AppError('unauthenticated');
    const signIn = await this.#deps.securityLog.change((db, note) =>
      this.#deps.signIns.carryOn(db, token, visitor, note),
    );
    if (!signIn) throw new AppError('session-ended');
    return signIn;
  }

  /** Ends the session of a refresh token. */
  async logoutByRefresh(token: string, visitor: Visitor): Promise<void> {
    const sessionId = sessionOf(token);
    if (sessionId === undefined) return;
    await this.#deps.securityLog.change(async (db, note) => {
      const session = await lockSession(db, sessionId);
      const isItsOwn = [session?.refreshHash, session?.previousHash].some((hash) => hash?.equals(hashToken(token)));
      if (session && isItsOwn && (await endSession(db, session.userId, sessionId, 'sign-out'))) {
        await note(entry('auth.logout', session.userId, visitor, { sessionId }));
      }
    });
  }

  async logout(userId: string, sessionId: string, visitor: Visitor): Promise<void> {
    await this.#deps.securityLog.change(async (db, note) => {
      if (await endSession(db, userId, sessionId, 'sign-out')) {
        await note(entry('auth.logout', userId, visitor, { sessionId }));
      }
    });
  }

  async listSessions(caller: Caller) {
    const sessions = await listLiveSessions(this.#deps.database.db, caller.userId);
    return sessions.map(({ id, device, address, createdAt, lastUsedAt }) => ({
      id,
      device,
      address,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
      isCurrent: id === caller.sessionId,
    }));
  }

  async revokeSession(caller: Caller, sessionId: string): Promise<void> {
    await this.#deps.securityLog.change(async (db, note) => {
      if (!(await endSession(db, caller.userId, sessionId, 'revoked'))) throw new AppError('not-found');
      await note(entry('auth.session.revoke', caller.userId, caller, { sessionId }));
    });
  }

  /** An administrator ends every session of somebody, noted in that user's own chain; gives how many there were. */
  async signOutEverywhere(administratorId: string, userId: string): Promise<number> {
    return this.#deps.securityLog.change(async (db, note) => {
      const sessions = (await listLiveSessions(db, userId)).length;
      await endSessions(db, userId, 'revoked');
      // Where the administrator was is none of the user's business.
      const where = { address: null, device: null };
      await note({ event: 'auth.session.revoke', userId, ...where, details: { by: administratorId, sessions } });
      return sessions;
    });
  }
}

function knownLocale(language: string | undefined): string {
  try {
    return new Intl.Locale(language ?? 'en').toString();
  } catch {
    return 'en';
  }
}
