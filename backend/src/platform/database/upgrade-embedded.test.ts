import { spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type ClientConfig } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeOlderDataFolder, olderPostgres } from '../../testing/older-postgres.ts';
import { type Person, startTestApp } from '../../testing/test-app.ts';
import { testPasswords } from '../../testing/test-passwords.ts';
import { type RunningCluster, runCluster } from '../embedded-postgres/cluster.ts';
import { clusterAccount } from '../embedded-postgres/cluster-account.ts';
import { DataFolderInUse, lockDataFolder } from '../embedded-postgres/instance-lock.ts';
import { keptPrograms } from '../embedded-postgres/kept-programs.ts';
import { startEmbeddedDatabase } from './embedded-database.ts';
import { migrate } from './migrate.ts';
import { bootstrapRoles, connectionsTo, createDatabase, embeddedDatabase } from './roles.ts';
import { upgradeEmbedded } from './upgrade-embedded.ts';
import { loadWhole, readWhole } from './whole-database.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const isRoot = process.getuid?.() === 0;

let folder: string;
let told: string[] = [];
let before: Record<string, unknown>;

type Restore = () => Promise<void>;

const refusals: [what: string, refusal: RegExp | typeof DataFolderInUse, arrange: () => Promise<Restore>][] = [
  ['a disk that is too small', /needs \d{4,}.*GB.*free there. Nothing was changed/s, plantHugeFile],
  ['programs that were not kept', /PostgreSQL 15.*not kept.*Start the version/s, hidePrograms],
  ['a database that is newer', /one of PostgreSQL 99, and this version.*older/s, claimNewer],
  ['a running instance', DataFolderInUse, holdLock],
];
// Only root can give a folder away.
if (isRoot) refusals.push(['programs that somebody else has put there', /belongs to the user with id 1/, giveAway]);

describe.skipIf(!olderPostgres)('a database of an older PostgreSQL', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'upgrade-'));
    makeOlderDataFolder(folder);
    const older = await runOlder();
    try {
      await fill(older.superuser);
      before = await stateOf(older.superuser);
    } finally {
      await older.stop();
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(() => {
    told = [];
  });

  test.each(refusals)('%s: refused with a sentence, and nothing is touched', async (_, refusal, arrange) => {
    const restore = await arrange();
    await expect(upgrade()).rejects.toThrow(refusal);
    await restore();
    expect(readFileSync(join(folder, 'db', 'PG_VERSION'), 'utf8')).toBe('15\n');
    expect(readdirSync(folder).sort()).toEqual(['db', 'db-programs']);
    expect(told).toEqual([]);
  });

  test.each([
    [
      'what somebody has made in it would stay behind',
      'create table own_notes (words text)',
      'drop table own_notes',
      /is as it was: ExpenseAI doesn’t know own_notes.words/,
    ],
    [
      'a copy would not be equal',
      'alter table users alter created_at type timestamp',
      'alter table users alter created_at type timestamptz',
      /is as it was: users has 1 rows, and its copy 1, or others/,
    ],
  ])('where %s, nothing is switched', async (_, plant, remove, refusal) => {
    await withOlder((superuser) => query(superuser, plant));
    await expect(upgrade()).rejects.toThrow(refusal);
    expect(readdirSync(folder).sort()).toEqual(['db', 'db-programs']);
    expect(await withOlder(async (superuser) => (await query(superuser, remove)) && stateOf(superuser))).toEqual(
      before,
    );
  });

  test('kill -9 in the middle, then the next start: everything is there, and the old folder is as it was', async () => {
    await killInTheMiddle();
    expect(readFileSync(join(folder, 'db', 'PG_VERSION'), 'utf8')).toBe('15\n');
    expect(existsSync(join(folder, 'db.upgrade'))).toBe(true);

    const postgres = await startEmbeddedDatabase({ dataDir: folder, passwords: testPasswords, tell });
    try {
      expect(await stateOf(postgres.superuser)).toEqual(before);
      const { app, owner } = connectionsOf(postgres.superuser);
      // As many rows as there are, and none for who names no ledger.
      expect(await query(app, 'select count(*)::integer from transactions')).toEqual([{ count: 0 }]);
      expect(await query(app, "select current_setting('server_version_num')::integer / 10000 as major")).toEqual([
        { major: 18 },
      ]);
      expect(await migrate(owner)).toEqual([]);
    } finally {
      await postgres.stop();
    }
    const kept = readdirSync(folder).find((name) => name.startsWith('db-15-'));
    expect(told).toEqual([
      expect.stringMatching(/one of PostgreSQL 15: it is copied into one of PostgreSQL 18/),
      expect.stringMatching(`PostgreSQL 18 now: \\d{4,} rows were copied and compared.* kept in ${folder}/${kept};`),
    ]);
    expect(readdirSync(folder).sort()).toEqual([kept, 'db', 'db-programs', 'run'].sort());
    // The next upgrade has the programs that it will need.
    expect(keptPrograms(folder, 18).version).toMatch(/^18\./);
  });

  test('killed between the two renames of the switch, the next start ends it', async () => {
    mkdirSync(join(folder, 'db.upgrade'));
    renameSync(join(folder, 'db'), join(folder, 'db.upgrade', 'ready'));
    await upgrade();
    expect(existsSync(join(folder, 'db.upgrade'))).toBe(false);
    expect(readFileSync(join(folder, 'db', 'PG_VERSION'), 'utf8')).toBe('18\n');
  });

  test('a finished copy beside a database in use is thrown away: the database may have gone on since', async () => {
    cpSync(join(folder, 'db', 'PG_VERSION'), join(folder, 'db.upgrade', 'ready', 'PG_VERSION'), { recursive: true });
    await upgrade();
    expect(existsSync(join(folder, 'db.upgrade'))).toBe(false);
  });
});

