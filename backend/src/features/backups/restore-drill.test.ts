import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, inject, it, vi } from 'vitest';
import { scheduleBackups } from '../../platform/backup/backup-schedule.ts';
import { withDrillSite } from '../../platform/backup/drill-site.ts';
import { makeBackup } from '../../platform/backup/make-backup.ts';
import { openBackups } from '../../platform/backup/open-backups.ts';
import { type Config, parseConfig } from '../../platform/config/config.ts';
import { findRepositoryRoot } from '../../platform/config/repository-root.ts';
import { loadSecrets } from '../../platform/config/secrets.ts';
import { databaseConnections } from '../../platform/database/roles.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { testPasswords } from '../../testing/test-passwords.ts';
import { untilPrinted } from '../../testing/until-printed.ts';
import { restoreBeside } from './restore-drill.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const root = findRepositoryRoot();
const folder = mkdtempSync(join(tmpdir(), 'expenseai-drill-'));
const dataDir = join(folder, 'data');
let db: TestDatabase;
let settings: Record<string, string>;
let config: Config;
let file: string;
beforeAll(async () => {
  db = await createTestDatabase();
  const { database } = db.connections.owner;
  const urlOf = (role: keyof typeof testPasswords) =>
    `postgres://expenseai_${role}:${testPasswords[role]}@${encodeURIComponent(inject('databaseHost'))}:${inject('databasePort')}/${database}`;
  settings = {
    DATABASE_URL: urlOf('app'),
    DATABASE_OWNER_URL: urlOf('owner'),
    DATABASE_BULK_URL: urlOf('bulk'),
    DATA_DIR: dataDir,
    LOG_DIR: folder,
    BACKUP_PATH: join(folder, 'backups'),
  };
  config = parseConfig(settings, root);
  const values = Array.from({ length: 300 }, () => `('${randomUUID()}', '${randomUUID()}@example.org', 'en', 'UTC')`);
  await db.asSuperuser(`insert into users (id, email, locale, time_zone) values ${values}`);
  ({ path: file } = await makeBackup(await backups()));
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  expect(await left()).toEqual([]);
});

const backups = () => openBackups({ config, secrets: loadSecrets(config) }, db.database);
const connections = () => databaseConnections(config, loadSecrets(config));
const never = new AbortController().signal;
const beside = () => `${db.connections.owner.database}_restore_drill`;

/** The database beside the running one, and folders, as far as they are there. */
async function left(): Promise<string[]> {
  const databases = await db.asSuperuser<{ datname: string }>('select datname from pg_database where datname = $1', [
    beside(),
  ]);
  const folders = readdirSync(dataDir).filter((name) => name.startsWith('restore-drill-'));
  return [...databases.map(({ datname }) => datname), ...folders];
}

/** One look of the schedule, with none due. */
async function look(): Promise<unknown[]> {
  const failures: unknown[] = [];
  await scheduleBackups(await backups(), null, { made: () => undefined, failed: (error) => failures.push(error) })();
  return failures;
}

it('restores on the server of the running database, which stays as it is, and leaves nothing', async () => {
  const before = await db.asSuperuser('select id from users order by id');
  const seen: Promise<string[]>[] = [];
  const tell = () => seen.push(left());
  const { facts, check } = await restoreBeside({ config, file, tell, signal: never });
  expect(facts.manifest.tables.users?.rows).toBe(300);
  expect(check).toMatchObject({ differingTotals: 0, brokenChains: 0 });
  expect((await Promise.all(seen)).at(-1)).toEqual([beside(), expect.stringMatching(/^restore-drill-/)]);
  expect(await left()).toEqual([]);
  expect(await db.asSuperuser('select id from users order by id')).toEqual(before);
});

const next = () => withDrillSite(dataDir, connections(), never, async () => []);

it.each([
  ['within the minute', look],
  ['by the next', next],
])('what one leaves that was killed is removed %s', async (_, remove) => {
  const options = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
  const command = join(import.meta.dirname, 'restore-drill-command.ts');
  const child = spawn(process.execPath, [...options, command], {
    cwd: root,
    env: settings,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await untilPrinted(child, 'Loading');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await left()).toHaveLength(2);
  expect(await remove()).toEqual([]);
  expect(await left()).toEqual([]);
});

it('one that is stopped leaves nothing either', async () => {
  const stopping = new AbortController();
  const tell = (step: string) => {
    if (step.startsWith('Loading')) stopping.abort(new Error('Stopped by SIGTERM'));
  };
  await expect(restoreBeside({ config, file, tell, signal: stopping.signal })).rejects.toThrow('Stopped by SIGTERM');
  expect(await left()).toEqual([]);
});

it('while one runs no other begins, and nobody takes its database away', async () => {
  await withDrillSite(dataDir, connections(), never, async () => {
    const other = restoreBeside({ config, file, tell: () => undefined, signal: never });
    await expect(other).rejects.toThrow('Another test of restoring is running');
    expect(await look()).toEqual([]);
    expect(await left()).toHaveLength(2);
  });
});

it('a database of that name that no test of restoring has made is never removed', async () => {
  await db.asSuperuser(`create database ${beside()} owner expenseai_owner`);
  try {
    const drill = restoreBeside({ config, file, tell: () => undefined, signal: never });
    await expect(drill).rejects.toThrow(`There is a database ${beside()} that no test of restoring has made`);
    expect(await left()).toEqual([beside()]);
  } finally {
    await db.asSuperuser(`drop database ${beside()}`);
  }
});

it('says what to do where the owner’s login may not create databases', async () => {
  const owner = connections().app;
  const drill = withDrillSite(dataDir, { ...connections(), owner }, never, async () => undefined);
  await expect(drill).rejects.toThrow('alter role expenseai_app createdb');
  expect(await left()).toEqual([]);
});
