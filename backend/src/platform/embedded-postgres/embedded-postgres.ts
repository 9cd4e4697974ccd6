import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ClientConfig } from 'pg';
import { type Binaries, findBinaries } from './binaries.ts';
import { accountCan, type ClusterAccount, clusterAccount, giveFolder } from './cluster-account.ts';
import { accessFiles, clusterOptions } from './cluster-settings.ts';
import { lockDataFolder } from './instance-lock.ts';
import { endLeftovers } from './leftover-processes.ts';
import { isPlainAddress, makeSocketFolder, openSocketAddress, socketPort } from './socket-folder.ts';

export interface EmbeddedPostgresOptions {
  dataDir: string;
  /** False only for databases of tests: faster, but a crash of the machine may damage them. */
  isDurable?: boolean;
  /** Gets each line that PostgreSQL writes; they hold no data of people. */
  onLog?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** Folder of the socket `.s.PGSQL.5432`, as `psql -h` wants it. */
  socketDir: string;
  pid: number;
  /** Administrator of the cluster, without a password: only the user that runs this process is let in. */
  superuser: ClientConfig;
  /** Settles when PostgreSQL has ended, asked to or not. */
  exited: Promise<void>;
  /** Ends PostgreSQL in order and gives the data folder free; harmless when called again. */
  stop(): Promise<void>;
}

/** How one run of the programs is told its user and folders. */
interface Cluster {
  databaseDir: string;
  socketDir: string;
  binaries: Binaries;
  account: ClusterAccount | undefined;
  isDurable: boolean;
  onLog: (line: string) => void;
}

/**
 * Runs PostgreSQL in `dataDir`, made there on the first start. It belongs to this process: a second instance on the
 * same folder is refused (DataFolderInUse), one left over by a killed process is ended first.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir } = options;
  mkdirSync(dataDir, { recursive: true });
  const lock = await lockDataFolder(dataDir);
  try {
    const cluster = prepareCluster(options);
    await initialise(cluster, dataDir);
    await endLeftovers(cluster.databaseDir, cluster.socketDir);
    writeAccessFiles(cluster);
    const { child, guard, exited } = await start(cluster);
    const address = openSocketAddress(cluster.socketDir);
    const end = async () => {
      guard.kill('SIGKILL');
      await endProcess(child, exited);
      address.close();
      await lock.release();
    };
    let ended: Promise<void> | undefined;
    return {
      socketDir: cluster.socketDir,
      pid: child.pid ?? 0,
      superuser: { host: address.host, port: socketPort, user: 'postgres', database: 'postgres' },
      exited,
      stop: () => {
        ended ??= end();
        return ended;
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function prepareCluster({ dataDir, isDurable = true, onLog = () => undefined }: EmbeddedPostgresOptions): Cluster {
  const databaseDir = join(dataDir, 'db');
  const account = clusterAccount(databaseDir);
  const socketDir = makeSocketFolder(dataDir);
  chmodSync(socketDir, 0o700);
  if (account) {
    chownSync(socketDir, account.uid, account.gid);
    if (existsSync(databaseDir) && statSync(databaseDir).uid === 0) giveFolder(account, databaseDir);
  }
  return { databaseDir, socketDir, account, isDurable, onLog, binaries: findBinaries(account) };
}

/** Makes the cluster beside its final place, so that a start cut short leaves nothing half made. */
async function initialise(cluster: Cluster, dataDir: string): Promise<void> {
  if (existsSync(join(cluster.databaseDir, 'PG_VERSION'))) return;
  const draft = join(dataDir, 'db.new');
  if (existsSync(draft)) await endLeftovers(draft, cluster.socketDir);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (cluster.account) chownSync(draft, cluster.account.uid, cluster.account.gid);

  const options = ['-U', 'postgres', '--auth-local=peer', '--auth-host=reject', '-E', 'UTF8', '--no-instructions'];
  options.push('--locale-provider=builtin', '--locale=C.UTF-8');
  if (!cluster.isDurable) options.push('--no-sync');
  const { child, lastLines } = run(cluster, cluster.binaries.initdb, options, draft);
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`The database could not be made in ${dataDir}:\n${lastLines()}`);
  renameSync(draft, cluster.databaseDir);
}

