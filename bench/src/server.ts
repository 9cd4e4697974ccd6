import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseConfig } from '../../backend/src/platform/config/config.ts';
import { loadSecrets } from '../../backend/src/platform/config/secrets.ts';
import { type DatabaseConnections, databaseConnections } from '../../backend/src/platform/database/roles.ts';
import { cpuBelow, cpuOf } from './processes.ts';
import type { LoopDelay } from './programs/loop-delay.ts';

export const root = join(import.meta.dirname, '..', '..');

/** CPU seconds. */
export interface Cpu {
  node: number;
  postgres: number;
}

export interface BenchServer {
  url: string;
  pid: number;
  connections: Required<DatabaseConnections>;
  cpu: () => Cpu;
  /** Delays of the thread that answers requests since the last call. */
  takeLoopDelay: () => Promise<LoopDelay>;
  stop: () => Promise<void>;
}

/** What has to end when the bench does. */
const running = new Set<() => Promise<void>>();

/** Runs a command; when it ends, fails or is interrupted, every server that still runs is stopped. */
export async function runToEnd(main: () => Promise<void>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void stopAll().finally(() => process.exit(130));
    });
  }
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.stack : error);
    process.exitCode = 1;
  } finally {
    await stopAll();
  }
}

async function stopAll(): Promise<void> {
  await Promise.all([...running].map((stop) => stop()));
}

/** Settings under which an instance of its own runs: own folder, any free port, limits out of the way. */
export function benchSettings(folder: string): Record<string, string> {
  return {
    APP_ENV: 'local',
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    LOG_DIR: join(folder, 'logs'),
    RATE_LIMIT_GLOBAL: '1000000',
    RATE_LIMIT_LOGIN: '1000000',
    RATE_LIMIT_AI: '1000000',
  };
}

/** A folder that `dispose` removes with all in it. */
export function temporaryFolder(): { path: string; dispose: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'expenseai-bench-'));
  return { path, dispose: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts the built server on an empty data folder, which goes when it stops; `more` is added to its settings. */
export async function startServer(
  nodeOptions: readonly string[] = [],
  more: Record<string, string> = {},
): Promise<BenchServer> {
  const folder = temporaryFolder();
  const settings = { ...benchSettings(folder.path), ...more };
  const options = [
    '--enable-source-maps',
    `--import=${import.meta.resolve('./programs/loop-delay.ts')}`,
    ...nodeOptions,
  ];
  const child = spawn(process.execPath, [...options, join(root, 'backend/dist/src/main.js')], {
    env: { ...process.env, ...settings, NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const stop = async () => {
    running.delete(stop);
    await end(child);
    folder.dispose();
  };
  running.add(stop);
  const url = await announcedUrl(child);
  child.once('exit', (code, signal) => {
    if (running.has(stop)) process.stderr.write(`The measured server has ended by itself (${signal ?? code}).\n`);
  });
  const config = parseConfig(settings, root);
  const connections = databaseConnections(config, loadSecrets(config)) as Required<DatabaseConnections>;
  const pid = child.pid ?? 0;
  return {
    url,
    pid,
    connections,
    cpu: () => ({ node: cpuOf(pid), postgres: cpuBelow(pid) }),
    takeLoopDelay: async () => {
      const answer = once(child, 'message');
      child.send('take');
      const [delays] = (await answer) as [LoopDelay];
      return delays;
    },
    stop,
  };
}

/** Starts one of our own programs that prints the address it listens on, for comparing with. */
export async function startProgram(
  name: string,
  args: unknown = {},
): Promise<{ url: string; pid: number; stop: () => Promise<void> }> {
  const file = join(import.meta.dirname, 'programs', `${name}.ts`);
  const child = spawn(process.execPath, ['--conditions=source', file, JSON.stringify(args)], {
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    running.delete(stop);
    await end(child);
  };
  running.add(stop);
  return { url: await announcedUrl(child), pid: child.pid ?? 0, stop };
}

/** The first address in what a process prints. */
export async function announcedUrl(child: ChildProcess): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const url = text.match(/http:\/\/[\w.:[\]]+(?=\s)/)?.[0];
      if (url) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it listened:\n${text}`)));
  });
}

/** Ends a process in order; by force after half a minute. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await Promise.race([exited, delay(30_000, undefined, { ref: false })]);
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await exited;
}
