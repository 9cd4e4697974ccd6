import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError, loadConfig, parseConfig } from './config.ts';
import { envExample, productionExample } from './env-examples.ts';
import { findRepositoryRoot } from './repository-root.ts';
import type { Setting } from './settings/setting.ts';
import { settings } from './settings.ts';

const production = {
  APP_ENV: 'production',
  APP_URL: 'https://money.example.org/',
  JWT_SECRET: randomBytes(32).toString('hex'),
  ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  AUDIT_KEY: randomBytes(32).toString('base64url'),
  METRICS_TOKEN: randomBytes(32).toString('hex'),
  BACKUP_ENCRYPTION_KEY: randomBytes(32).toString('hex'),
};

function problemsOf(environment: Record<string, string>): string[] {
  try {
    parseConfig(environment, '/repository');
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n').slice(1);
    throw error;
  }
  return [];
}

test('without variables, everything has the default that .env.example names', () => {
  const config = parseConfig({}, '/repository');
  expect(config).toMatchObject({
    environment: 'local',
    host: '127.0.0.1',
    port: 3000,
    appUrl: 'http://localhost:3000',
    dataDir: '/repository/data',
    log: { dir: '/repository/logs', level: 'info', maxSize: 20_000_000, retentionDays: 30 },
    database: { url: undefined, pool: 20, poolOverflow: 10 },
    rateLimits: { global: 100, login: 5, ai: 10 },
    corsOrigins: [],
    trustProxy: [],
  });
});

test('an empty variable is an unset one', () => {
  expect(parseConfig({ PORT: '', DATABASE_URL: ' ' }, '/repository')).toEqual(parseConfig({}, '/repository'));
});

test('a relative folder starts at the root of the repository, an absolute one stays', () => {
  const config = parseConfig({ DATA_DIR: '../my data', LOG_DIR: '/var/log/x' }, '/srv/repository');
  expect(config.dataDir).toBe('/srv/my data');
  expect(config.log.dir).toBe('/var/log/x');
});

test('one message names every wrong variable and what it expects, and no secret', () => {
  const problems = problemsOf({
    PORT: '70000',
    LOG_MAX_SIZE: '20 megabytes',
    RATE_LIMIT_GLOBAL: '1e3',
    JWT_SECRET: 'too-short-a-secret',
    DATABASE_URL: 'mysql://root:hunter2@db/x',
    CORS_ORIGINS: 'https://a.example,*',
  });
  expect(problems.map((line) => line.trim().split(' ')[0])).toEqual([
    'PORT',
    'LOG_MAX_SIZE',
    'DATABASE_URL',
    'JWT_SECRET',
    'CORS_ORIGINS',
    'RATE_LIMIT_GLOBAL',
  ]);
  expect(problems[0]).toContain('PORT is "70000": expects a whole number from 0 to 65535.');
  expect(problems.join()).not.toMatch(/hunter2|too-short/);
});

test('statistics need the name of the site, and are off without an address', () => {
  expect(problemsOf({ ANALYTICS_URL: 'https://statistics.example.org' })[0]).toContain('ANALYTICS_SITE is missing');
  expect(parseConfig({ ANALYTICS_SITE: 'money.example.org' }, '/repository').analytics).toBeNull();
});

describe('edges', () => {
  test.each([
    ['PORT', ['0', '65535'], ['-1', '65536', '3000.5', '0x10', 'http']],
    ['LOG_MAX_SIZE', ['1KB', '20MB', '1GB'], ['0MB', '20', 'MB', '-1MB', '1.5GB']],
    ['LOG_RETENTION_DAYS', ['1', '3650'], ['0', '3651']],
    ['TRUST_PROXY', ['127.0.0.1', '10.0.0.0/8, ::1'], ['true', '10.0.0.0/33', 'proxy']],
    ['CORS_ORIGINS', ['https://a.example', 'http://localhost:5173'], ['*', 'a.example', 'https://a.example/app']],
    ['APP_URL', ['https://money.example.org', 'http://localhost:3000/'], ['money.example.org', 'ftp://x']],
    [
      'DATABASE_URL',
      ['postgres://app:x@db/money', 'postgres://app:x@%2Frun%2Fdb/money', 'postgresql://db/money?sslmode=require'],
      ['db/money', 'postgres://db/money?sslmode=prefer', 'postgres://db/money?sslmode=no-verify&sslrootcert=/ca'],
    ],
    ['DATABASE_CA', [], ['/nowhere/ca.pem', 'ca.pem', '/etc/hostname']],
    ['REDIS_CA', [], ['/nowhere/ca.pem', 'ca.pem', '/etc/hostname']],
    ['STORAGE_QUOTA_MB', ['0', '1', '10000000'], ['-1', '1.5', '10000001', '1GB']],
    ['REGISTRATION', ['open', 'invite', 'closed'], ['yes', 'OPEN']],
    ['METRICS_TOKEN', ['m'.repeat(32)], ['m'.repeat(31)]],
    ['AUDIT_KEY', ['m'.repeat(32)], [`${'m'.repeat(32)},`]],
    ['BACKUP_SCHEDULE', ['off', '0 2 * * *', '*/30 1-5 * * 1,3'], ['daily', '0 25 * * *', '@daily']],
    [
      'BACKUP_RECIPIENT',
      ['age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj'],
      ['age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwk', 'AGE-SECRET-KEY-1', 'ssh-ed25519 AAAA'],
    ],
    ['BACKUP_RETENTION_DAYS', ['1', '3650'], ['0', '3651']],
    ['BACKUP_KEY_COPIED', ['yes', 'no'], ['true']],
  ])('%s takes %j and refuses %j', (name, right, wrong) => {
    for (const text of right) expect(problemsOf({ [name]: text })).toEqual([]);
    for (const text of wrong) expect(problemsOf({ [name]: text })).toHaveLength(1);
  });
});

