import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded-postgres.ts';
import { DataFolderInUse, holderOfDataFolder } from './instance-lock.ts';
import { endLeftovers } from './leftover-processes.ts';

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };
/** No normal user works in a checkout that only root may enter, such as one below /root. */
const canOthersEnter = isRoot && spawnSync(process.execPath, ['--version'], { ...nobody, cwd: '/' }).status === 0;

let folder: string;
let started: EmbeddedPostgres[] = [];
let holders: ChildProcess[] = [];

/** A folder after a first start, which takes longer than all that is tested here. */
let prepared: string;
beforeAll(async () => {
  prepared = mkdtempSync(join(tmpdir(), 'embedded-prepared-'));
  await (await startEmbeddedPostgres({ dataDir: prepared, isDurable: false })).stop();
});
afterAll(() => rmSync(prepared, { recursive: true }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-'));
  execFileSync('cp', ['-a', join(prepared, 'db'), folder]);
});
afterEach(async () => {
  for (const holder of holders) holder.kill('SIGKILL');
  for (const postgres of started) await postgres.stop();
  if (holders.length > 0) await endLeftovers(join(folder, 'db'), join(folder, 'run'));
  [holders, started] = [[], []];
  rmSync(folder, { recursive: true });
});

async function start(dataDir = folder, options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, isDurable: false, ...options });
  started.push(postgres);
  return postgres;
}

