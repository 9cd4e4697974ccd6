import { AppError } from '@expenseai/core/errors';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../config/config.ts';

/** Where a count stands, as the `RateLimit-*` headers give it. */
export interface LimitState {
  limit: number;
  remaining: number;
  /** Seconds until the window, which began with its first request, ends. */
  reset: number;
}

const minute = 60;
/** Seconds over which failed sign-ins are counted. */
const loginWindow = 15 * minute;

/** Counts that end a caller's right to go on for a while; kept in this process. */
export class RateLimits {
  readonly #global: RateLimiterMemory;
  readonly #ai: RateLimiterMemory;
  readonly #registrations: RateLimiterMemory;
  readonly #failures: RateLimiterMemory;

  constructor(limits: Config['rateLimits']) {
    this.#global = new RateLimiterMemory({ points: limits.global, duration: minute });
    this.#ai = new RateLimiterMemory({ points: limits.ai, duration: minute });
    // A household signs up in one go; a list of addresses to try is longer.
    this.#registrations = new RateLimiterMemory({ points: limits.login * 6, duration: 60 * minute });
    this.#failures = new RateLimiterMemory({ points: limits.login, duration: loginWindow });
  }

  /** Counts one request of an address; throws `rate-limited`. */
  countRequest(network: string): Promise<LimitState> {
    return count(this.#global, network);
  }

  /** Counts one request of a user to what is worked out by the intelligence; throws `rate-limited`. */
  countAi(userId: string): Promise<LimitState> {
    return count(this.#ai, userId);
  }

  countRegistration(network: string): Promise<LimitState> {
    return count(this.#registrations, network);
  }

  /**
   * Counts an attempt that may fail under each of its keys; throws `rate-limited`, and counts none, when the failures
   * of one are used up.
   */
  async takeAttempt(keys: readonly string[]): Promise<void> {
    const taken: string[] = [];
    try {
      for (const key of keys) {
        await count(this.#failures, key);
        taken.push(key);
      }
    } catch (refusal) {
      await this.returnAttempt(taken);
      throw refusal;
    }
  }

  /** Takes an attempt back that didn't fail. */
  async returnAttempt(keys: readonly string[]): Promise<void> {
    await Promise.all(keys.map((key) => this.#failures.reward(key)));
  }
}

async function count(limiter: RateLimiterMemory, key: string): Promise<LimitState> {
  try {
    return stateOf(limiter, await limiter.consume(key));
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw limited(limiter, refusal);
    throw refusal;
  }
}

function stateOf(limiter: RateLimiterMemory, result: RateLimiterRes): LimitState {
  return {
    limit: limiter.points,
    remaining: Math.max(0, limiter.points - result.consumedPoints),
    reset: Math.max(1, Math.ceil(result.msBeforeNext / 1000)),
  };
}

/** The refusal, which carries its own count so that its headers are those of the limit that was met. */
export class RateLimited extends AppError {
  readonly state: LimitState;

  constructor(state: LimitState) {
    super('rate-limited', { retryAfter: state.reset });
    this.state = state;
  }
}

function limited(limiter: RateLimiterMemory, result: RateLimiterRes): RateLimited {
  return new RateLimited({ ...stateOf(limiter, result), remaining: 0 });
}

export function limitHeaders(state: LimitState): Record<string, string> {
  return {
    'ratelimit-limit': String(state.limit),
    'ratelimit-remaining': String(state.remaining),
    'ratelimit-reset': String(state.reset),
  };
}
