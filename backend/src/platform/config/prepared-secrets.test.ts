import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProgram } from '../../../../scripts/debian-programs.ts';
import { parseConfig } from './config.ts';
import { findRepositoryRoot } from './repository-root.ts';
import type { Setting } from './settings/setting.ts';
import { settings } from './settings.ts';

const script = join(findRepositoryRoot(), 'deploy', 'prepare.sh');
const all: [string, Setting<unknown>][] = Object.entries(settings);
const secretNames = all.filter(([, { secret }]) => secret).map(([name]) => name);
const amtool = findProgram('amtool');
const key = () => randomBytes(32).toString('hex');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'expenseai-prepare-'));
  mkdirSync(join(folder, 'deploy'));
  cpSync(script, join(folder, 'deploy', 'prepare.sh'));
  cpSync(join(findRepositoryRoot(), 'monitoring'), join(folder, 'monitoring'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function prepare(lines: string[], environment = 'production') {
  writeFileSync(join(folder, `.env.${environment}`), `${lines.join('\n')}\n`);
  const { status, stderr } = spawnSync('bash', ['deploy/prepare.sh', environment], { cwd: folder, encoding: 'utf8' });
  return { status, stderr };
}

const at = (path: string) => join(folder, 'secrets/production', path);
const read = (path: string) => readFileSync(at(path), 'utf8');

/** The settings as a container reads them, with the folder that is mounted as /run/secrets. */
function configInContainer(stage = 'production') {
  const place = join(folder, 'secrets', stage, 'app');
  const text = readFileSync(join(place, 'settings.env'), 'utf8').replaceAll('/run/secrets', place);
  return parseConfig({ ...parseEnv(text), APP_ENV: stage }, folder);
}

const required = () => [
  'APP_URL=https://money.example.org',
  `JWT_SECRET=${key()}`,
  `ENCRYPTION_KEY=${key()}`,
  `AUDIT_KEY=${key()}`,
  `METRICS_TOKEN=${key()}`,
  `BACKUP_ENCRYPTION_KEY=${key()}`,
];

describe('deploy/prepare.sh', () => {
  it('knows every setting that is a secret', () => {
    const [, list = ''] = /^secrets='([^']+)'$/m.exec(readFileSync(script, 'utf8')) ?? [];
    expect(list.split(/\s+/)).toEqual(secretNames);
  });

  it('makes settings that production takes, with database and Redis of the stack', () => {
    expect(prepare(required())).toEqual({ status: 0, stderr: '' });
    const { database, redis, appUrl } = configInContainer();
    expect(appUrl).toBe('https://money.example.org');
    expect(database.url).toMatch(
      /^postgres:\/\/expenseai_app:[0-9a-f]{64}@postgres:5432\/expenseai\?sslmode=verify-full$/,
    );
    expect(database.ownerUrl).toContain('expenseai_owner:');
    expect(database.bulkUrl).toContain('expenseai_bulk:');
    expect(database.ca).toContain('BEGIN CERTIFICATE');
    expect(redis.url).toMatch(/^redis:\/\/expenseai:[0-9a-f]{64}@redis:6379\/0$/);
  });

  it('reads values as the product does, and takes no secret into the settings', () => {
    const password = 'pass # "word';
    const lines = [
      ...required(),
      '# JWT_SECRET=an-older-one-that-somebody-kept',
      `export SMTP_PASSWORD='${password}'`,
      'SMTP_HOST=smtp.example.org # ours',
      'SMTP_USER=money',
      `MAIL_FROM="O'Brien & Sons <money@example.org>"`,
      'OIDC_PROVIDERS=[{"id":"sso","name":"SSO","issuer":"https://sso.example.org","clientId":"a","clientSecret":"only-here"}]',
      'ANALYTICS_URL=https://statistics.example.org',
      'ANALYTICS_SITE=money.example.org',
    ];
    expect(prepare(lines).status).toBe(0);
    const config = configInContainer();
    expect(config.mail).toMatchObject({
      login: { user: 'money', password },
      from: { name: `O'Brien & Sons`, address: 'money@example.org' },
    });
    expect(config.oidcProviders).toHaveLength(1);
    const kept = read('app/settings.env');
    expect(kept).not.toMatch(/an-older-one|only-here|pass #|[0-9a-f]{64}/);
    expect(read('proxy/site.conf')).toContain('default "page-views";');
    expect(read('monitoring/SMTP_PASSWORD')).toBe(password);
  });

  describe.skipIf(!amtool)('makes a configuration of Alertmanager', () => {
    const checked = () => spawnSync(amtool ?? '', ['check-config', at('monitoring/alertmanager.yml')]).status;

    it('that writes to the administrator by the product’s mail server', () => {
      const mail = ['SMTP_HOST=smtp.example.net', 'MAIL_FROM="O\'Neill & Sons <money@example.net>"'];
      expect(prepare([...required(), ...mail, 'ADMIN_EMAIL=ada@example.net']).status).toBe(0);
      expect(checked()).toBe(0);
      const written = read('monitoring/alertmanager.yml');
      expect(written).toContain("smtp_smarthost: 'smtp.example.net:587'");
      expect(written).toContain("smtp_from: 'O''Neill & Sons <money@example.net>'");
      expect(written.match(/to: 'ada@example\.net'/g)).toHaveLength(2);
      expect(written).not.toMatch(/example\.org|smtp_auth/);
    });

    it('that signs in there with the password’s file', () => {
      const mail = ['SMTP_HOST=smtp.example.net', 'SMTP_PORT=465', 'SMTP_USER=money', `SMTP_PASSWORD=${key()}`];
      expect(prepare([...required(), ...mail, 'MAIL_FROM=m@example.net', 'ADMIN_EMAIL=ada@example.net']).status).toBe(
        0,
      );
      expect(checked()).toBe(0);
      const written = read('monitoring/alertmanager.yml');
      expect(written).toContain("smtp_smarthost: 'smtp.example.net:465'");
      expect(written).toContain("smtp_auth_username: 'money'\n  smtp_auth_password_file: /run/secrets/SMTP_PASSWORD");
      expect(written).not.toMatch(/[0-9a-f]{64}/);
    });

    it('that only shows alerts where there is no mail server or administrator', () => {
      expect(prepare([...required(), 'ADMIN_EMAIL=ada@example.net']).status).toBe(0);
      expect(checked()).toBe(0);
      const written = read('monitoring/alertmanager.yml');
      expect(written).not.toMatch(/@|smtp/);
      expect(written).toContain('- name: on-call');
    });
  });

  it('keeps what it has made, and forgets what isn’t set any more', () => {
    const lines = required();
    const made = ['postgres/app', 'postgres/superuser', 'postgres/server.key', 'redis-password'];
    expect(prepare([...lines, 'SENTRY_DSN=https://k@sentry.example.org/1']).status).toBe(0);
    const before = made.map(read);
    expect(existsSync(at('app/SENTRY_DSN'))).toBe(true);
    expect(prepare(lines).status).toBe(0);
    expect(made.map(read)).toEqual(before);
    expect(existsSync(at('app/SENTRY_DSN'))).toBe(false);
    expect(readdirSync(at('.')).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('closes the folder to others, and takes another database and Redis where they are given', () => {
    const lines = [
      ...required().map((line) => line.replace('money.', 'staging.')),
      'DATABASE_URL=postgres://app:a-long-password@db.example.org:5432/x?sslmode=verify-full',
      'REDIS_URL=rediss://u:p@redis.example.org:6379/0',
    ];
    expect(prepare(lines, 'staging').status).toBe(0);
    expect(statSync(join(folder, 'secrets/staging')).mode & 0o777).toBe(0o700);
    const { database, redis } = configInContainer('staging');
    expect(new URL(database.url ?? '').hostname).toBe('db.example.org');
    expect(database.ca).toBeUndefined();
    expect(new URL(redis.url ?? '').hostname).toBe('redis.example.org');
    expect(existsSync(join(folder, 'secrets/production'))).toBe(false);
  });

  it.each(['money.example.org;', 'https://money.example.org"; }', ''])(
    'refuses an address that isn’t one: %s',
    (url) => {
      const { status, stderr } = prepare([...required().slice(1), `APP_URL=${url}`]);
      expect(status).toBe(1);
      expect(stderr).toContain('APP_URL in .env.production must be an address');
    },
  );

  it('says what to do where there are no settings', () => {
    const { status, stderr } = spawnSync('bash', ['deploy/prepare.sh', 'production'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toContain('copy .env.production.example');
  });
});
