import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { variablesOf } from '../secrets/env-file.ts';
import { withSecrets } from '../secrets/generate-secrets.ts';
import { ConfigError, parseConfig } from './config.ts';
import { productionExample } from './env-examples.ts';
import { findRepositoryRoot } from './repository-root.ts';

interface Check {
  id: string;
  state: string;
  text: string;
}

const root = findRepositoryRoot();
const random = () => randomBytes(32).toString('hex');
/** The production example, filled in. */
const filledIn: Record<string, string> = {
  ...variablesOf(withSecrets(productionExample()).text),
  APP_URL: 'https://money.example.org',
  BACKUP_KEY_COPIED: 'yes',
};

/** Takes long on a machine that is busy: each audit starts a hundred programs. */
const timeout = 120_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'expenseai-audit-'));
  for (const name of ['security-audit.sh', 'deploy/audit', '.env.production.example']) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What security-audit.sh finds in a file of these settings. */
async function findings(variables: Record<string, string>, mode = 0o600): Promise<Check[]> {
  const file = join(folder, `env-${random().slice(0, 8)}`);
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(file, lines.join(''));
  chmodSync(file, mode);
  const { checks } = await audit('--env', file);
  return checks.filter(({ id, state }) => id.startsWith('environment.') && state === 'failed');
}

function audit(...options: string[]): Promise<{ findings: number; checks: Check[] }> {
  return new Promise((resolve) => {
    execFile(join(folder, 'security-audit.sh'), ['--json', '--offline', ...options], (_error, stdout) =>
      resolve(JSON.parse(stdout)),
    );
  });
}

/** Names of the settings that a start with these would refuse. */
function refused(variables: Record<string, string>): string[] {
  try {
    parseConfig(variables, root);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(' ')[0] ?? '');
  }
}

const named = (checks: Check[]) => checks.map(({ text }) => text.split(' ')[0]);

describe('what a start refuses, security-audit.sh finds before, and nothing else', { timeout }, () => {
  const host = 'db.example.org/money';
  test.each<[string, Record<string, string>]>([
    ['the example filled in', {}],
    ['the example as it is', { APP_URL: '', JWT_SECRET: '', ENCRYPTION_KEY: '', AUDIT_KEY: '', METRICS_TOKEN: '' }],
    ['placeholders and patterns', { JWT_SECRET: 'changeme'.repeat(8), ENCRYPTION_KEY: 'abcd1234'.repeat(8) }],
    [
      'short and dull secrets',
      { JWT_SECRET: random().slice(0, 48), ENCRYPTION_KEY: '01'.repeat(4) + '10010'.repeat(12) },
    ],
    ['runs and words', { JWT_SECRET: `abcdefghijk${random()}`, AUDIT_KEY: `correct horse battery staple ${random()}` }],
    ['a secret used twice', { METRICS_TOKEN: filledIn.JWT_SECRET ?? '' }],
    ['base64', { JWT_SECRET: randomBytes(32).toString('base64'), AUDIT_KEY: randomBytes(32).toString('base64url') }],
    ['earlier audit keys', { AUDIT_KEY_PREVIOUS: `${random()},${random()}` }],
    ['an earlier audit key that is weak', { AUDIT_KEY_PREVIOUS: `${random()},${'a'.repeat(64)}` }],
    ['plain HTTP', { APP_URL: 'http://money.example.org' }],
    ['a readable database', { DATABASE_URL: `postgres://app:${random()}@${host}` }],
    ['a default password', { DATABASE_URL: `postgres://app:changeme@${host}?sslmode=verify-full` }],
    ['an encrypted database', { DATABASE_OWNER_URL: `postgres://app:${random()}@${host}?sslmode=verify-full` }],
    ['a socket', { DATABASE_DIRECT_URL: `postgres://app:${random()}@localhost/money?host=/run/postgresql` }],
    ['a host that its parameter hides', { DATABASE_URL: `postgres://app:${random()}@localhost/money?host=db` }],
    ['Redis without a password', { REDIS_URL: 'redis://redis:6379' }],
    ['Redis with one', { REDIS_URL: `redis://app:${random()}@redis:6379` }],
    ['any origin', { CORS_ORIGINS: 'https://app.example.org,*' }],
  ])('%s', async (_name, variables) => {
    const all = { ...filledIn, ...variables };
    expect(named(await findings(all)).sort()).toEqual(refused(all).sort());
  });
});

test.each<[string, string, Record<string, string>]>([
  ['environment.stage', 'APP_ENV is local', { APP_ENV: 'local' }],
  ['environment.registration', 'REGISTRATION is open', { REGISTRATION: 'open' }],
  ['environment.proxy', 'TRUST_PROXY believes 0.0.0.0/0', { TRUST_PROXY: '127.0.0.1,0.0.0.0/0' }],
  ['environment.limits', 'RATE_LIMIT_LOGIN is 1000', { RATE_LIMIT_LOGIN: '1000' }],
  ['environment.limits', 'LOG_LEVEL is trace', { LOG_LEVEL: 'trace' }],
  ['environment.limits', 'SMTP_SECURITY is none', { SMTP_HOST: 'smtp.example.org', SMTP_SECURITY: 'none' }],
  ['environment.limits', 'S3_ENDPOINT', { S3_ENDPOINT: 'http://s3.example.org' }],
  ['environment.backup', 'BACKUP_KEY_COPIED isn', { BACKUP_KEY_COPIED: '' }],
])('%s: what could start but should not: %s', { timeout }, async (id, text, variables) => {
  const found = await findings({ ...filledIn, ...variables });
  expect(found).toEqual([expect.objectContaining({ id, text: expect.stringContaining(text) })]);
});

test('settings that others can read, or that are missing, are found; a secret in a file counts as given', {
  timeout,
}, async () => {
  expect(await findings(filledIn, 0o644)).toEqual([expect.objectContaining({ id: 'environment.file' })]);
  const { checks } = await audit('--env', join(folder, 'missing'));
  expect(checks[0]).toMatchObject({ id: 'environment.file', state: 'failed' });
  const file = join(folder, 'jwt');
  writeFileSync(file, `${random()}\n`);
  expect(await findings({ ...filledIn, JWT_SECRET: '', JWT_SECRET_FILE: file })).toEqual([]);
  writeFileSync(file, `${'j'.repeat(64)}\n`);
  expect(named(await findings({ ...filledIn, JWT_SECRET: '', JWT_SECRET_FILE: file }))).toEqual(['JWT_SECRET']);
});

test('no secret is printed', { timeout }, async () => {
  const secret = `${random().slice(0, 40)}`;
  const checks = await findings({ ...filledIn, JWT_SECRET: secret, DATABASE_URL: `postgres://app:${secret}@db/x` });
  expect(checks).toHaveLength(2);
  expect(JSON.stringify(checks)).not.toContain(secret);
});
