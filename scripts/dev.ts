import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { loadConfig } from '../backend/src/platform/config/config.ts';

/** Longest wait, in milliseconds, for the parts to end; the database writes out what it holds. */
const patience = 15_000;

const root = join(import.meta.dirname, '..');
const tsc = ['node_modules/typescript/bin/tsc', '-b', 'core', 'contracts', 'backend'];
const config = loadConfig({ APP_ENV: 'development', ...process.env });
const webPort = config.port + 1;
const apiUrl = `http://127.0.0.1:${config.port}`;
const webUrl = `http://localhost:${webPort}`;

// Once before the others start, so that there is something to watch.
const first = spawnSync(process.execPath, tsc, { cwd: root, stdio: 'inherit' });
if (first.error) throw first.error;

const children: ChildProcess[] = [];
let isEnding = false;

function run(options: string[], cwd = root, environment: Record<string, string> = {}): void {
  const child = spawn(process.execPath, options, { cwd, stdio: 'inherit', env: { ...process.env, ...environment } });
  child.once('exit', () => end());
  children.push(child);
}

function end(): void {
  if (isEnding) return;
  isEnding = true;
  for (const child of children) child.kill('SIGTERM');
  setTimeout(() => {
    for (const child of children) child.kill('SIGKILL');
  }, patience).unref();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);

run([...tsc, '--watch', '--preserveWatchOutput']);
run(['--watch', '--watch-preserve-output', '--enable-source-maps', 'backend/dist/src/main.js'], root, {
  APP_ENV: config.environment,
  APP_URL: webUrl,
});
run(
  ['../node_modules/next/dist/bin/next', 'dev', '--hostname', 'localhost', '--port', String(webPort)],
  join(root, 'frontend'),
  {
    API_URL: apiUrl,
    NEXT_TELEMETRY_DISABLED: '1',
  },
);
console.log(`The web, rebuilt as you type, will be at ${webUrl}; its API is at ${apiUrl}.`);
