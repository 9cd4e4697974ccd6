import { AppError } from '@expenseai/core/errors';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../config/config.ts';
import type { RedisConnection } from '../redis/redis-connection.ts';

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

/**
 * Counts that end a caller's right to go on for a while. With Redis all instances share them; while Redis is lost, slow
 * or full, this process counts on in its own memory, so that limits neither open nor close. Costs one command each.
 */
export class RateLimits {
  readonly #global: RateLimiterAbstract;
  readonly #ai: RateLimiterAbstract;
  readonly #registrations: RateLimiterAbstract;
  readonly #failures: RateLimiterAbstract;

  constructor(limits: Config['rateLimits'], redis?: RedisConnection) {
    const limiter = (name: string, points: number, duration: number) => limiterOf({ name, points, duration }, redis);
    this.#global = limiter('requests', limits.global, minute);
    this.#ai = limiter('ai', limits.ai, minute);
    // A household signs up in one go; a list of addresses to try is longer.
    this.#registrations = limiter('registrations', limits.login * 6, 60 * minute);
    this.#failures = limiter('failures', limits.login, loginWindow);
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

  /** Counts an invitation into the installation that an administrator has mailed: as many as may register from one address. */
  countUserInvite(userId: string): Promise<LimitState> {
    return count(this.#registrations, `invites:${userId}`);
  }

  /**
   * Counts an attempt that may fail under each of its keys; throws `rate-limited`, and counts none, when the failures
   * of one are used up.
   */
  async takeAttempt(keys: readonly string[]): Promise<void> {
    const taken: string[] = [];
    try {
      for (const key of keys) {
        // Before it is refused, too: it has been counted by then.
        taken.push(key);
        await count(this.#failures, key);
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

function limiterOf(
  { name, points, duration }: { name: string; points: number; duration: number },
  redis: RedisConnection | undefined,
): RateLimiterAbstract {
  const options = { keyPrefix: `limit:${name}`, points, duration };
  const memory = new RateLimiterMemory(options);
  if (!redis) return memory;
  return new RateLimiterRedis({
    ...options,
    storeClient: redis.client,
    rejectIfRedisNotReady: true,
    insuranceLimiter: memory,
  });
}

async function count(limiter: RateLimiterAbstract, key: string): Promise<LimitState> {
  try {
    return stateOf(limiter, await limiter.consume(key));
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw limited(limiter, refusal);
    throw refusal;
  }
}

function stateOf(limiter: RateLimiterAbstract, result: RateLimiterRes): LimitState {
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

function limited(limiter: RateLimiterAbstract, result: RateLimiterRes): RateLimited {
  return new RateLimited({ ...stateOf(limiter, result), remaining: 0 });
}

export function limitHeaders(state: LimitState): Record<string, string> {
  return {
    'ratelimit-limit': String(state.limit),
    'ratelimit-remaining': String(state.remaining),
    'ratelimit-reset': String(state.reset),
  };
}
