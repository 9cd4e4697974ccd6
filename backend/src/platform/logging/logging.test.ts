import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogging, type Logging } from './logging.ts';

let dir: string;
let logging: Logging;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'logging-'));
  const log = {
    dir,
    instance: undefined,
    level: 'info',
    maxSize: 10_000_000,
    retentionDays: 30,
    auditRetentionDays: 365,
  } as const;
  logging = createLogging({ environment: 'staging', log }, () => undefined);
});
afterEach(() => rmSync(dir, { recursive: true }));

async function linesOf(name: string): Promise<Record<string, unknown>[]> {
  await logging.close();
  return readFileSync(join(dir, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('all three files exist from the start, and nobody but owner and group may read them', async () => {
  const names = readdirSync(dir).sort();
  expect(names).toEqual(['app.log', 'audit.log', 'error.log']);
  expect(names.filter((name) => (statSync(join(dir, name)).mode & 0o7) !== 0)).toEqual([]);
  await logging.close();
});

test('entries are JSON with time, level by name and environment; only errors are in error.log', async () => {
  logging.logger.debug('left out');
  logging.logger.info({ route: '/api/v1/ledgers', status: 200 }, 'request');
  logging.logger.error(new Error('broken'));
  expect(await linesOf('app.log')).toMatchObject([
    { level: 'info', environment: 'staging', time: expect.stringMatching(/^\d{4}-.*Z$/), status: 200, msg: 'request' },
    { level: 'error', environment: 'staging', msg: 'broken', err: { type: 'Error', message: 'broken' } },
  ]);
  expect(await linesOf('error.log')).toMatchObject([{ msg: 'broken' }]);
  expect(await linesOf('audit.log')).toEqual([]);
});

test('audit lines are written as they are', async () => {
  logging.audit('{"event":"auth.login.success"}');
  await logging.close();
  expect(readFileSync(join(dir, 'audit.log'), 'utf8')).toBe('{"event":"auth.login.success"}\n');
});

test('no secret, token, query string or e-mail address gets into a line, wherever it stood', async () => {
  const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
  const databaseError = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (email)=(ann@example.org) exists',
    constraint: 'users_email_key',
  });
  logging.logger.warn(
    {
      url: '/api/v1/transactions?q=payee%3ADentist&limit=5',
      headers: { authorization: `Bearer ${jwt}`, cookie: 'session=s3cr3t', accept: '*/*' },
      body: { email: 'ann@example.org', password: 'hunter2', refreshToken: 'r3fr3sh', nested: [{ apiKey: 'k3y' }] },
      tokens: 12,
      err: new Error('Cannot reach postgres://app:pg-pass@db/x', { cause: databaseError }),
    },
    `from ann@example.org with ${jwt} to https://x.example/reset?link=0ne-t1me done`,
  );
  const [line] = await linesOf('app.log');
  const text = JSON.stringify(line);
  for (const secret of ['Dentist', 'eyJ', 's3cr3t', 'hunter2', 'r3fr3sh', 'k3y', 'pg-pass', 'ann@', '0ne-t1me']) {
    expect(text).not.toContain(secret);
  }
  expect(line).toMatchObject({
    url: '/api/v1/transactions',
    headers: { accept: '*/*' },
    tokens: 12,
    msg: 'from [email] with [redacted] to https://x.example/reset done',
    err: {
      message: 'Cannot reach postgres://[redacted]@db/x',
      cause: { code: '23505', constraint: 'users_email_key' },
    },
  });
});

test('values of any depth and shape are taken', async () => {
  const circular: Record<string, unknown> = { n: 1 };
  circular.self = circular;
  logging.logger.info({ circular, date: new Date(0), none: null, missing: undefined }, 'odd');
  expect(await linesOf('app.log')).toMatchObject([{ msg: 'odd', date: '1970-01-01T00:00:00.000Z', none: null }]);
});

test('ten thousand lines do not hold up the event loop: none is written while its caller goes on', async () => {
  for (let n = 0; n < 10_000; n += 1) logging.logger.info({ n, route: '/api/v1/x' }, 'request');
  expect(statSync(join(dir, 'app.log')).size).toBe(0);
  expect(await linesOf('app.log')).toHaveLength(10_000);
});
