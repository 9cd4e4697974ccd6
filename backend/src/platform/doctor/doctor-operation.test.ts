import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
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
    Jobs: 'ok: worked off',
    Mail: 'ok: off: SMTP_HOST is not set, so nobody is written to',
    Certificate: 'ok: none: APP_URL is http',
    'Maintenance mode': 'ok: off',
    Tasks: 'ok: none is overdue',
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
    Jobs: 'warning: 1 have used up their tries: see error.log',
    Mail: 'warning: off: SMTP_HOST is not set, so nobody is written to',
    Certificate: 'ok: not checked: https://127.0.0.1:1 doesn’t answer from here',
    'Maintenance mode': 'warning: on since 2026-01-02T03:04:05.000Z: npm run maintenance -- off',
    Tasks: 'warning: overdue: error-rates, system-health, critical-alerts; see docs/maintenance.md',
  });
  expect((await findings(local)).Tasks).toMatch(/^ok: overdue: error-rates/);
});
