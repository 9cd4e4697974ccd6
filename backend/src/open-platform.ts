import { mkdirSync } from 'node:fs';
import { LedgerCaches } from './platform/cache/ledger-caches.ts';
import type { Config } from './platform/config/config.ts';
import { loadSecrets, type Secrets } from './platform/config/secrets.ts';
import { Database } from './platform/database/database.ts';
import { startEmbeddedDatabase } from './platform/database/embedded-database.ts';
import { migrate } from './platform/database/migrate.ts';
import { assertHeldToPolicies, type DatabaseConnections, databaseConnections } from './platform/database/roles.ts';
import { slowQueriesOf } from './platform/database/slow-queries.ts';
import type { EmbeddedPostgres } from './platform/embedded-postgres/embedded-postgres.ts';
import { Flags } from './platform/flags/flags.ts';
import { AccessTokens } from './platform/http/access-tokens.ts';
import { SignInCookies } from './platform/http/cookies.ts';
import { RateLimits } from './platform/http/rate-limits.ts';
import { createLogging, type Logging } from './platform/logging/logging.ts';
import { Metrics } from './platform/metrics/metrics.ts';
import { Passwords, passwordCost } from './platform/passwords/passwords.ts';
import type { Platform } from './platform/platform.module.ts';
import { openRedis, type RedisConnection } from './platform/redis/redis-connection.ts';
import { openReporting } from './platform/reporting/reporting.ts';
import { Encryption } from './platform/secrets/encryption.ts';
import { agingSecrets, noteSecrets } from './platform/secrets/secret-ages.ts';
import { Storage } from './platform/storage/storage.ts';

/** Connections of the bulk writer: one import writes at a time in a ledger, and few at once in all. */
const bulkPool = { connections: 0, overflow: 3, hasLongStatements: true };

export interface OpenPlatform extends Platform {
  connections: DatabaseConnections;
  /** Settles when the embedded PostgreSQL has ended, asked to or not; never for another one. */
  databaseEnded: Promise<void>;
  /** Closes pools, then the database, then the logs. */
  close(): Promise<void>;
}

/** Starts what the application stands on: secrets, logs, a running and migrated database, its pools. */
export async function openPlatform(config: Config): Promise<OpenPlatform> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const secrets = loadSecrets(config);
  const reporting = openReporting(config);
  const logging = createLogging(config, reporting.fault);
  let postgres: EmbeddedPostgres | undefined;
  let redis: RedisConnection | undefined;
  try {
    postgres = config.database.url === undefined ? await startCluster(config, secrets, logging) : undefined;
    const connections = databaseConnections(config, secrets);
    await migrate(connections.owner);
    await assertHeldToPolicies(connections.app);
    const { database, bulkDatabase } = openPools(config, connections, logging);
    await noteSecrets(database.pool, agingSecrets(config, secrets));
    redis = openRedis(config, logging.logger);
    const metrics = new Metrics(database.pool);
    redis?.measure(metrics.registry);
    return {
      connections,
      config,
      secrets,
      logging: metrics.countEvents(logging),
      database,
      bulkDatabase,
      redis,
      metrics,
      reporting,
      limits: new RateLimits(config.rateLimits, redis),
      caches: new LedgerCaches({ ttlSeconds: config.cacheTtlSeconds, redis, registry: metrics.registry }),
      tokens: new AccessTokens(secrets.jwt, config.environment),
      cookies: new SignInCookies(config.appUrl),
      encryption: new Encryption(secrets.encryption),
      passwords: new Passwords(passwordCost),
      storage: new Storage(config),
      flags: new Flags(database.db, config.flags, (err) => logging.logger.warn({ err }, 'flags aren’t read')),
      now: () => new Date(),
      databaseEnded: postgres?.exited ?? new Promise(() => undefined),
      close: async () => {
        redis?.close();
        await Promise.allSettled([database.close(), bulkDatabase?.close()]);
        await postgres?.stop();
        await Promise.all([logging.close(), reporting.close()]);
      },
    };
  } catch (error) {
    redis?.close();
    await postgres?.stop();
    await Promise.all([logging.close(), reporting.close()]);
    throw error;
  }
}

function startCluster(config: Config, secrets: Secrets, { logger }: Logging): Promise<EmbeddedPostgres> {
  return startEmbeddedDatabase({
    dataDir: config.dataDir,
    passwords: secrets.databasePasswords,
    tell: (sentence) => {
      console.log(sentence);
      logger.info({ from: 'database' }, sentence);
    },
    onLog: (line) => logger.info({ from: 'postgres' }, line),
  });
}

function openPools(config: Config, { app, bulk, direct }: DatabaseConnections, { logger }: Logging) {
  const { pool, poolOverflow, statementTimeoutMs, slowQueryMs, url, bulkUrl, directUrl } = config.database;
  const options = {
    statementTimeoutMs,
    onError: (error: Error) => logger.warn({ err: error }, 'database connection lost'),
    slowQueries: slowQueriesOf(slowQueryMs, (query) => logger.info(query, 'slow query')),
  };
  const pooler = directUrl === url ? {} : { direct };
  const database = new Database(app, { ...options, ...pooler, connections: pool, overflow: poolOverflow });
  // Another server's ordinary role can't switch off the check of keys.
  const hasBulkRole = url === undefined || bulkUrl !== url;
  const bulkDatabase = hasBulkRole ? new Database(bulk, { ...options, ...bulkPool }) : null;
  return { database, bulkDatabase };
}
