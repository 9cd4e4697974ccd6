import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { findRepositoryRoot } from './repository-root.ts';
import { mailProblems, toMailConfig } from './settings/e-mail.ts';
import type { Setting } from './settings/setting.ts';
import { type SettingName, type SettingValues, settings } from './settings.ts';

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

/** As loadConfig, from the given variables alone; relative folders start at `root`. */
export function parseConfig(environment: Environment, root: string): Config {
  const values: Partial<Record<SettingName, unknown>> = {};
  const problems: string[] = [];
  for (const [name, setting] of Object.entries<Setting<unknown>>(settings) as [SettingName, Setting<unknown>][]) {
    const text = environment[name]?.trim() || setting.default;
    const result = setting.value.safeParse(text);
    if (result.success) values[name] = result.data;
    else
      problems.push(`${name} is ${setting.secret ? 'not right' : JSON.stringify(text)}: expects ${setting.expects}.`);
  }
  if (problems.length === 0)
    problems.push(...missingFor(values as SettingValues), ...mailProblems(values as SettingValues));
  if (problems.length > 0) throw new ConfigError(problems);
  return toConfig(values as SettingValues, root);
}

function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, text]) => text !== undefined && text !== ''));
}

/** What staging and production may not leave to a default. */
function missingFor(values: SettingValues): string[] {
  const environment = values.APP_ENV;
  if (environment !== 'staging' && environment !== 'production') return [];
  const required: SettingName[] = ['APP_URL', 'JWT_SECRET', 'ENCRYPTION_KEY', 'AUDIT_KEY', 'METRICS_TOKEN'];
  const problems = required
    .filter((name) => values[name] === undefined)
    .map((name) => `${name} is missing, but required in ${environment}: expects ${settings[name].expects}.`);
  if (values.APP_URL?.startsWith('http:')) {
    problems.push(`APP_URL is ${JSON.stringify(values.APP_URL)}: in ${environment} it must start with https.`);
  }
  if (values.REDIS_URL !== undefined && new URL(values.REDIS_URL).password === '') {
    problems.push(`REDIS_URL is not right: in ${environment} it must carry a password.`);
  }
  return problems;
}

function toConfig(values: SettingValues, root: string) {
  return {
    environment: values.APP_ENV,
    root,
    host: values.HOST,
    port: values.PORT,
    /** Without a slash at the end. */
    appUrl: values.APP_URL ?? `http://${hostInUrl(values.HOST)}:${values.PORT}`,
    dataDir: resolve(root, values.DATA_DIR),
    log: {
      dir: resolve(root, values.LOG_DIR),
      level: values.LOG_LEVEL,
      /** Bytes. */
      maxSize: values.LOG_MAX_SIZE,
      retentionDays: values.LOG_RETENTION_DAYS,
    },
    database: {
      /** Unset: the embedded PostgreSQL. */
      url: values.DATABASE_URL,
      ownerUrl: values.DATABASE_OWNER_URL ?? values.DATABASE_URL,
      bulkUrl: values.DATABASE_BULK_URL ?? values.DATABASE_URL,
      pool: values.DATABASE_POOL,
      poolOverflow: values.DATABASE_POOL_OVERFLOW,
      statementTimeoutMs: values.DATABASE_STATEMENT_TIMEOUT_MS,
      /** 0: no statement counts as slow. */
      slowQueryMs: values.DATABASE_SLOW_QUERY_MS,
    },
    jwtSecret: values.JWT_SECRET,
    encryptionKey: values.ENCRYPTION_KEY,
    encryptionKeyNext: values.ENCRYPTION_KEY_NEXT,
    encryptionKeyPrevious: values.ENCRYPTION_KEY_PREVIOUS,
    auditKey: values.AUDIT_KEY,
    registration: values.REGISTRATION,
    corsOrigins: values.CORS_ORIGINS,
    trustProxy: values.TRUST_PROXY,
    rateLimits: { global: values.RATE_LIMIT_GLOBAL, login: values.RATE_LIMIT_LOGIN, ai: values.RATE_LIMIT_AI },
    redis: {
      /** Unset: no Redis. */
      url: values.REDIS_URL,
      /** Begins every key. */
      prefix: `${values.REDIS_PREFIX}:${values.APP_ENV}:`,
      timeoutMs: values.REDIS_TIMEOUT_MS,
    },
    metricsToken: values.METRICS_TOKEN,
    /** Null: no mail is sent. */
    mail: toMailConfig(values),
    adminEmail: values.ADMIN_EMAIL,
  };
}

function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '127.0.0.1') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