test('production leaves neither secrets nor its address to a default', () => {
  expect(problemsOf(production)).toEqual([]);
  expect(parseConfig(production, '/repository').appUrl).toBe('https://money.example.org');
  for (const name of [
    'APP_URL',
    'JWT_SECRET',
    'ENCRYPTION_KEY',
    'AUDIT_KEY',
    'METRICS_TOKEN',
    'BACKUP_ENCRYPTION_KEY',
  ]) {
    expect(problemsOf({ ...production, [name]: '' }).join()).toContain(`${name} is missing`);
  }
  const http = { ...production, CORS_ORIGINS: 'https://partner.example,http://partner.example' };
  expect(problemsOf(http)).toEqual([
    expect.stringContaining('"http://partner.example": in production each must start'),
  ]);
  expect(problemsOf({ ...production, REDIS_URL: 'redis://redis:6379' }).join()).toContain('must carry a password');
  expect(problemsOf({ ...production, APP_URL: 'http://money.example.org' }).join()).toContain('must start with https');
});

test('each earlier key of the audit log has to look random by itself', () => {
  const keys = [1, 2, 3].map(() => randomBytes(32).toString('hex'));
  expect(problemsOf({ ...production, AUDIT_KEY_PREVIOUS: keys.join(',') })).toEqual([]);
  expect(problemsOf({ ...production, AUDIT_KEY_PREVIOUS: [...keys, 'a'.repeat(64)].join(',') })).toEqual([
    expect.stringContaining('AUDIT_KEY_PREVIOUS repeats a pattern'),
  ]);
});

test('production refuses weak, common and repeated secrets and those that are missing, all at once', () => {
  const { JWT_SECRET: shared } = production;
  const problems = problemsOf({
    ...production,
    PORT: 'http',
    DATABASE_URL: 'postgres://app:changeme@db/expenseai',
    JWT_SECRET: 'j'.repeat(64),
    ENCRYPTION_KEY: ' ',
    ENCRYPTION_KEY_PREVIOUS: 'changeme'.repeat(8),
    AUDIT_KEY: shared,
    METRICS_TOKEN: shared,
    BACKUP_ENCRYPTION_KEY: 'b'.repeat(64),
  });
  const expected = 'expects at least 32 random bytes, made for example by `openssl rand -hex 32`.';
  expect(problems.map((line) => line.trim())).toEqual([
    'PORT is "http": expects a whole number from 0 to 65535.',
    'DATABASE_URL has a password that everybody tries first: give that user of the database another.',
    `JWT_SECRET repeats a pattern: ${expected}`,
    `ENCRYPTION_KEY is missing, but required in production: ${expected}`,
    `ENCRYPTION_KEY_PREVIOUS is a placeholder: ${expected}`,
    'METRICS_TOKEN is the same as AUDIT_KEY: each secret needs a value of its own.',
    `BACKUP_ENCRYPTION_KEY repeats a pattern: ${expected}`,
  ]);
  expect(problemsOf({ JWT_SECRET: 'j'.repeat(64) })).toEqual([]);
});