function tell(sentence: string): void {
  told.push(sentence);
}

function upgrade(): Promise<void> {
  told = [];
  return upgradeEmbedded({
    dataDir: folder,
    passwords: testPasswords,
    tell,
    onLog: () => undefined,
    isDurable: false,
  });
}

async function runOlder(): Promise<RunningCluster> {
  const databaseDir = join(folder, 'db');
  const account = clusterAccount(databaseDir);
  const programs = keptPrograms(folder, 15);
  const site = { databaseDir, socketHome: join(folder, 'older'), programs, account, isDurable: false };
  const cluster = await runCluster(site);
  const stop = async () => {
    await cluster.stop();
    rmSync(site.socketHome, { recursive: true });
  };
  return { ...cluster, stop };
}

async function withOlder<T>(work: (superuser: ClientConfig) => Promise<T>): Promise<T> {
  const older = await runOlder();
  try {
    return await work(older.superuser);
  } finally {
    await older.stop();
  }
}

function connectionsOf({ host, port }: ClientConfig) {
  return connectionsTo({ host, port, database: embeddedDatabase }, testPasswords);
}

async function query(config: ClientConfig, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ ...config, database: embeddedDatabase });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Two years of a household, a second step of signing in, and jobs of every kind. */
async function fill(superuser: ClientConfig): Promise<void> {
  const app = await startTestApp();
  try {
    const person: Person = await app.signUp('Ada');
    await person.ask('POST', '/api/v1/ledgers', { body: { name: 'Demo', currency: 'EUR', demo: true } });
    await person.ask('POST', '/api/v1/auth/totp/setup');
    await app.db.asSuperuser(`
      select graphile_worker.add_job('import.parse', '{"n": 1}', run_at => now() + interval '1 day', job_key => 'later');
      select graphile_worker.add_job('mail.send', '{}', queue_name => 'mails', max_attempts => 3, priority => -5)`);
    await bootstrapRoles(superuser, testPasswords);
    await createDatabase(superuser, embeddedDatabase);
    await migrate(connectionsOf(superuser).owner);
    await readWhole(app.db.connections.superuser, ({ tables, read }) =>
      loadWhole({ ...superuser, database: embeddedDatabase }, async ({ load }) => {
        for (const table of tables) await load(table, read(table));
      }),
    );
  } finally {
    await app.close();
  }
}

