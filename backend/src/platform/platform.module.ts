import { type DynamicModule, Global, Module } from '@nestjs/common';
import { AuditKeys } from './audit/audit-keys.ts';
import { LedgerCaches } from './cache/ledger-caches.ts';
import type { Config } from './config/config.ts';
import type { Secrets } from './config/secrets.ts';
import { Database } from './database/database.ts';
import { Flags } from './flags/flags.ts';
import { AccessTokens } from './http/access-tokens.ts';
import { SignInCookies } from './http/cookies.ts';
import { RateLimits } from './http/rate-limits.ts';
import type { Logging } from './logging/logging.ts';
import { Outbox } from './mail/outbox.ts';
import { Metrics } from './metrics/metrics.ts';
import { Operations } from './operations/operate.ts';
import { Passwords } from './passwords/passwords.ts';
import type { RedisConnection } from './redis/redis-connection.ts';
import type { Reporting } from './reporting/reporting.ts';
import { Encryption } from './secrets/encryption.ts';
import { Storage } from './storage/storage.ts';
import { StorageQuota } from './storage/storage-quota.ts';

/** The time, as a function, so that tests can set it. */
export type Clock = () => Date;

/** What the process stands on; made at its start and ended by it. */
export interface Platform {
  config: Config;
  secrets: Secrets;
  logging: Logging;
  database: Database;
  /** The login that may skip checks of foreign keys; null where the server doesn't grant it. */
  bulkDatabase: Database | null;
  /** Undefined where none is set. */
  redis: RedisConnection | undefined;
  metrics: Metrics;
  reporting: Reporting;
  limits: RateLimits;
  caches: LedgerCaches;
  tokens: AccessTokens;
  cookies: SignInCookies;
  encryption: Encryption;
  passwords: Passwords;
  storage: Storage;
  flags: Flags;
  now: Clock;
}

/** Tokens of what has no class of its own: `@Inject(config) config: Config`. */
export const config = Symbol('Config');
export const secrets = Symbol('Secrets');
export const logging = Symbol('Logging');
export const reporting = Symbol('Reporting');
export const clock = Symbol('Clock');

@Global()
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest's modules are classes.
export class PlatformModule {
  static of(platform: Platform): DynamicModule {
    const providers = [
      { provide: config, useValue: platform.config },
      { provide: secrets, useValue: platform.secrets },
      { provide: logging, useValue: platform.logging },
      { provide: reporting, useValue: platform.reporting },
      { provide: clock, useValue: platform.now },
      { provide: Database, useValue: platform.database },
      { provide: Metrics, useValue: platform.metrics },
      { provide: RateLimits, useValue: platform.limits },
      { provide: LedgerCaches, useValue: platform.caches },
      { provide: AccessTokens, useValue: platform.tokens },
      { provide: SignInCookies, useValue: platform.cookies },
      { provide: Encryption, useValue: platform.encryption },
      { provide: Outbox, useValue: new Outbox(platform.config.mail !== null) },
      { provide: Passwords, useValue: platform.passwords },
      { provide: Storage, useValue: platform.storage },
      { provide: StorageQuota, useValue: new StorageQuota(platform.config.storageQuotaBytes) },
      { provide: Flags, useValue: platform.flags },
      {
        provide: Operations,
        useValue: new Operations({
          database: platform.database,
          bulkDatabase: platform.bulkDatabase,
          auditKeys: new AuditKeys(platform.secrets.audit),
          writeAuditLine: platform.logging.audit,
          measure: platform.metrics.addMeasured,
          now: platform.now,
        }),
      },
    ];
    return { module: PlatformModule, providers, exports: providers };
  }
}