test('a bucket for backups needs the access of its store, and is the only second place', () => {
  const access = { S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'secret' };
  expect(problemsOf({ BACKUP_S3_BUCKET: 'backups', ...access })).toEqual([]);
  expect(parseConfig({ BACKUP_S3_BUCKET: 'backups', ...access }, '/r')).toMatchObject({
    s3: null,
    backup: { bucket: { bucket: 'backups' }, folder: '/r/data/backups' },
  });
  expect(problemsOf({ BACKUP_S3_BUCKET: 'backups' }).join()).toContain('required with BACKUP_S3_BUCKET');
  expect(problemsOf({ BACKUP_S3_BUCKET: 'backups', BACKUP_SECOND_PATH: '/mnt', ...access }).join()).toContain(
    'both set',
  );
});

test('production says nothing in plain to a database on another machine', () => {
  const plain = ['postgres://app:x@db/money', 'postgres://app:x@10.0.0.5/money?sslmode=disable'];
  const right = [
    'postgres://app:x@db/money?sslmode=verify-full',
    'postgres://app:x@localhost:6432/money',
    'postgres://app:x@127.0.0.1/money',
    'postgres://app:x@[::1]/money',
    'postgres://app:x@%2Frun%2Fpostgresql/money',
  ];
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'DATABASE_BULK_URL', 'DATABASE_DIRECT_URL']) {
    for (const url of plain) {
      expect(problemsOf({ ...production, [name]: url }).join()).toContain(`${name} isn't encrypted`);
      expect(problemsOf({ [name]: url })).toEqual([]);
    }
    for (const url of right) expect(problemsOf({ ...production, [name]: url })).toEqual([]);
  }
  // The parameter wins over the host.
  expect(problemsOf({ ...production, DATABASE_URL: 'postgres://localhost/money?host=db' })).toHaveLength(1);
});

test.each([
  ['0.0.0.0', 'http://localhost:3000'],
  ['192.168.1.5', 'http://192.168.1.5:3000'],
  ['::1', 'http://[::1]:3000'],
])('the address of HOST %s is %s', (HOST, url) => {
  expect(parseConfig({ HOST }, '/repository').appUrl).toBe(url);
});

describe('.env', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'config-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test('gives what the environment leaves out or empty', () => {
    writeFileSync(join(root, '.env'), 'PORT=4000\nHOST="0.0.0.0"\nLOG_LEVEL=debug # more\n');
    const config = loadConfig({ PORT: '5000', HOST: '' }, root);
    expect([config.port, config.host, config.log.level]).toEqual([5000, '0.0.0.0', 'debug']);
  });
});

describe('a secret in a file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'secret-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const secretNames = Object.entries<Setting<unknown>>(settings).flatMap(([name, { secret }]) => (secret ? name : []));

  test('is taken for every secret, without the line’s end, and from the root where its path is relative', () => {
    expect(secretNames).toContain('JWT_SECRET');
    const { JWT_SECRET, METRICS_TOKEN } = production;
    writeFileSync(join(folder, 'jwt'), `${JWT_SECRET}\n`);
    writeFileSync(join(folder, 'metrics'), METRICS_TOKEN);
    const files = { JWT_SECRET_FILE: join(folder, 'jwt'), METRICS_TOKEN_FILE: 'metrics' };
    const config = parseConfig({ ...production, JWT_SECRET: '', METRICS_TOKEN: '', ...files }, folder);
    expect([config.givenSecrets.jwt.current, config.metricsToken]).toEqual([JWT_SECRET, METRICS_TOKEN]);
    for (const name of secretNames) {
      expect(problemsOf({ [`${name}_FILE`]: join(folder, 'gone') }).join()).toContain(`${name}_FILE names`);
    }
  });

  test('that is missing, empty, weak or given twice is named, not printed', () => {
    writeFileSync(join(folder, 'empty'), '\n');
    writeFileSync(join(folder, 'weak'), 'w'.repeat(64));
    const problems = problemsOf({
      ...production,
      JWT_SECRET: '',
      JWT_SECRET_FILE: join(folder, 'gone'),
      ENCRYPTION_KEY: '',
      ENCRYPTION_KEY_FILE: join(folder, 'empty'),
      AUDIT_KEY_FILE: join(folder, 'weak'),
      METRICS_TOKEN: '',
      METRICS_TOKEN_FILE: join(folder, 'weak'),
    }).map((line) => line.trim());
    expect(problems).toEqual([
      `JWT_SECRET_FILE names ${folder}/gone, which cannot be read (ENOENT).`,
      `ENCRYPTION_KEY_FILE names ${folder}/empty, which is empty.`,
      'AUDIT_KEY and AUDIT_KEY_FILE are both set: give one of them.',
      expect.stringContaining('METRICS_TOKEN repeats a pattern'),
    ]);
  });
});