/** Everything that must be the same afterwards, by name, asked of PostgreSQL and not of what copies. */
async function stateOf(superuser: ClientConfig): Promise<Record<string, unknown>> {
  const ask = (sql: string) => query(superuser, sql);
  const tables = await ask("select tablename as name from pg_tables where schemaname = 'public' order by 1");
  const rows: Record<string, unknown> = {};
  for (const { name } of tables) {
    // When a migration ran is the new cluster's own matter.
    const text = name === 'kysely_migration' ? 't.name' : 't::text';
    [rows[String(name)]] = await ask(
      `select count(*)::integer as count, md5(string_agg(${text}, e'\n' order by ${text} collate "C")) as sum from ${name} t`,
    );
  }
  return {
    rows,
    jobs: await ask(`
      select task_identifier, queue_name, priority, run_at, max_attempts, attempts, key from graphile_worker.jobs
      order by task_identifier`),
    // PostgreSQL 17 has a privilege more, which every owner has.
    tables: await ask(`
      select n.nspname || '.' || c.relname as name, c.relkind, r.rolname as owner, c.relrowsecurity, c.relforcerowsecurity,
        c.relispartition, translate(c.relacl::text, 'm', '') as acl
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
      where n.nspname in ('public', 'graphile_worker') and c.relkind in ('r', 'p', 'v', 'S') order by 1`),
    columns: await ask(`
      select table_name, column_name, data_type, is_nullable, column_default, is_identity
      from information_schema.columns where table_schema in ('public', 'graphile_worker') order by 1, 2`),
    indexes: await ask("select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1"),
    constraints: await ask(`
      select conrelid::regclass::text as table, conname, pg_get_constraintdef(oid) as definition, convalidated
      from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' order by 1, 2`),
    policies: await ask('select * from pg_policies order by schemaname, tablename, policyname'),
    functions: await ask(`
      select p.oid::regprocedure::text as name, r.rolname as owner, p.prosecdef, p.proacl::text as acl, md5(p.prosrc) as source
      from pg_proc p join pg_roles r on r.oid = p.proowner
      where p.pronamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace) order by 1`),
    sequences: await ask('select schemaname, sequencename, data_type from pg_sequences order by 1, 2'),
    roles: await ask(`
      select r.rolname, r.rolsuper, r.rolcanlogin, r.rolbypassrls, array(
        select g.rolname from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid order by 1
      )::text as member_of
      from pg_roles r where r.rolname !~ '^pg_' order by 1`),
    database: await ask('select datname, datacl::text as acl from pg_database where datname = current_database()'),
  };
}

/** A file with a hole counts as what it could grow to. */
async function plantHugeFile(): Promise<Restore> {
  const file = join(folder, 'db', 'base', 'huge');
  const descriptor = openSync(file, 'w');
  ftruncateSync(descriptor, 2 ** 43 - 4096);
  closeSync(descriptor);
  return async () => rmSync(file);
}

async function hidePrograms(): Promise<Restore> {
  const home = join(folder, 'db-programs');
  renameSync(join(home, '15.0-debian'), join(home, '14.0-debian'));
  return async () => renameSync(join(home, '14.0-debian'), join(home, '15.0-debian'));
}

async function giveAway(): Promise<Restore> {
  const programs = join(folder, 'db-programs', '15.0-debian');
  chownSync(programs, 1, 1);
  return async () => chownSync(programs, 0, 0);
}

async function claimNewer(): Promise<Restore> {
  const file = join(folder, 'db', 'PG_VERSION');
  writeFileSync(file, '99\n');
  return async () => writeFileSync(file, '15\n');
}

async function holdLock(): Promise<Restore> {
  const lock = await lockDataFolder(folder);
  return () => lock.release();
}

/** Starts the upgrade in a process of its own and kills that with everything as soon as the new database is being made. */
async function killInTheMiddle(): Promise<void> {
  const options = { dataDir: folder, passwords: testPasswords, isDurable: false };
  const script = `import { upgradeEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'upgrade-embedded.ts'))};
    const ignore = () => undefined;
    await upgradeEmbedded({ ...${JSON.stringify(options)}, tell: ignore, onLog: ignore });`;
  const child = spawn(process.execPath, ['--conditions=source', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const pidFile = join(folder, 'db.upgrade', 'db', 'postmaster.pid');
  await expect.poll(() => existsSync(pidFile) || child.exitCode !== null, { timeout: 60_000, interval: 20 }).toBe(true);
  child.kill('SIGKILL');
  await ended;
}
