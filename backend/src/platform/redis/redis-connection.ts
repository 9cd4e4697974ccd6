import type { ConnectionOptions } from 'node:tls';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { Gauge, type Registry } from 'prom-client';
import type { Config } from '../config/config.ts';

type RedisSettings = Config['redis'] & { url: string };

/** Milliseconds between two attempts to connect, at most. */
const longestPause = 2_000;

/**
 * The connection to Redis, which comes and goes by itself. A command fails at once while there is none, and after the
 * set time where Redis is slow; the connection is then made anew, and until Redis answers on it again no other command
 * waits. So whoever uses Redis has to have an answer without it, and loses at most one time-out.
 */
export class RedisConnection {
  readonly client: Redis;

  constructor({ url, ca, prefix, timeoutMs }: RedisSettings, log: Logger) {
    this.client = new Redis(url, {
      ...encryption(url, ca),
      keyPrefix: prefix,
      connectTimeout: timeoutMs,
      commandTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      enableOfflineQueue: false,
      // Asks INFO, which a careful operator denies; a server that loads yet refuses commands, and that will do.
      enableReadyCheck: false,
      maxRetriesPerRequest: 0,
      autoResendUnfulfilledCommands: false,
      retryStrategy: (attempts) => Math.min(attempts * 50, longestPause),
      // A replica that became read-only, or a changed password, is met by connecting anew.
      reconnectOnError: ({ message }) => /^(READONLY|NOAUTH)/.test(message),
    });
    survivesTwoFaults(this.client);
    logChanges(this.client, log);
  }

  get isUp(): boolean {
    return this.client.status === 'ready';
  }

  /** Whether Redis takes writes: a full one answers, but doesn't. */
  async takesWrites(): Promise<boolean> {
    return this.client.set('health', '1', 'EX', 60).then(
      () => true,
      () => false,
    );
  }

  measure(registry: Registry): void {
    const isUp = () => (this.isUp ? 1 : 0);
    new Gauge({
      name: 'expenseai_redis_up',
      help: 'Whether Redis is connected; absent where none is set.',
      registers: [registry],
      collect() {
        this.set(isUp());
      },
    });
  }

  close(): void {
    this.client.disconnect();
  }
}

/** Why Redis can't be written to from here, in its own words; undefined where it can. Connects for that, and no longer. */
export async function probeRedis({ url, ca, prefix, timeoutMs }: RedisSettings): Promise<string | undefined> {
  const limits = { connectTimeout: timeoutMs, commandTimeout: timeoutMs, maxRetriesPerRequest: 0 };
  const client = new Redis(url, {
    ...limits,
    ...encryption(url, ca),
    keyPrefix: prefix,
    lazyConnect: true,
    enableReadyCheck: false,
    retryStrategy: () => null,
  });
  survivesTwoFaults(client);
  let reason: string | undefined;
  // What `connect` throws only says that the connection was closed.
  client.on('error', ({ message }: Error) => {
    reason ??= message;
  });
  try {
    await client.connect();
    await client.set('doctor', '1', 'EX', 60);
    return undefined;
  } catch (error) {
    return reason ?? (error instanceof Error ? error.message : String(error));
  } finally {
    client.disconnect();
  }
}

/**
 * A socket that has failed may fail again: the server's alert comes after its certificate was refused. ioredis listens
 * once, and what nobody hears would end the process.
 */
function survivesTwoFaults(client: Redis): void {
  client.on('error', () => client.stream?.on('error', () => undefined));
}

/** The server's certificate has to be for its name, and signed by the authority that is named, or by one that Node trusts. */
function encryption(url: string, ca: string | undefined): { tls?: ConnectionOptions } {
  return url.startsWith('rediss:') ? { tls: { ca, rejectUnauthorized: true } } : {};
}

/** The connection, where one is set; it is made in the background, so that a start never waits for Redis. */
export function openRedis({ redis }: Pick<Config, 'redis'>, log: Logger): RedisConnection | undefined {
  return redis.url === undefined ? undefined : new RedisConnection({ ...redis, url: redis.url }, log);
}

/** One entry when Redis is lost and one when it is back; only the message, since an error carries its command. */
function logChanges(client: Redis, log: Logger): void {
  let lost: boolean | undefined;
  client.on('ready', () => {
    if (lost !== false) log.info('Redis is connected');
    lost = false;
  });
  client.on('error', ({ message }: Error) => {
    if (lost !== true) log.warn({ reason: message }, 'Redis can’t be used; this process goes on without it');
    lost = true;
  });
  client.on('close', () => {
    if (lost === false) log.warn('Redis is gone; this process goes on without it');
    lost = true;
  });
}
