import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { deploymentFaults } from './deployment-faults.ts';
import { findRepositoryRoot } from './repository-root.ts';
import { withSecretFiles } from './secret-files.ts';
import { analyticsFaults, toAnalyticsConfig } from './settings/analytics.ts';
import { backupFaults, toBackupConfig } from './settings/backup.ts';
import { corsFaults } from './settings/cors.ts';
import { mailFaults, toMailConfig } from './settings/e-mail.ts';
import { fileStorageFaults, toS3Settings } from './settings/file-storage.ts';
import type { Setting } from './settings/setting.ts';
import { type SettingName, type SettingValues, settings } from './settings.ts';

const all = Object.entries(settings) as [SettingName, Setting<unknown>][];
const secretNames = all.filter(([, { secret }]) => secret).map(([name]) => name);

type Environment = Record<string, string | undefined>;

export type Config = ReturnType<typeof toConfig>;

/** Says everything that is wrong with the settings in one message. */
export class ConfigError extends Error {
  constructor(problems: string[]) {
    super(`The settings are not right:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * The settings of this process, from the environment and, for what it leaves out, from `.env` in the repository's root.
 * Throws a ConfigError that names every wrong variable and what it expects.
 */
export function loadConfig(environment: Environment = process.env, root = findRepositoryRoot()): Config {
  const file = join(root, '.env');
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return parseConfig({ ...fromFile, ...withoutEmpty(environment) }, root);
}

/** As loadConfig, from the given variables alone; relative folders and files of secrets start at `root`. */
export function parseConfig(environment: Environment, root: string): Config {
  const values: Partial<SettingValues> = {};
  const { texts, faults } = withSecretFiles(environment, secretNames, root);
  for (const [name, setting] of all) {
    const text = texts[name] || setting.default;
    const result = setting.value.safeParse(text);
    if (result.success) Object.assign(values, { [name]: result.data });
    else if (!faults.has(name)) {
      const found = setting.secret ? 'not right' : JSON.stringify(text);
      faults.set(name, `${name} is ${found}: expects ${setting.expects}.`);
    }
  }
  const mode = values.APP_ENV;
  const isDeployed = mode === 'staging' || mode === 'production';
  for (const [name, fault] of [
    ...mailFaults(values),
    ...corsFaults(values),
    ...fileStorageFaults(values),
    ...analyticsFaults(values),
    ...backupFaults(values),
    ...(isDeployed ? deploymentFaults(texts, mode) : []),
  ]) {
    if (!faults.has(name)) faults.set(name, fault);
  }
  if (faults.size > 0) throw new ConfigError(all.flatMap(([name]) => faults.get(name) ?? []));
  return toConfig(values as SettingValues, root);
}

function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, text]) => text !== undefined && text !== ''));
}

function toConfig(values: SettingValues, root: string) {
  return {
    environment: values.APP_ENV,
    root,
    host: values.HOST,
    port: values.PORT,
    /** Without a slash at the end. */
    appUrl: values.APP_URL ?? `http://${hostInUrl(values.HOST)}:${values.PORT}`,
    headersTimeoutSeconds: values.HEADERS_TIMEOUT_SECONDS,
    dataDir: resolve(root, values.DATA_DIR),
    runsJobs: values.JOBS === 'on',
    log: {
      instance: values.INSTANCE,
      dir: resolve(root, values.LOG_DIR),
      level: values.LOG_LEVEL,
      /** Bytes. */
      maxSize: values.LOG_MAX_SIZE,
      retentionDays: values.LOG_RETENTION_DAYS,
      auditRetentionDays: values.AUDIT_RETENTION_DAYS,
    },
    database: {
      /** Unset: the embedded PostgreSQL. */
      url: values.DATABASE_URL,
      ownerUrl: values.DATABASE_OWNER_URL ?? values.DATABASE_URL,
      bulkUrl: values.DATABASE_BULK_URL ?? values.DATABASE_URL,
      /** Past a pooler. */
      directUrl: values.DATABASE_DIRECT_URL ?? values.DATABASE_URL,
      /** PEM of the authority to trust instead of the usual ones. */
      ca: values.DATABASE_CA,
      pool: values.DATABASE_POOL,
      poolOverflow: values.DATABASE_POOL_OVERFLOW,
      statementTimeoutMs: values.DATABASE_STATEMENT_TIMEOUT_MS,
      /** 0: no statement counts as slow. */
      slowQueryMs: values.DATABASE_SLOW_QUERY_MS,
    },
    /** As given; for what is undefined `loadSecrets` has a value. */
    givenSecrets: {
      jwt: { current: values.JWT_SECRET, next: values.JWT_SECRET_NEXT, previous: values.JWT_SECRET_PREVIOUS },
      encryption: {
        current: values.ENCRYPTION_KEY,
        next: values.ENCRYPTION_KEY_NEXT,
        previous: values.ENCRYPTION_KEY_PREVIOUS,
      },
      audit: { current: values.AUDIT_KEY, next: values.AUDIT_KEY_NEXT, previous: values.AUDIT_KEY_PREVIOUS },
      backup: values.BACKUP_ENCRYPTION_KEY,
    },
    registration: values.REGISTRATION ?? defaultRegistration(values.APP_ENV),
    oidcProviders: values.OIDC_PROVIDERS,
    corsOrigins: values.CORS_ORIGINS,
    trustProxy: values.TRUST_PROXY,
    rateLimits: { global: values.RATE_LIMIT_GLOBAL, login: values.RATE_LIMIT_LOGIN, ai: values.RATE_LIMIT_AI },
    redis: {
      /** Unset: no Redis. */
      url: values.REDIS_URL,
      /** PEM of the authority to trust instead of the usual ones. */
      ca: values.REDIS_CA,
      /** Begins every key. */
      prefix: `${values.REDIS_PREFIX}:${values.APP_ENV}:`,
      timeoutMs: values.REDIS_TIMEOUT_MS,
    },
    metricsToken: values.METRICS_TOKEN,
    /** Null: nothing is reported. */
    sentry:
      values.SENTRY_DSN === undefined
        ? null
        : { dsn: values.SENTRY_DSN, tracesSampleRate: values.SENTRY_TRACES_SAMPLE_RATE },
    /** Null: no spans are sent. */
    openTelemetry:
      values.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
        ? null
        : { endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT, headers: values.OTEL_EXPORTER_OTLP_HEADERS ?? {} },
    /** Null: no mail is sent. */
    mail: toMailConfig(values),
    /** What holds where no administrator has set a flag. */
    flags: values.FEATURE_FLAGS,
    /** Null: files lie in dataDir. */
    s3: toS3Settings(values),
    /** For each person; null: no limit. */
    storageQuotaBytes: values.STORAGE_QUOTA_MB === 0 ? null : values.STORAGE_QUOTA_MB * 1_048_576,
    /** Null: no page view is counted. */
    analytics: toAnalyticsConfig(values),
    adminEmail: values.ADMIN_EMAIL,
    backup: toBackupConfig(values, root),
    cacheTtlSeconds: values.CACHE_TTL_SECONDS,
  };
}

/** What is reached from the internet asks for an invitation. */
function defaultRegistration(environment: SettingValues['APP_ENV']): 'open' | 'invite' {
  return environment === 'staging' || environment === 'production' ? 'invite' : 'open';
}

function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '127.0.0.1') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
