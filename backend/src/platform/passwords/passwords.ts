import { AppError } from '@expenseai/core/errors';
import { hash, verify } from '@node-rs/bcrypt';

/** bcrypt's cost: 2^12 rounds, about a quarter of a second of one core. */
export const passwordCost = 12;

/** Hashes at once; more would only take the cores from everybody else. */
const concurrent = 2;
/** Waiting ones; at a quarter of a second each the last waits about four seconds. */
const longestQueue = 32;

/** Hashes and checks passwords, a few at a time; throws `unavailable` when too many are waiting. */
export class Passwords {
  readonly #cost: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  /** What an unknown user's password is compared with, so that the answer takes as long. */
  #nobody: Promise<string> | undefined;

  constructor(cost: number) {
    this.#cost = cost;
  }

  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(password, { cost: this.#cost, rejectLongPasswords: true }));
  }

  /** Whether the password is the one of the hash; for no hash always false, after the same time. */
  async matches(password: string, secret: string | undefined): Promise<boolean> {
    this.#nobody ??= hash('nobody’s password', { cost: this.#cost });
    const compared = secret ?? (await this.#nobody);
    const isSame = await this.#inTurn(() => verify(password, compared));
    return isSame && secret !== undefined;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    await this.#turn();
    try {
      return await work();
    } finally {
      // The place is handed on: whoever comes in the same moment doesn't get it besides.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  async #turn(): Promise<void> {
    if (this.#running < concurrent) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= longestQueue) throw new AppError('unavailable', { retryAfter: 3 });
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
