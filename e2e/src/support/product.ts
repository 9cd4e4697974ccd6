import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const root = join(import.meta.dirname, '..', '..', '..');
const main = join(root, 'backend/dist/src/main.js');
const patienceMilliseconds = 60_000;

export interface Product {
  /** Where it listens, without a slash at the end. */
  origin: string;
  stop: () => Promise<void>;
  /** Ends it as `kill -9` does. */
  kill: () => Promise<void>;
}

/** Starts the built product on a folder of its own; `environment` is added to its settings. */
export async function startProduct(folder: string, environment: Record<string, string> = {}): Promise<Product> {
  for (const built of [main, join(root, 'frontend/out/index.html')]) {
    if (!existsSync(built)) throw new Error(`There is no ${built}: run npm run build first.`);
  }
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    cwd: root,
    env: { ...process.env, ...settings(folder), ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const endChild = () => child.kill('SIGTERM');
  process.once('exit', endChild);
  const stop = async () => {
    await end(child);
    process.off('exit', endChild);
  };
  try {
    const kill = async () => {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
      process.off('exit', endChild);
    };
    return { origin: await announcedOrigin(child), stop, kill };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Starts it on an empty folder, which goes when it stops. */
export async function startFreshProduct(
  environment: Record<string, string> = {},
): Promise<Product & { folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'expenseai-e2e-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const product = await startProduct(folder, environment);
    return { ...product, folder, stop: () => product.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** An instance of its own: own folders, any free port, limits out of the way of many users from one address. */
function settings(folder: string): Record<string, string> {
  return {
    APP_ENV: 'local',
    NODE_ENV: 'production',
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    LOG_DIR: join(folder, 'logs'),
    LOG_LEVEL: 'warn',
    RATE_LIMIT_GLOBAL: '1000000',
    RATE_LIMIT_LOGIN: '1000000',
    RATE_LIMIT_AI: '1000000',
  };
}

/** The first address in what a server prints. */
export async function announcedOrigin(child: ChildProcess): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The server ${why} before it listened:\n${text}`));
    const timer = setTimeout(() => fail(`took ${patienceMilliseconds / 1000} s`), patienceMilliseconds);
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const origin = text.match(/http:\/\/[\w.:[\]]+(?=\s)/)?.[0];
      if (!origin) return;
      clearTimeout(timer);
      resolve(origin);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
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
