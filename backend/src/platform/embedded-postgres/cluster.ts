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
import { type Binaries, findBinaries, majorOf, type Programs } from './binaries.ts';
import { accountCan, type ClusterAccount, giveFolder } from './cluster-account.ts';
import { accessFiles, clusterOptions } from './cluster-settings.ts';
import { endLeftovers } from './leftover-processes.ts';
import { isPlainAddress, makeSocketFolder, openSocketAddress, socketPort } from './socket-folder.ts';

export interface ClusterSite {
  /** Made where it isn't there; else of the programs' major version. */
  databaseDir: string;
  /** Folder in which that of its socket is made. */
  socketHome: string;
  programs: Programs;
  account: ClusterAccount | undefined;
  /** False only for databases of tests: faster, but a crash of the machine may damage them. */
  isDurable?: boolean;
  /** Gets each line that PostgreSQL writes; they hold no data of people. */
  onLog?: (line: string) => void;
}

export interface RunningCluster {
  /** Folder of the socket `.s.PGSQL.5432`, as `psql -h` wants it. */
  socketDir: string;
  pid: number;
  /** Administrator of the cluster, without a password: only the user that runs this process is let in. */
  superuser: ClientConfig;
  /** Settles when PostgreSQL has ended, asked to or not. */
  exited: Promise<void>;
  /** Ends PostgreSQL in order; harmless when called again. */
  stop(): Promise<void>;
}

/** How one run of the programs is told its user and folders. */
interface Cluster {
  databaseDir: string;
  socketDir: string;
  binaries: Binaries;
  major: number;
  account: ClusterAccount | undefined;
  isDurable: boolean;
  onLog: (line: string) => void;
}

/**
 * Runs PostgreSQL on a folder, which is made where it isn't there. It belongs to this process; one that a killed process
 * left there is ended first, so only for whoever holds the lock of the data folder around it.
 */
export async function runCluster(site: ClusterSite): Promise<RunningCluster> {
  const cluster = prepareCluster(site);
  await initialise(cluster);
  await endLeftovers(cluster.databaseDir, cluster.socketDir);
  writeAccessFiles(cluster);
  const { child, guard, exited } = await start(cluster);
  const address = openSocketAddress(cluster.socketDir);
  const end = async () => {
    guard.kill('SIGKILL');
    await endProcess(child, exited);
    address.close();
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
}

function prepareCluster(site: ClusterSite): Cluster {
  const { databaseDir, socketHome, programs, account, isDurable = true, onLog = () => undefined } = site;
  const socketDir = makeSocketFolder(socketHome);
  chmodSync(socketDir, 0o700);
  if (account) {
    chownSync(socketDir, account.uid, account.gid);
    if (existsSync(databaseDir) && statSync(databaseDir).uid === 0) giveFolder(account, databaseDir);
  }
  const binaries = findBinaries(account, programs);
  return { databaseDir, socketDir, binaries, major: majorOf(programs), account, isDurable, onLog };
}

/** Makes the cluster beside its final place, so that a start cut short leaves nothing half made. */
async function initialise(cluster: Cluster): Promise<void> {
  if (existsSync(join(cluster.databaseDir, 'PG_VERSION'))) return;
  const draft = `${cluster.databaseDir}.new`;
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
  if (code !== 0) throw new Error(`The database could not be made in ${cluster.databaseDir}:\n${lastLines()}`);
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
  const isHandedOver =
    account !== undefined && ![databaseDir, socketDir].every((folder) => accountCan(account, '-x', folder));
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
