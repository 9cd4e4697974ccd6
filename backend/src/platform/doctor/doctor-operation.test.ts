import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { noteVerification } from '../audit/audit-verification.ts';
import { type Config, parseConfig } from '../config/config.ts';
import { findRepositoryRoot } from '../config/repository-root.ts';
import { setMaintenanceMode } from '../maintenance/maintenance-mode.ts';
import { examineOperation } from './doctor-operation.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const local = parseConfig({ DATA_DIR: tmpdir(), LOG_DIR: tmpdir(), PORT: '0' }, findRepositoryRoot());

async function findings(config: Config): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { part, state, text } of examineOperation(config, db.connections.app)) {
    found[part] = `${state}: ${text}`;
  }
  return found;
}

test('a new installation at home is in order', async () => {
  expect(await findings(local)).toEqual({
    jobs: 'ok: worked off',
    mail: 'ok: off: SMTP_HOST is not set, so nobody is written to',
    certificate: 'ok: none: APP_URL is http',
    audit: 'ok: not verified yet: npm run audit:verify',
    backups: 'ok: none yet; the first is made at the time of BACKUP_SCHEDULE',
    'backup-copies': expect.stringMatching(/^ok: in one place only/),
    'backup-key': expect.stringMatching(/^ok: nobody has said/),
    'restore-test': 'ok: never done: npm run restore:drill',
    maintenance: 'ok: off',
    tasks: 'ok: none is overdue',
  });
});

test('what its operator left undone is named', async () => {
  await setMaintenanceMode(db.database.db, true, new Date('2026-01-02T03:04:05Z'));
  await db.asSuperuser(`
    insert into users (id, email, locale, time_zone, created_at)
    values (gen_random_uuid(), 'ada@example.org', 'en', 'UTC', now() - interval '2 days');
    select graphile_worker.add_job('nobody.does.this', run_at => now() + interval '1 day');
    update graphile_worker._private_jobs set attempts = max_attempts`);
  expect(await findings({ ...local, environment: 'production', appUrl: 'https://127.0.0.1:1' })).toEqual({
    jobs: 'warning: given up: 1; see error.log',
    mail: 'warning: off: SMTP_HOST is not set, so nobody is written to',
    certificate: 'ok: not checked: https://127.0.0.1:1 doesn’t answer from here',
    audit: 'ok: not verified yet: npm run audit:verify',
    backups: expect.stringMatching(/^problem: a scheduled one is missing/),
    'backup-copies': expect.stringMatching(/^warning: in one place only/),
    'backup-key': expect.stringMatching(/^warning: nobody has said/),
    'restore-test': 'warning: never done: npm run restore:drill',
    maintenance: 'warning: on since 2026-01-02T03:04:05.000Z: npm run maintenance -- off',
    tasks: 'warning: overdue: error-rates, system-health, critical-alerts; see docs/maintenance.md',
  });
  expect((await findings(local)).tasks).toMatch(/^ok: overdue: error-rates/);
});

test('the last verification of the audit log is told, and one that is old or found faults is not in order', async () => {
  const note = (verifiedAt: Date, faults: number) =>
    noteVerification(db.database.db, { verifiedAt, chains: 5, faults });
  const now = new Date();
  await note(now, 0);
  expect((await findings(local)).audit).toBe(`ok: all 5 chains were whole at ${now.toISOString()}`);
  await note(now, 1);
  expect((await findings(local)).audit).toMatch(/^problem: 1 of 5 chains were not whole at .*audit:verify/);
  await note(new Date(now.getTime() - 3 * 86_400_000), 0);
  expect((await findings(local)).audit).toMatch(/^warning: last verified at /);
});
