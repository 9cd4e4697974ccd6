import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { newIdentity, recipientOf } from '../../platform/backup/backup-key.ts';
import { setMaintenanceMode } from '../../platform/maintenance/maintenance-mode.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { Encryption } from '../../platform/secrets/encryption.ts';
import { startApp } from '../../start-app.ts';
import { newKey, restoreElsewhere, scratchFolder } from '../../testing/backups.ts';
import { asker, type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { stepAt, totpCode } from '../auth/totp.ts';
import { describeMove, exportMove } from './move-export.ts';
import { describeRestored } from './restore.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** A machine at home, with somebody whose sign-in has a second step. */
let app: TestApp;
let person: Person;
let secret: string;
beforeAll(async () => {
  app = await startTestApp();
  person = await app.signUp('Ada');
  ({ secret } = (await person.ask('POST', '/api/v1/auth/totp/setup')).body);
  await person.ask('POST', '/api/v1/auth/totp/enable', { body: { code: codeOf(-1) } });
});
afterAll(() => app.close());

/** Of the step before or after the current one, since each is good once. */
function codeOf(offset: number): string {
  return totpCode(secret, stepAt(new Date()) + offset);
}

function exportTo(path: string, recipient?: string) {
  const { config, secrets } = app.platform;
  const owner = app.db.connections.owner;
  return exportMove({ database: app.db.database, config, secrets, owner, path, recipient });
}

it('from a laptop to an installation with keys of its own: the second step opens, the audit log is whole', async () => {
  const path = join(scratchFolder(), 'move.age');
  const move = await exportTo(path);
  expect(move).toMatchObject({ isComplete: false, manifest: { tables: { users: { rows: 1 } } } });
  expect(statSync(`${path}.key`).mode & 0o777).toBe(0o600);
  const [identity = ''] = readFileSync(`${path}.key`, 'utf8').match(/^AGE-SECRET-KEY-1.+$/m) ?? [];

  const stack = { ENCRYPTION_KEY: newKey(), AUDIT_KEY: newKey() };
  const { db, dataDir, restored } = await restoreElsewhere(app, path, {
    key: newKey(),
    identities: [identity],
    settings: stack,
  });
  const result = await restored;
  const keyFile = join(dataDir, 'keys', 'audit-key-of-backup');
  expect(result).toMatchObject({ resealed: 1, keyFiles: [keyFile], check: { brokenChains: 0 } });
  expect(readFileSync(keyFile, 'utf8').trim()).toBe(app.platform.secrets.audit.current);
  expect(describeRestored(result).at(-1)).toContain(`lies in ${keyFile}: give it as AUDIT_KEY_PREVIOUS`);
  expect(existsSync(join(dataDir, 'keys', 'encryption-key-of-backup'))).toBe(false);

  const encryption = new Encryption({ current: stack.ENCRYPTION_KEY });
  const { database, bulkDatabase } = db;
  const metrics = new Metrics(database.pool);
  const there = await startApp({ ...app.platform, database, bulkDatabase, encryption, metrics });
  try {
    const ask = asker(there.url, {});
    const { email, password } = person;
    const { token } = (await ask('POST', '/api/v1/auth/login', { body: { email, password } })).body.secondStep;
    const body = { token, code: codeOf(1) };
    expect((await ask('POST', '/api/v1/auth/totp/sign-in', { body })).status).toBe(200);
  } finally {
    await there.close();
  }
});

it('is opened by the key of the installation that it is for, and then needs no other', async () => {
  const stackKey = newIdentity();
  const path = join(scratchFolder(), 'move.age');
  const move = await exportTo(path, await recipientOf(stackKey));
  expect(existsSync(`${path}.key`)).toBe(false);
  expect(describeMove(move).at(-1)).toBe('npm run restore -- move.age');
  const { restored } = await restoreElsewhere(app, path, { key: newKey(), identities: [stackKey] });
  expect((await restored).facts.manifest).toEqual(move.manifest);
});

it('is complete where nobody can change anything meanwhile, and never takes the place of a file', async () => {
  const path = join(scratchFolder(), 'move.age');
  await setMaintenanceMode(app.db.database.db, true, new Date());
  expect(describeMove(await exportTo(path))[1]).toContain('Maintenance mode is on here');
  await setMaintenanceMode(app.db.database.db, false, new Date());
  await expect(exportTo(path)).rejects.toThrow(`${path} is there already`);
});