describe('.env.production.example', () => {
  test('is what the settings say (vitest -u writes it anew)', async () => {
    await expect(productionExample()).toMatchFileSnapshot(join(findRepositoryRoot(), '.env.production.example'));
  });

  const text = productionExample();

  test('names every setting once, and for every key the command that makes one', () => {
    expect([...text.matchAll(/^(?:# )?([A-Z][A-Z_0-9]*)=/gm)].map(([, name]) => name)).toEqual(Object.keys(settings));
    for (const [name, { generate }] of Object.entries<Setting<unknown>>(settings)) {
      if (generate !== undefined) expect(text).toMatch(new RegExp(`# Make one with: ${generate}\n(# )?${name}=\n`));
    }
  });

  test('as it is starts nothing; filled in it does', () => {
    const copied = parseEnv(text);
    const required = ['APP_URL', 'JWT_SECRET', 'ENCRYPTION_KEY', 'AUDIT_KEY', 'METRICS_TOKEN', 'BACKUP_ENCRYPTION_KEY'];
    expect(problemsOf(copied as Record<string, string>).map((line) => line.trim())).toEqual(
      required.map((name) => expect.stringContaining(`${name} is missing`)),
    );
    expect(parseConfig({ ...copied, ...production }, '/repository')).toEqual(parseConfig(production, '/repository'));
  });
});

describe('.env.example', () => {
  test('is what the settings say (vitest -u writes it anew)', async () => {
    await expect(envExample()).toMatchFileSnapshot(join(findRepositoryRoot(), '.env.example'));
  });

  test('uncommented as it is, changes nothing', () => {
    const text = envExample();
    const uncommented = [...text.matchAll(/^# ([A-Z0-9_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]);
    expect(uncommented.map(([name]) => name)).toEqual(Object.keys(settings));
    expect(parseConfig(Object.fromEntries(uncommented), '/r')).toEqual(parseConfig({}, '/r'));
  });
});

test('a bucket needs its key of access, and files go to another machine encrypted only', () => {
  const key = { S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'secret' };
  expect(problemsOf({ S3_BUCKET: 'files' })).toEqual([
    expect.stringContaining('S3_ACCESS_KEY_ID is missing'),
    expect.stringContaining('S3_SECRET_ACCESS_KEY is missing'),
  ]);
  expect(problemsOf({ S3_BUCKET: 'files', ...key, S3_ENDPOINT: 'http://s3.example.org' })).toEqual([
    expect.stringContaining('S3_ENDPOINT is another machine'),
  ]);
  for (const S3_ENDPOINT of ['', 'https://s3.example.org', 'http://127.0.0.1:9000', 'http://localhost:9000']) {
    expect(problemsOf({ S3_BUCKET: 'files', ...key, S3_ENDPOINT })).toEqual([]);
  }
  const { s3 } = parseConfig({ S3_BUCKET: 'files', ...key, S3_REGION: 'eu-central-1' }, '/r');
  expect(s3?.endpoint).toBe('https://s3.eu-central-1.amazonaws.com');
  expect(parseConfig(key, '/r').s3).toBeNull();
});

test('a mail server needs a sender, a login is whole, and only this machine is spoken to without TLS', () => {
  expect(problemsOf({ SMTP_HOST: 'smtp.example.org', SMTP_USER: 'money', SMTP_SECURITY: 'none' })).toEqual([
    expect.stringContaining('SMTP_SECURITY is none'),
    expect.stringContaining('SMTP_USER and SMTP_PASSWORD'),
    expect.stringContaining('MAIL_FROM is missing'),
  ]);
  expect(problemsOf({ MAIL_FROM: 'ExpenseAI <money@example.org>, other@example.org' })).toHaveLength(1);
  const { mail } = parseConfig({ SMTP_HOST: 'smtp.example.org', MAIL_FROM: 'ExpenseAI <money@example.org>' }, '/r');
  expect(mail).toEqual({
    host: 'smtp.example.org',
    port: 587,
    security: 'starttls',
    login: null,
    from: { name: 'ExpenseAI', address: 'money@example.org' },
  });
});

test('while developing, only pages of this machine may call', () => {
  const settings = { APP_ENV: 'development', CORS_ORIGINS: 'http://localhost:4000,https://partner.example' };
  expect(problemsOf(settings)).toEqual([
    expect.stringContaining('"https://partner.example": in development each must be'),
  ]);
});

test('who can sign up is by invitation in production, and anybody on a machine of one’s own', () => {
  expect(parseConfig(production, '/repository').registration).toBe('invite');
  expect(parseConfig({}, '/repository').registration).toBe('open');
});
