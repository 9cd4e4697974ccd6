import type { InputOf } from '@expenseai/contracts/route';
import type { stepUp } from '@expenseai/contracts/step-up';
import { AppError } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import type { Database } from '../../platform/database/database.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { RateLimits } from '../../platform/http/rate-limits.ts';
import type { Passwords } from '../../platform/passwords/passwords.ts';
import type { PasskeysService } from './passkeys.service.ts';
import { entry, type SecurityLog } from './security-log.ts';
import { noteProof } from './sessions.repository.ts';
import { attempt, confirmAttempt } from './sign-in-throttle.ts';
import type { TwoFactorService } from './two-factor.service.ts';
import { getSecret } from './users.repository.ts';

interface StepUpDependencies {
  database: Database;
  securityLog: SecurityLog;
  limits: RateLimits;
  passwords: Passwords;
  passkeys: PasskeysService;
  twoFactor: TwoFactorService;
  now: () => Date;
}

type Proof = InputOf<typeof stepUp>['body'];

/** Has somebody who is signed in prove again that it is them, before what is sensitive (ASVS 5.0, 7.5.1). */
@Injectable()
export class StepUpService {
  readonly #deps: StepUpDependencies;

  constructor(deps: StepUpDependencies) {
    this.#deps = deps;
  }

  /** Throws `wrong-credentials`, `wrong-code` or `passkey-refused`; five of them in a quarter of an hour are all. */
  async prove(caller: Caller, proof: Proof, host: string | undefined): Promise<void> {
    const { limits, securityLog, now } = this.#deps;
    const isRight = await attempt(limits, confirmAttempt(caller.userId), () => this.#check(caller, proof, host));
    if (!isRight) {
      await securityLog.record(entry('auth.step-up.failure', caller.userId, caller));
      throw refusalOf(proof);
    }
    await securityLog.change(async (db, note) => {
      await noteProof(db, caller.sessionId, now());
      await note(entry('auth.step-up.success', caller.userId, caller));
    });
  }

  async #check(caller: Caller, proof: Proof, host: string | undefined): Promise<true | undefined> {
    const { database, passwords, twoFactor, passkeys } = this.#deps;
    if ('password' in proof) {
      const secret = await getSecret(database.db, caller.userId);
      return (await passwords.matches(proof.password, secret)) ? true : undefined;
    }
    if ('code' in proof) return twoFactor.check(caller.userId, proof.code, caller);
    const passkey = await passkeys.check(proof.credential, host);
    return passkey?.userId === caller.userId ? true : undefined;
  }
}

function refusalOf(proof: Proof): AppError {
  if ('password' in proof) return new AppError('wrong-credentials', { detail: 'The password is wrong.' });
  return new AppError('code' in proof ? 'wrong-code' : 'passkey-refused');
}
