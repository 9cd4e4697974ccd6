import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { LedgerCaches } from '../platform/cache/ledger-caches.ts';
import { parseConfig } from '../platform/config/config.ts';
import { findRepositoryRoot } from '../platform/config/repository-root.ts';
import { Flags } from '../platform/flags/flags.ts';
import { AccessTokens } from '../platform/http/access-tokens.ts';
import { SignInCookies } from '../platform/http/cookies.ts';
import { RateLimits } from '../platform/http/rate-limits.ts';
import { Metrics } from '../platform/metrics/metrics.ts';
import { Passwords } from '../platform/passwords/passwords.ts';
import type { Platform } from '../platform/platform.module.ts';
import { openRedis } from '../platform/redis/redis-connection.ts';
import { countAndTrace, openReporting, reportErrors } from '../platform/reporting/reporting.ts';
import { Encryption } from '../platform/secrets/encryption.ts';
import { Storage } from '../platform/storage/storage.ts';
import { startApp } from '../start-app.ts';
import { type RunningWorker, startWorker } from '../start-worker.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { testPasswords } from './test-passwords.ts';

/** bcrypt's least cost, since tests sign up often. */
const cheapCost = 4;

export interface Answered {
  status: number;
  headers: Headers;
  /** Parsed where it is JSON, else the text. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer by looking into it.
  body: any;
}

export interface Asked {
  body?: unknown;
  headers?: Record<string, string>;
}

/** Sends a request, with a cookie or bearer of its own where headers say so. */
export type Ask = (method: string, path: string, asked?: Asked) => Promise<Answered>;

export interface Person {
  userId: string;
  email: string;
  password: string;
  accessToken: string;
  /** The person's first ledger. */
  ledgerId: string;
  ask: Ask;
}

export interface TestApp {
  url: string;
  /** Where it keeps files; gone after `close`. */
  dataDir: string;
  db: TestDatabase;
  /** What it stands on, for a second instance beside it. */
  platform: Platform;
  /** Lines of `audit.log`. */
  audit: string[];
  /** Entries of the log. */
  logged: Record<string, unknown>[];
  ask: Ask;
  /** Registers somebody new. */
  signUp: (name?: string) => Promise<Person>;
  /** Starts the thread that works off jobs; imports need it. */
  startJobs: () => Promise<void>;
  /** Moves the application's clock, in milliseconds. */
  pass: (milliseconds: number) => void;
  close: () => Promise<void>;
}

/**
 * The whole application on a database of its own; limits are high unless `settings` lower them. It serves the web that
 * was built under `root`.
 */
export async function startTestApp(
  settings: Record<string, string> = {},
  { passwordCost = cheapCost, root = findRepositoryRoot() } = {},
): Promise<TestApp> {
  const db = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'expenseai-app-'));
  const config = parseConfig(
    {
      APP_ENV: 'development',
      PORT: '0',
      DATA_DIR: folder,
      LOG_DIR: folder,
      RATE_LIMIT_GLOBAL: '100000',
      RATE_LIMIT_LOGIN: '10000',
      RATE_LIMIT_AI: '10000',
      ...settings,
    },
    root,
  );
  const secret = 'a secret that only tests know and that is long enough';
  const audit: string[] = [];
  const logged: Record<string, unknown>[] = [];
  const reporting = openReporting(config);
  const hooks = { logMethod: reportErrors(reporting.fault) };
  const logger = pino({ level: 'info', hooks }, { write: (line) => logged.push(JSON.parse(line)) });
  const redis = openRedis(config, logger);
  const metrics = new Metrics(db.database.pool);
  redis?.measure(metrics.registry);
  const logging = metrics.countEvents({
    logger,
    audit: (line) => audit.push(line),
    close: async () => undefined,
  });
  let shift = 0;
  const platform: Platform = {
    config,
    secrets: {
      jwt: { current: secret },
      encryption: { current: secret },
      audit: { current: secret },
      backup: secret,
      databasePasswords: testPasswords,
    },
    logging,
    database: db.database,
    bulkDatabase: db.bulkDatabase,
    redis,
    metrics,
    reporting,
    limits: new RateLimits(config.rateLimits, redis),
    caches: new LedgerCaches({ ttlSeconds: config.cacheTtlSeconds, redis, registry: metrics.registry }),
    tokens: new AccessTokens({ current: secret }, config.environment),
    cookies: new SignInCookies(config.appUrl),
    encryption: new Encryption({ current: secret }),
    passwords: new Passwords(passwordCost),
    storage: new Storage(config),
    flags: new Flags(db.database.db, config.flags, () => undefined),
    now: () => new Date(Date.now() + shift),
  };
  const app = await startApp(platform);
  const ask = asker(app.url, {});
  let worker: RunningWorker | undefined;
  return {
    url: app.url,
    dataDir: folder,
    db,
    platform,
    audit,
    logged,
    ask,
    signUp: (name) => signUp(app.url, ask, logged, name),
    pass: (milliseconds) => {
      shift += milliseconds;
    },
    startJobs: async () => {
      const { connections } = db;
      worker = await startWorker(
        {
          app: connections.app,
          bulk: connections.bulk,
          storage: { dataDir: config.dataDir, s3: config.s3 },
          audit: { current: secret },
          logDir: folder,
          auditRetentionDays: config.log.auditRetentionDays,
          encryption: { current: secret },
          statementTimeoutMs: 30_000,
          slowQueryMs: config.database.slowQueryMs,
          appUrl: config.appUrl,
          mail: config.mail,
          adminEmail: config.adminEmail,
          backupSchedule: null,
          backups: null,
        },
        {
          writeAuditLine: logging.audit,
          measure: countAndTrace(metrics.addMeasured, reporting.trace),
          auditVerified: () => undefined,
          log: (level, message, details) => logger[level]({ level, ...details }, message),
        },
      );
    },
    close: async () => {
      await worker?.stop();
      await app.close();
      await reporting.close();
      redis?.close();
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let people = 0;
const password = 'purple-otter-42-lamp';

/** Registers somebody new with the server at the address. */
export async function signUp(
  url: string,
  ask: Ask,
  logged: Record<string, unknown>[],
  name = 'Robin',
): Promise<Person> {
  people += 1;
  const email = `person${people}@example.org`;
  const { status, body } = await ask('POST', '/api/v1/auth/register', {
    body: { email, password, name, currency: 'EUR' },
  });
  if (status !== 201)
    throw new Error(`Signing up answers ${status}: ${JSON.stringify([body, logged.findLast(({ err }) => err)])}`);
  const own = asker(url, { authorization: `Bearer ${body.accessToken}` });
  const ledgers = await own('GET', '/api/v1/ledgers');
  return {
    userId: body.user.id,
    email,
    password,
    accessToken: body.accessToken,
    ledgerId: ledgers.body.items[0].id,
    ask: own,
  };
}

/** Asks the server at the address, with headers of its own in each request. */
export function asker(url: string, own: Record<string, string>): Ask {
  return async (method, path, { body, headers } = {}) => {
    const isText = typeof body === 'string' || body instanceof FormData;
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...(body === undefined || isText ? {} : { 'content-type': 'application/json' }), ...own, ...headers },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== '' ? JSON.parse(text) : text,
    };
  };
}
