import type { InputOf } from '@expenseai/contracts/route';
import type { signInByCode } from '@expenseai/contracts/two-factor';
import { AppError } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import type { Database, Db } from '../../platform/database/database.ts';
import type { Caller, Visitor } from '../../platform/http/caller.ts';
import type { RateLimits } from '../../platform/http/rate-limits.ts';
import type { Encryption, Place } from '../../platform/secrets/encryption.ts';
import type { Arrivals, DeviceSignIn } from './arrivals.ts';
import { findChallenge, takeChallenge } from './challenges.repository.ts';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.ts';
import { entry, type Note, type SecurityLog } from './security-log.ts';
import { attempt, confirmAttempt, secondStepAttempt } from './sign-in-throttle.ts';
import { matchingStep, newTotpSecret, totpUri } from './totp.ts';
import {
  confirmTotp,
  deleteTwoFactor,
  hasTwoFactor,
  keepSecret,
  lockTotp,
  noteStep,
  replaceRecoveryCodes,
  useRecoveryCode,
} from './two-factor.repository.ts';
import { findDevice, getUser } from './users.repository.ts';

interface TwoFactorDependencies {
  database: Database;
  securityLog: SecurityLog;
  arrivals: Arrivals;
  limits: RateLimits;
  encryption: Encryption;
  now: () => Date;
}

/** Codes of an authenticator app as the second step of signing in, and the recovery codes beside them. */
@Injectable()
export class TwoFactorService {
  readonly #deps: TwoFactorDependencies;

  constructor(deps: TwoFactorDependencies) {
    this.#deps = deps;
  }

  /** A new secret, which replaces one that was never confirmed; throws `conflict` where one is in use. */
  async setUp(caller: Caller) {
    const { database, encryption } = this.#deps;
    const user = await getUser(database.db, caller.userId);
    const secret = newTotpSecret();
    if (!(await keepSecret(database.db, user.id, encryption.seal(secret, placeOf(user.id))))) {
      throw new AppError('conflict', { detail: 'The second step is on already. Switch it off first.' });
    }
    return { secret, uri: totpUri(secret, user.email) };
  }

  /** Switches the second step on, once a code shows that the app has the secret; gives the recovery codes. */
  async enable(caller: Caller, code: string): Promise<string[]> {
    const { limits, securityLog, now } = this.#deps;
    const codes = await attempt(limits, confirmAttempt(caller.userId), () =>
      securityLog.change(async (db, note) => {
        const row = await lockTotp(db, caller.userId);
        if (!row || row.confirmedAt !== null)
          throw new AppError('conflict', { detail: 'Begin again with a new secret.' });
        const step = matchingStep(this.#open(row), withoutSpaces(code), now(), row.lastStep);
        if (step === undefined) return undefined;
        await confirmTotp(db, caller.userId, step, now());
        await note(entry('auth.totp.enable', caller.userId, caller));
        return renew(db, caller.userId);
      }),
    );
    if (!codes) throw new AppError('wrong-code');
    return codes;
  }

  /** A new set of recovery codes; throws `not-found` where there is no second step. */
  renewRecoveryCodes(caller: Caller): Promise<string[]> {
    return this.#deps.securityLog.change(async (db, note) => {
      if (!(await hasTwoFactor(db, caller.userId))) throw new AppError('not-found');
      await note(entry('auth.recovery-codes.renew', caller.userId, caller));
      return renew(db, caller.userId);
    });
  }

  async disable(caller: Caller): Promise<void> {
    await this.#deps.securityLog.change(async (db, note) => {
      if (!(await deleteTwoFactor(db, caller.userId))) throw new AppError('not-found');
      await note(entry('auth.totp.disable', caller.userId, caller));
    });
  }

  /**
   * The second step after a password: throws `wrong-code`, after which another code may be tried, and
   * `sign-in-expired` where the first step is too long ago.
   */
  async signIn(
    { token, code }: InputOf<typeof signInByCode>['body'],
    visitor: Visitor,
    deviceToken: string | undefined,
  ): Promise<DeviceSignIn> {
    const { database, limits, securityLog, arrivals, now } = this.#deps;
    const challenge = await findChallenge(database.db, token, 'second-step', now());
    if (!challenge?.userId) throw new AppError('sign-in-expired');
    const user = await getUser(database.db, challenge.userId);
    const device = await findDevice(database.db, user.id, deviceToken);
    const keys = secondStepAttempt(user.email, device.isKnown ? deviceToken : undefined);
    const isRight = await attempt(limits, keys, () => this.check(user.id, code, visitor));
    if (!isRight) {
      await securityLog.record(entry('auth.totp.failure', user.id, visitor));
      throw new AppError('wrong-code');
    }
    if (!(await takeChallenge(database.db, token, 'second-step', now()))) throw new AppError('sign-in-expired');
    return arrivals.welcome({ user, visitor, device, event: 'auth.login.success', details: challenge.state });
  }

  /** True for a code that is right now and wasn't used before, or a recovery code, which is used up; else undefined. */
  async check(userId: string, code: string, visitor: Visitor): Promise<true | undefined> {
    const { securityLog, now } = this.#deps;
    return securityLog.change(async (db, note) => {
      const row = await lockTotp(db, userId);
      if (!row || row.confirmedAt === null) return undefined;
      const step = matchingStep(this.#open(row), withoutSpaces(code), now(), row.lastStep);
      if (step !== undefined) {
        await noteStep(db, userId, step);
        return true;
      }
      return this.#useRecoveryCode(db, note, { userId, code, visitor });
    });
  }

  async #useRecoveryCode(
    db: Db,
    note: Note,
    { userId, code, visitor }: { userId: string; code: string; visitor: Visitor },
  ): Promise<true | undefined> {
    if (!(await useRecoveryCode(db, userId, hashRecoveryCode(code), this.#deps.now()))) return undefined;
    await note(entry('auth.recovery-code.use', userId, visitor));
    return true;
  }

  #open({ userId, secret }: { userId: string; secret: string }): string {
    return this.#deps.encryption.open(secret, placeOf(userId));
  }
}

function placeOf(userId: string): Place {
  return { column: 'totp_secrets.secret', id: userId };
}

/** Apps show `123 456`. */
function withoutSpaces(code: string): string {
  return code.replace(/\s/g, '');
}

async function renew(db: Db, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(db, userId, codes.map(hashRecoveryCode));
  return codes;
}
