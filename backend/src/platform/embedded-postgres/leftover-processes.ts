import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { socketPort } from './socket-folder.ts';

/** Longest wait, in milliseconds, for a database to write out what it holds and end. */
const orderlyEnd = 60_000;

/**
 * Ends a PostgreSQL whose Node process was killed, and removes what a killed one left behind.
 * Only for the holder of the data folder's lock: then whatever still runs there has no owner.
 */
export async function endLeftovers(databaseDir: string, socketDir: string): Promise<void> {
  const pidFile = join(databaseDir, 'postmaster.pid');
  const postmaster = readPid(pidFile);
  const running = processesIn(databaseDir, postmaster);
  if (postmaster !== undefined && running.includes(postmaster)) {
    signal(postmaster, 'SIGINT');
    await untilGone(databaseDir, postmaster, orderlyEnd);
  }
  for (const pid of processesIn(databaseDir, postmaster)) signal(pid, 'SIGQUIT');
  if (!(await untilGone(databaseDir, postmaster, 5000))) {
    for (const pid of processesIn(databaseDir, postmaster)) signal(pid, 'SIGKILL');
    await untilGone(databaseDir, postmaster, 5000);
  }
  // PostgreSQL itself takes any live process with the same number for its own, as after a restart of the machine.
  rmSync(pidFile, { force: true });
  rmSync(join(socketDir, `.s.PGSQL.${socketPort}`), { force: true });
  rmSync(join(socketDir, `.s.PGSQL.${socketPort}.lock`), { force: true });
}

function readPid(pidFile: string): number | undefined {
  if (!existsSync(pidFile)) return undefined;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n', 1)[0]);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

/** Processes of PostgreSQL that work in the folder: each has it as its current directory. */
function processesIn(databaseDir: string, postmaster: number | undefined): number[] {
  if (process.platform !== 'linux') return postmaster !== undefined && isPostgres(postmaster) ? [postmaster] : [];
  const folder = realpathSync(databaseDir);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => currentDirectory(name) === folder && isPostgres(Number(name)))
    .map(Number);
}

function currentDirectory(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // Ended meanwhile, or of another user and so not ours.
    return undefined;
  }
}

/** A shell that somebody left in the folder is not to be ended. */
function isPostgres(pid: number): boolean {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
    return execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' })
      .trim()
      .endsWith('postgres');
  } catch {
    return false;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Ended meanwhile.
  }
}

async function untilGone(databaseDir: string, postmaster: number | undefined, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (processesIn(databaseDir, postmaster).length > 0) {
    if (performance.now() > deadline) return false;
    await delay(20);
  }
  return true;
}
