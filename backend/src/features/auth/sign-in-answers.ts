import { accessLifetime } from '../../platform/http/access-tokens.ts';
import type { Answer } from '../../platform/http/answer.ts';
import type { SignInCookies } from '../../platform/http/cookies.ts';
import type { DeviceSignIn, SecondStep } from './arrivals.ts';
import { refreshLifetime } from './refresh-tokens.ts';
import type { SignIn } from './sign-ins.ts';

/** Seconds that a device stays known: what browsers allow a cookie at most. */
const deviceLifetime = 400 * 24 * 3_600;

/** Puts a sign-in into the answer's cookies, whichever way it was won, and gives its body. */
export class SignInAnswers {
  readonly #cookies: SignInCookies;

  constructor(cookies: SignInCookies) {
    this.#cookies = cookies;
  }

  /** Welcomes, or passes on what is still asked. */
  admit(arrival: DeviceSignIn | SecondStep, reply: Answer) {
    return 'secondStep' in arrival ? arrival : this.welcome(arrival, reply);
  }

  welcome(signIn: DeviceSignIn, reply: Answer) {
    reply.cookie(this.#cookies.forDevice(signIn.deviceToken, deviceLifetime));
    return this.carryOn(signIn, reply);
  }

  carryOn({ answer, refreshToken }: SignIn, reply: Answer) {
    const access = { token: answer.accessToken, maxAge: accessLifetime };
    for (const line of this.#cookies.forSignIn(access, { token: refreshToken, maxAge: refreshLifetime }))
      reply.cookie(line);
    return answer;
  }

  forget(reply: Answer): void {
    for (const line of this.#cookies.forSignOut()) reply.cookie(line);
  }
}
