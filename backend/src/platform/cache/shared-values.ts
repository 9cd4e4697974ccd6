import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { RedisConnection } from '../redis/redis-connection.ts';

type Place = { ledgerId: string; version: number };

/** Characters of one value; larger ones are made as fast as they are fetched. */
const mostCharacters = 200_000;

/** Values in Redis: a hash for each version of a ledger, which ends with its newest value's time. */
export class SharedValues {
  readonly #redis: RedisConnection;
  readonly #ttlSeconds: number;

  constructor(redis: RedisConnection, ttlSeconds: number) {
    this.#redis = redis;
    this.#ttlSeconds = ttlSeconds;
  }

  /** The value kept under the key, if it is there and fits the schema. One command; never fails. */
  async find<Value>(place: Place, name: string, key: string, schema: z.ZodType<Value>): Promise<Value | undefined> {
    if (!this.#redis.isUp) return undefined;
    const text = await this.#redis.client.hget(hashOf(place), fieldOf(name, key)).catch(() => null);
    if (text === null) return undefined;
    const result = schema.safeParse(parse(text));
    return result.success ? result.data : undefined;
  }

  /** Keeps a value; does without where Redis is lost or full. */
  async keep(place: Place, name: string, key: string, value: unknown): Promise<void> {
    const text = JSON.stringify(value);
    if (!this.#redis.isUp || text.length > mostCharacters) return;
    const hash = hashOf(place);
    const writing = this.#redis.client.multi().hset(hash, fieldOf(name, key), text).expire(hash, this.#ttlSeconds);
    await writing.exec().catch(() => undefined);
  }

  async drop(ledgerId: string, version: number): Promise<void> {
    if (this.#redis.isUp) await this.#redis.client.unlink(hashOf({ ledgerId, version })).catch(() => undefined);
  }
}

function hashOf({ ledgerId, version }: Place): string {
  return `cache:${ledgerId}:${version}`;
}

/** Hashed, since queries hold people's words and may be long. */
function fieldOf(name: string, key: string): string {
  return `${name}:${createHash('sha256').update(key).digest('base64url')}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
