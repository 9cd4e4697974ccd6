import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '@expenseai/contracts/doctor';
import type { ClientConfig } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { type Config, parseConfig } from '../config/config.ts';
import { findRepositoryRoot } from '../config/repository-root.ts';
import { loadSecrets } from '../config/secrets.ts';
import { Encryption } from '../secrets/encryption.ts';
import { agingSecrets, noteSecrets } from '../secrets/secret-ages.ts';
import { examine } from './doctor-checks.ts';

let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-secrets-'));
  db = await createTestDatabase();
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

function urlOf({ user, password, host, port, database }: ClientConfig): string {
  return `postgres://${user}:${password}@localhost/${database}?host=${encodeURIComponent(host ?? '')}&port=${port}`;
}

const key = () => randomBytes(32).toString('hex');
const [lostKey, previousKey] = [key(), key()];

function production(more: Record<string, string> = {}): Config {
  const config = parseConfig(
    {
      DATA_DIR: folder,
      LOG_DIR: folder,
      PORT: '0',
      DATABASE_URL: urlOf(db.connections.app),
      DATABASE_OWNER_URL: urlOf(db.connections.owner),
      DATABASE_BULK_URL: urlOf(db.connections.bulk),
      ...keys,
      ...more,
    },
    findRepositoryRoot(),
  );
  return { ...config, environment: 'production' };
}
const keys = {
  JWT_SECRET: key(),
  ENCRYPTION_KEY: key(),
  AUDIT_KEY: key(),
  METRICS_TOKEN: key(),
  BACKUP_ENCRYPTION_KEY: key(),
};

async function findingsOf(part: Finding['part'], config: Config): Promise<string[]> {
  const found: string[] = [];
  for await (const finding of examine(config)) {
    if (finding.part === part) found.push(`${finding.state}: ${finding.text}`);
  }
  return found;
}

test('a secret older than 90 days is named', async () => {
  const config = production();
  await noteSecrets(db.database.pool, agingSecrets(config, loadSecrets(config)));
  expect(await findingsOf('secrets', config)).toEqual(['ok: none is old']);
  const age = (days: number) =>
    db.asSuperuser(`update known_secrets set first_seen_at = now() - $1 * interval '1 day' where name = 'JWT_SECRET'`, [
      days,
    ]);
  await age(90);
  expect(await findingsOf('secrets', config)).toEqual(['ok: none is old']);
  await age(91);
  expect(await findingsOf('secrets', config)).toEqual([
    'warning: JWT_SECRET is 91 days old: npm run secrets:rotate -- JWT_SECRET',
  ]);
  await age(0);
});

test('what still needs the previous key is counted, and what no key opens is a problem', async () => {
  const id = '0198c0de-0000-7000-8000-000000000001';
  const seal = (current: string) => new Encryption({ current }).seal('x', { column: 'totp_secrets.secret', id });
  await db.asSuperuser(`insert into users (id, email, locale, time_zone) values ($1, 'r@example.org', 'en', 'UTC')`, [
    id,
  ]);
  const set = (secret: string) =>
    db.asSuperuser(
      'insert into totp_secrets (user_id, secret) values ($1, $2) on conflict (user_id) do update set secret = $2',
      [id, secret],
    );
  const rotating = production({ ENCRYPTION_KEY_PREVIOUS: previousKey });
  const none = 'ok: there are none';
  expect(await findingsOf('sealed-values', rotating)).toEqual([none, 'ok: ENCRYPTION_KEY_PREVIOUS may go']);
  await set(seal(previousKey));
  expect(await findingsOf('sealed-values', rotating)).toEqual([
    'ok: 1, each with a key that is set',
    'ok: sealed with ENCRYPTION_KEY_PREVIOUS: 1, so it has to stay',
  ]);
  await set(seal(lostKey));
  expect(await findingsOf('sealed-values', rotating)).toEqual([expect.stringMatching(/^problem: .*not set: 1;/)]);
});