/** Starts a database from another process and gives that process and the id of its PostgreSQL. */
async function startElsewhere(dataDir: string, account: { uid?: number; gid?: number } = {}) {
  const module = JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'));
  const script = `import { startEmbeddedPostgres } from ${module};
    const postgres = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, isDurable: false });
    process.on('SIGTERM', () => postgres.stop().then(() => process.exit(0)));
    console.log(postgres.pid);
    setInterval(() => undefined, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
    ...account,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  holders.push(holder);
  const pid = await new Promise<number>((resolve, reject) => {
    holder.stdout.once('data', (text) => resolve(Number(text)));
    holder.once('exit', (code) => reject(new Error(`Ended with ${code}`)));
  });
  return { holder, pid };
}

function end(holder: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  return new Promise((resolve) => {
    holder.once('exit', resolve);
    holder.kill(signal);
  });
}

async function ask(config: ClientConfig, ...statements: string[]): Promise<unknown[]> {
  const client = new Client(config);
  await client.connect();
  try {
    const results: unknown[] = [];
    for (const text of statements) results.push(...(await client.query({ text, rowMode: 'array' })).rows.flat());
    return results;
  } finally {
    await client.end();
  }
}

function childrenOf(pid: number | undefined): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

test('what was written is there after a stop and a second start', async () => {
  const first = await start();
  await ask(first.superuser, 'create table kept (n int)', 'insert into kept values (42)');
  await first.stop();
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  expect(existsSync(join(folder, 'db', 'postmaster.pid'))).toBe(false);

  const second = await start();
  expect(await ask(second.superuser, 'select n from kept')).toEqual([42]);
});

test('it is UTF-8 in code point order, listens nowhere but on its socket, and its folders are closed to others', async () => {
  const lines: string[] = [];
  const { superuser } = await start(folder, { onLog: (line) => lines.push(line) });
  expect(
    await ask(superuser, "select datlocprovider::text || datlocale from pg_database where datname = 'postgres'"),
  ).toEqual(['bC.UTF-8']);
  expect(
    await ask(superuser, 'show server_encoding', 'show listen_addresses', "select upper('ñß')", "select 'Z' < 'a'"),
  ).toEqual(['UTF8', '', 'Ñß', true]);
  for (const name of ['db', 'run']) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o700);
  expect(lines.join('\n')).toContain('ready to accept connections');
});

test('only the administrator comes in without a password', async () => {
  const { superuser } = await start();
  await ask(superuser, "create role someone login password 'right'");
  const someone = { ...superuser, user: 'someone' };
  await expect(ask({ ...someone, password: 'wrong' }, 'select 1')).rejects.toThrow(/password authentication failed/);
  expect(await ask({ ...someone, password: 'right' }, 'select current_user')).toEqual(['someone']);
});

test('a second instance on the folder is refused by name of the first, also when both start at once', async () => {
  const results = await Promise.allSettled([start(), start()]);
  const [refused] = results.filter((result) => result.status === 'rejected');
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  expect(refused?.reason).toBeInstanceOf(DataFolderInUse);
  expect(String(refused?.reason)).toContain(`in use by process ${process.pid}`);
  expect(await holderOfDataFolder(folder)).toBe(process.pid);

  const [postgres] = started;
  expect(await ask(postgres?.superuser ?? {}, 'select 1')).toEqual([1]);
  await postgres?.stop();
  expect(await holderOfDataFolder(folder)).toBeUndefined();
});

test('kill -9 of Node alone ends PostgreSQL in order too', async () => {
  const { holder, pid } = await startElsewhere(folder);
  await end(holder, 'SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false);
  expect(existsSync(join(folder, 'db', 'postmaster.pid'))).toBe(false);
});

test('a PostgreSQL left over all the same is ended by the next start, and the data is there', async () => {
  const { holder, pid } = await startElsewhere(folder);
  await expect(start()).rejects.toThrow(`in use by process ${holder.pid}`);
  for (const child of childrenOf(holder.pid)) if (child !== pid) process.kill(child, 'SIGKILL');
  await end(holder, 'SIGKILL');
  await delay(200);
  expect(isAlive(pid)).toBe(true);

  const postgres = await start();
  expect(isAlive(pid)).toBe(false);
  expect(await ask(postgres.superuser, 'select 1')).toEqual([1]);
});

test('after kill -9 of everything it starts, even when another process now has the number in the pid file', async () => {
  const { holder, pid } = await startElsewhere(folder);
  process.kill(pid, 'SIGKILL');
  await end(holder, 'SIGKILL');
  const pidFile = join(folder, 'db', 'postmaster.pid');
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(String(pid), String(process.pid)));

  const postgres = await start();
  expect(await ask(postgres.superuser, 'select 1')).toEqual([1]);
});

test('SIGTERM to Node ends PostgreSQL in order', async () => {
  const { holder, pid } = await startElsewhere(folder);
  await end(holder, 'SIGTERM');
  expect(holder.exitCode).toBe(0);
  expect(isAlive(pid)).toBe(false);
});

test('a first start that was cut short leaves nothing in the way', async () => {
  rmSync(join(folder, 'db'), { recursive: true });
  mkdirSync(join(folder, 'db.new', 'base'), { recursive: true });
  writeFileSync(join(folder, 'db.new', 'PG_VERSION'), '18\n');
  const postgres = await start();
  expect(await ask(postgres.superuser, 'select 1')).toEqual([1]);
  expect(existsSync(join(folder, 'db.new'))).toBe(false);
});

test('a database that cannot start says why, and gives the folder free', async () => {
  const postgres = await start();
  await postgres.stop();
  writeFileSync(join(folder, 'db', 'PG_VERSION'), '14\n');
  await expect(start()).rejects.toThrow(/did not start in .*incompatible with server/s);
  expect(await holderOfDataFolder(folder)).toBeUndefined();
});

test('any path will do: spaces, commas, and longer than a socket address may be', async () => {
  const dataDir = join(folder, 'my "data", kept '.repeat(8));
  const postgres = await start(dataDir);
  expect(await ask(postgres.superuser, 'select 1')).toEqual([1]);
});

test.runIf(canOthersEnter)('as a normal user, and afterwards as root for that user', async () => {
  rmSync(join(folder, 'db'), { recursive: true });
  chownSync(folder, nobody.uid, nobody.gid);
  const { holder, pid } = await startElsewhere(folder, nobody);
  expect(statSync(join(folder, 'db')).uid).toBe(nobody.uid);
  expect(statSync(`/proc/${pid}`).uid).toBe(nobody.uid);
  await end(holder, 'SIGTERM');

  const postgres = await start();
  expect(statSync(`/proc/${postgres.pid}`).uid).toBe(nobody.uid);
  expect(await ask(postgres.superuser, 'select 1')).toEqual([1]);
});

test.runIf(isRoot)('a database that root put back from a backup is handed to its user again', async () => {
  const first = await start();
  await first.stop();
  cpSync(join(folder, 'db'), join(folder, 'copy'), { recursive: true });
  rmSync(join(folder, 'db'), { recursive: true });
  renameSync(join(folder, 'copy'), join(folder, 'db'));
  expect(statSync(join(folder, 'db', 'PG_VERSION')).uid).toBe(0);

  const second = await start();
  expect(await ask(second.superuser, 'select 1')).toEqual([1]);
});

test.runIf(canOthersEnter)('a normal user is told whose database it is', async () => {
  const postgres = await start();
  await postgres.stop();
  chownSync(folder, 1, 1);
  await expect(startElsewhere(folder, { uid: 1, gid: 1 })).rejects.toThrow('Ended with 1');
});