function writeAccessFiles({ databaseDir, account }: Cluster): void {
  const { hba, ident } = accessFiles(userInfo().username);
  for (const [name, text] of Object.entries({ 'pg_hba.conf': hba, 'pg_ident.conf': ident })) {
    const file = join(databaseDir, name);
    writeFileSync(file, text, { mode: 0o600 });
    if (account) chownSync(file, account.uid, account.gid);
  }
}

interface Running {
  child: ChildProcess;
  guard: ChildProcess;
  exited: Promise<void>;
}

async function start(cluster: Cluster): Promise<Running> {
  const { child, lastLines } = run(cluster, cluster.binaries.postgres, clusterOptions(cluster), cluster.databaseDir);
  const exited = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  const guard = endWithThisProcess(child.pid, cluster.account);
  // Recovery after a crash takes what it takes: the wait ends when the database is ready or gives up.
  while (!isReady(cluster.databaseDir, child.pid)) {
    if (child.exitCode !== null || child.signalCode !== null) {
      await exited;
      guard.kill('SIGKILL');
      throw new Error(`PostgreSQL did not start in ${cluster.databaseDir}:\n${lastLines()}`);
    }
    await delay(20);
  }
  child.unref();
  return { child, guard, exited };
}

/** The eighth line of postmaster.pid is its state (miscadmin.h, LOCK_FILE_LINE_PM_STATUS). */
function isReady(databaseDir: string, pid: number | undefined): boolean {
  const pidFile = join(databaseDir, 'postmaster.pid');
  if (!existsSync(pidFile)) return false;
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
}

/**
 * Starts a program on a database folder, in a process group of its own, so that Ctrl-C reaches only Node.
 * Where its user cannot reach the folders by their paths, it gets them open; else by path, which other tools can read
 * in postmaster.pid.
 */
function run(cluster: Cluster, program: string, options: string[], databaseDir: string) {
  const { account, socketDir, onLog } = cluster;
  const isHandedOver = account !== undefined && !accountCan(account, '-x', databaseDir);
  const byDescriptor = isHandedOver || !isPlainAddress(socketDir);
  const folders = byDescriptor ? [databaseDir, socketDir].map((folder) => openSync(folder, constants.O_RDONLY)) : [];
  const [databasePath, socketPath] = byDescriptor ? ['/proc/self/fd/3', '/proc/self/fd/4'] : [databaseDir, socketDir];
  const socketOptions = program === cluster.binaries.postgres ? ['-k', socketPath ?? '', '-p', String(socketPort)] : [];

  const child = spawn(program, ['-D', databasePath ?? '', ...socketOptions, ...options], {
    ...account,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin' },
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', ...folders],
  });
  for (const descriptor of folders) closeSync(descriptor);

  const last: string[] = [];
  let rest = '';
  const stderr = child.stderr;
  stderr?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLog(line);
    last.push(...lines);
    last.splice(0, last.length - 20);
  });
  return { child, lastLines: () => [...last, rest].join('\n').trim() };
}

/**
 * Ends PostgreSQL in order when this process is killed and so can't: a shell waits for the end of a pipe that only this
 * process holds open, which the kernel closes with it. What escapes that is ended at the next start.
 */
function endWithThisProcess(pid: number | undefined, account: ClusterAccount | undefined): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1" 2>/dev/null', 'sh', String(pid)], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  return guard;
}

/** Ends it with clients disconnected and everything written out; by force only when that takes over 30 seconds. */
async function endProcess(child: ChildProcess, exited: Promise<void>): Promise<void> {
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5000],
    ['SIGKILL', 5000],
  ];
  child.ref();
  for (const [signal, milliseconds] of steps) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await Promise.race([exited, delay(milliseconds, undefined, { ref: false })]);
  }
}
