import type { Role } from '@expenseai/contracts/ledgers';
import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { z } from 'zod';
import type { RedisConnection } from '../redis/redis-connection.ts';
import { LruCache } from './lru-cache.ts';
import { SharedValues } from './shared-values.ts';

/** What every kept answer depends on beside its arguments; always part of its key. */
export interface CacheScope {
  ledgerId: string;
  /** Read in the snapshot that the answer is made from. */
  version: number;
  /** For the caller. */
  today: PlainDate;
  role: Role;
}

export interface CachedOptions<Scope extends CacheScope, Args extends unknown[], Value> {
  /** As metrics call it. */
  name: string;
  /** Answers kept in memory at most; the least recently used goes first. */
  kept: number;
  /** What the answer depends on beside its scope. */
  key: (...args: Args) => readonly unknown[];
  /** Of what changes less often than the ledger: the version at which it last did. */
  version?: (scope: Scope) => number;
  /** Given, other instances get the answer through Redis; what doesn't fit it, of another release say, isn't taken. */
  shared?: z.ZodType<Value>;
}

interface LedgerCachesOptions {
  /** 0: nothing is kept. */
  ttlSeconds: number;
  redis: RedisConnection | undefined;
  registry: Registry;
}

/** Ledgers whose version is remembered. */
const knownLedgers = 10_000;

/**
 * Keeps what is worked out of ledgers, in memory and in Redis where there is one. The version of the ledger is in each
 * key and is read with the data, so a kept answer is never a stale one: Redis may be lost, emptied or late, and only
 * work is lost. The ledger is the tag: who asks at a newer version drops what was kept of the older one.
 */
export class LedgerCaches {
  readonly #ttl: number;
  readonly #sharedValues: SharedValues | undefined;
  readonly #versions = new LruCache<number>(knownLedgers);
  readonly #memories = new Map<string, { memory: LruCache<unknown>; isOfVersion: boolean }>();
  readonly #requests: Counter<'cache' | 'result'>;

  constructor({ ttlSeconds, redis, registry }: LedgerCachesOptions) {
    this.#ttl = ttlSeconds * 1_000;
    this.#sharedValues = redis && ttlSeconds > 0 ? new SharedValues(redis, ttlSeconds) : undefined;
    this.#requests = new Counter({
      name: 'expenseai_cache_requests_total',
      help: 'Answers asked of a cache, by where they came from; joined waited for the same answer that was being made.',
      labelNames: ['cache', 'result'],
      registers: [registry],
    });
    const memories = this.#memories;
    new Gauge({
      name: 'expenseai_cache_entries',
      help: 'Answers kept in memory.',
      labelNames: ['cache'],
      registers: [registry],
      collect() {
        for (const [cache, { memory }] of memories) this.set({ cache }, memory.size);
      },
    });
  }

  /**
   * The function, answering from the cache where it can. Askers for the same answer at once get the same work, whose
   * failure they share and which isn't kept. The answer belongs to all who asked: nobody may change it.
   *
   * @example const summary = caches.decorate({ name: 'summary', kept: 500, key: (_session, q) => [q] }, summarise);
   */
  decorate<Scope extends CacheScope, Args extends unknown[], Value>(
    { name, kept, key, version, shared }: CachedOptions<Scope, Args, Value>,
    make: (scope: Scope, ...args: Args) => Promise<Value>,
  ): (scope: Scope, ...args: Args) => Promise<Value> {
    const memory = new LruCache<Value>(kept, this.#ttl);
    this.#memories.set(name, { memory, isOfVersion: version === undefined });
    const flights = new Map<string, Promise<Value>>();
    const count = (result: 'memory' | 'redis' | 'joined' | 'made') => this.#requests.inc({ cache: name, result });

    const find = async (whole: string, scope: Scope, args: Args): Promise<Value> => {
      const found = shared && (await this.#sharedValues?.find(scope, name, whole, shared));
      if (found !== undefined) {
        count('redis');
        return found;
      }
      count('made');
      const value = await make(scope, ...args);
      if (shared && this.#isNewest(scope)) void this.#sharedValues?.keep(scope, name, whole, value);
      return value;
    };

    return async (scope, ...args) => {
      this.#hearVersion(scope);
      const { ledgerId, today, role } = scope;
      const whole = JSON.stringify([ledgerId, version?.(scope) ?? scope.version, today, role, ...key(...args)]);
      const known = memory.get(whole);
      if (known !== undefined) {
        count('memory');
        return known;
      }
      const flying = flights.get(whole);
      if (flying) {
        count('joined');
        return flying;
      }
      const flight = find(whole, scope, args).finally(() => flights.delete(whole));
      flights.set(whole, flight);
      const value = await flight;
      if (version || this.#isNewest(scope)) memory.set(whole, value);
      return value;
    };
  }

  /** Drops what was kept of a ledger once it is known to have changed. */
  #hearVersion({ ledgerId, version }: CacheScope): void {
    const known = this.#versions.get(ledgerId);
    if (known !== undefined && known >= version) return;
    this.#versions.set(ledgerId, version);
    if (known === undefined) return;
    for (const { memory, isOfVersion } of this.#memories.values()) {
      if (isOfVersion) memory.dropStarting(`["${ledgerId}",`);
    }
    void this.#sharedValues?.drop(ledgerId, known);
  }

  /** False for what is read from a snapshot older than the newest: nobody will ask for it again. */
  #isNewest({ ledgerId, version }: CacheScope): boolean {
    return this.#versions.get(ledgerId) === version;
  }
}
