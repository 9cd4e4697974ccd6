import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BuildFailed, buildAll } from './build-all.ts';
import { printStep, runChecks } from './check-steps.ts';
import { findChromium, installChromium } from './chromium.ts';
import { containerPrograms } from './container-programs.ts';
import { installPrograms } from './debian-programs.ts';
import { addTotals, type Run, readRun, type Total } from './vitest-report.ts';

const root = join(import.meta.dirname, '..');
const isContinuousIntegration = ['1', 'true'].includes(process.env.CI ?? '');
const reports = mkdtempSync(join(tmpdir(), 'expenseai-reports-'));
const notRun: string[] = [];
const times: string[] = [];
let total: Total = { passed: 0, failures: [], skipped: 0 };

function count(name: string, hasPassed: boolean): void {
  total = addTotals(total, { passed: hasPassed ? 1 : 0, failures: hasPassed ? [] : [name], skipped: 0 });
}

/**
 * Files that could not be loaded, or that were cut off since the process that ran them crashed, are run once more by
 * themselves, and told: what is the matter with them shows again.
 */
function runVitest(name: string, options: string[], environment: Record<string, string> = {}): void {
  const first = runOnce(name, options, environment);
  total = addTotals(total, first.total);
  if (first.broken.size === 0) return;
  console.log(`Cut off, and run once more:\n${told(first.broken).join('\n')}`);
  const second = runOnce(`${name}-again`, [...options, ...first.broken.keys()], environment);
  countWhole(second);
}

function countWhole({ total: ofFiles, broken }: Run): void {
  total = addTotals(total, addTotals(ofFiles, { passed: 0, failures: told(broken), skipped: 0 }));
}

function told(broken: Run['broken']): string[] {
  return [...broken].map((file) => file.join('\n  '));
}

function runOnce(name: string, options: string[], environment: Record<string, string>): Run {
  const report = join(reports, `${name}.json`);
  const { status } = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...options,
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } },
  );
  return readRun(report, status);
}

async function build(): Promise<boolean> {
  try {
    await buildAll(root);
    return true;
  } catch (error) {
    if (!(error instanceof BuildFailed)) throw error;
    console.log(error.message);
    return false;
  }
}

/** The tests of what runs beside the product are skipped where it can't be installed; in CI that is a failure. */
function installServers(): void {
  for (const missing of installPrograms([
    'redis-server',
    'nginx',
    'promtool',
    'amtool',
    'pgbouncer',
    'shellcheck',
    'age',
    'postgres',
    'curl',
    'jq',
  ])) {
    if (isContinuousIntegration) count(`installing ${missing}`, false);
    notRun.push(`tests that need ${missing}`);
  }
}

function runBrowserTests(isBuilt: boolean): void {
  if (!isBuilt) {
    notRun.push('browser tests: nothing was built');
    return;
  }
  const installed = findChromium();
  const found = installed ? { chromium: installed } : installChromium();
  if ('chromium' in found) {
    runVitest('browser', ['--config=vitest.e2e.config.ts'], { CHROMIUM_PATH: found.chromium });
    return;
  }
  if (isContinuousIntegration) count('installing Chromium', false);
  notRun.push(`browser tests: ${found.reason}`);
}

/** On a small ledger and for seconds only, so that it fails on wrong answers; its figures are for reading. */
function runLoadTest(): void {
  const short = ['--rows=100000', '--seconds=15', '--normal-seconds=15', '--pause=1000', '--only-right'];
  const { status } = spawnSync('npm', ['run', '--silent', 'loadtest', '--', ...short], { cwd: root, stdio: 'inherit' });
  count('load test', status === 0);
}

/**
 * Makes the images of the production stack while other tests run, which leave time for it. Gives what runs the tests with
 * containers once they are made; those end by themselves when they take too long.
 */
function prepareContainerTests(isBuilt: boolean): () => Promise<void> {
  const isPossible = isBuilt && allowsNamespaces();
  const missing = isPossible ? installPrograms(containerPrograms) : [];
  if (!isPossible || missing.length > 0) {
    if (isPossible && isContinuousIntegration) count('installing what containers need', false);
    const needs = isPossible ? missing.join('; ') : 'root on a Linux that allows namespaces';
    notRun.push(`tests with containers: ${isBuilt ? `they need ${needs}` : 'nothing was built'}`);
    return async () => undefined;
  }
  const npm = ['run', '--silent', 'test:containers', '--'];
  const log = join(reports, 'images.log');
  const output = openSync(log, 'w');
  const images = spawn('nice', ['npm', ...npm, '--images'], { cwd: root, stdio: ['ignore', output, output] });
  const made = once(images, 'exit');
  return async () => {
    const [status] = await made;
    if (status !== 0) console.log(readFileSync(log, 'utf8'));
    const report = join(reports, 'containers.json');
    const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const run = spawnSync('npm', [...npm, ...options], { cwd: root, stdio: 'inherit' });
    countWhole(readRun(report, run.status));
  };
}

/** Not so as somebody else than root, and inside of many containers. */
function allowsNamespaces(): boolean {
  const { status } = spawnSync('unshare', ['--net', '--mount', '--pid', '--fork', 'true']);
  return process.getuid?.() === 0 && status === 0;
}

async function tier(name: string, run: () => void | Promise<void>): Promise<void> {
  console.log(`\n— ${name}`);
  const start = performance.now();
  await run();
  times.push(`${name} ${Math.round((performance.now() - start) / 1000)} s`);
}

let isBuilt = false;
await tier('Build', async () => {
  isBuilt = await build();
  count('build', isBuilt);
});
await tier('Checks', () => {
  for (const step of runChecks(root)) {
    printStep(step);
    count(step.name, step.hasPassed);
  }
});
await tier('Tests', () => {
  installServers();
  runVitest('tests', []);
});
const runContainerTests = prepareContainerTests(isBuilt);
await tier('Browser tests', () => runBrowserTests(isBuilt));
await tier('Containers', runContainerTests);
await tier('Load test', () => {
  if (isBuilt) runLoadTest();
  else notRun.push('load test: nothing was built');
});

rmSync(reports, { recursive: true, force: true });
if (total.skipped > 0) notRun.push(`${total.skipped} tests that this machine or user cannot run`);
for (const reason of notRun) console.log(`Not run: ${reason}`);
console.log(`Time: ${times.join(', ')}`);
for (const failure of total.failures) console.log(`Failed: ${failure.trim()}`);
if (total.failures.length > 0) process.exitCode = 1;
console.log(`${total.passed} passed, ${total.failures.length} failed`);
