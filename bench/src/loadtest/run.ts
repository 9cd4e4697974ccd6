/** The product under load as an operator runs it: production settings, limits on, many clients, one large ledger. */
import { cpus, loadavg, totalmem } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Database } from '../../../backend/src/platform/database/database.ts';
import { countDifferingTotals } from '../../../backend/src/platform/operations/totals.ts';
import { buildAll } from '../../../scripts/build-all.ts';
import { type BenchServer, root, runToEnd, startServer, temporaryFolder } from '../server.ts';
import { Device } from './device.ts';
import { loadPages, type PageLoad } from './page-load.ts';
import { type Crowd, gatherCrowd, productionSettings, stateOf } from './production.ts';
import { actionTable, quantile, type Sample } from './samples.ts';
import { type Figure, figureLine, missed } from './targets.ts';
import { freePort, startTlsFront } from './tls-front.ts';
import { type CpuShare, type Memory, watchCpu, watchHealth, watchMemory } from './watch.ts';

const usage = `npm run loadtest -- [--rows N] [--users N] [--seconds N] [--normal-seconds N] [--pause MS] [--only-right]
  --rows            transactions of the ledger; 1000000
  --users           devices that work at once; 50
  --seconds         of full load, after five to warm up; 60
  --normal-seconds  of normal load, one action of each in five seconds; 300
  --pause           milliseconds between two actions of a device at full load; 500
  --only-right      fails on wrong answers only, whatever the figures: for machines with other work`;

interface Options {
  rows: number;
  users: number;
  seconds: number;
  normalSeconds: number;
  pause: number;
  onlyRight: boolean;
}

interface Measured {
  full: Sample[];
  fullSeconds: number;
  normal: Sample[];
  health: { full: number[]; normal: number[] };
  memory: Memory;
  cpu: CpuShare;
  faults: string[];
}

const warmUpSeconds = 5;
const normalPause = 5000;

function readOptions(): Options {
  try {
    const number = { type: 'string' } as const;
    const { values } = parseArgs({
      options: {
        rows: number,
        users: number,
        seconds: number,
        'normal-seconds': number,
        pause: number,
        'only-right': { type: 'boolean' },
      },
    });
    const options = {
      rows: Number(values.rows ?? 1_000_000),
      users: Number(values.users ?? 50),
      seconds: Number(values.seconds ?? 60),
      normalSeconds: Number(values['normal-seconds'] ?? 300),
      pause: Number(values.pause ?? 500),
      onlyRight: values['only-right'] ?? false,
    };
    if (Object.values(options).some((value) => Number.isNaN(value))) throw new Error();
    return options;
  } catch {
    throw new Error(usage);
  }
}

async function main(): Promise<void> {
  const options = readOptions();
  await buildAll(root);
  const [processor] = cpus();
  const memory = `${(totalmem() / 1e9).toFixed(0)} GB of memory`;
  console.log(
    `Machine: ${cpus().length} cores (${processor?.model.trim()}), ${memory}, load ${loadavg()[0]?.toFixed(1)}`,
  );
  const port = await freePort();
  const folder = temporaryFolder();
  const origin = `https://localhost:${port}`;
  const server = await startServer([], productionSettings(origin));
  const front = await startTlsFront(folder.path, port, server.url);
  try {
    console.log(`Filling a ledger with ${options.rows.toLocaleString('en')} transactions …`);
    const crowd = await gatherCrowd(server, options.rows, options.users);
    const measured = await measureLoad(server, crowd, options);
    const pages = front && (await loadPages(origin));
    report(measured, pages, options);
  } finally {
    await front?.stop();
    await server.stop();
    folder.dispose();
  }
}

async function measureLoad(server: BenchServer, crowd: Crowd, options: Options): Promise<Measured> {
  const before = await stateOf(crowd.owner, crowd.ledger);
  const devices = crowd.devices.map((client, n) => new Device(n, client, crowd.ledger));
  const takeSamples = () => devices.flatMap(({ samples }) => samples.splice(0));
  const memory = watchMemory(server.pid);

  console.log(
    `${devices.length} devices of the ledger's members at full load, ${options.pause} ms between their actions …`,
  );
  await work(devices, warmUpSeconds, options.pause);
  takeSamples();
  const healthAtFull = watchHealth(server.url);
  const start = performance.now();
  await work(devices, options.seconds, options.pause);
  const fullSeconds = (performance.now() - start) / 1000;
  const full = takeSamples();
  const healthTimes = await healthAtFull.stop();

  console.log(`The same devices at normal load, one action of each in ${normalPause / 1000} s …`);
  const healthAtNormal = watchHealth(server.url);
  const cpu = watchCpu(server.pid);
  await work(devices, options.normalSeconds, normalPause);
  const share = cpu();
  const health = { full: healthTimes, normal: await healthAtNormal.stop() };
  const normal = takeSamples();

  const faults = devices.flatMap((device) => device.faults);
  faults.push(...(await inconsistencies(server, crowd, before, devices)));
  return { full, fullSeconds, normal, health, memory: memory.stop(), cpu: share, faults };
}

/** Each device acts, rests and acts again, all out of step. */
async function work(devices: readonly Device[], seconds: number, pause: number): Promise<void> {
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    devices.map(async (device, n) => {
      await delay((n / devices.length) * Math.min(pause, seconds * 1000));
      while (performance.now() < end) {
        await device.act();
        await delay(Math.min(pause, Math.max(0, end - performance.now())));
      }
    }),
  );
}

/** What the ledger holds against what the devices know to have written, and its totals against a recomputation. */
async function inconsistencies(
  server: BenchServer,
  { owner, ledger }: Crowd,
  before: { count: number; net: number },
  devices: readonly Device[],
): Promise<string[]> {
  const found: string[] = [];
  const after = await stateOf(owner, ledger);
  for (const part of ['count', 'net'] as const) {
    const expected = devices.reduce((sum, { moved }) => sum + moved[part], before[part]);
    if (after[part] !== expected) found.push(`The ledger's ${part} is ${after[part]}, and must be ${expected}.`);
  }
  const database = new Database(server.connections.superuser, {
    connections: 1,
    statementTimeoutMs: 600_000,
    onError: (error) => {
      throw error;
    },
  });
  try {
    const differing = await database.inLedger(ledger.id, ({ db }) => countDifferingTotals(db, ledger.id));
    if (differing > 0) found.push(`${differing} of the ledger's totals differ from a recomputation.`);
  } finally {
    await database.close();
  }
  return found;
}

function report(measured: Measured, pages: PageLoad[] | undefined, options: Options): void {
  const { full, fullSeconds, normal, health, faults } = measured;
  console.log(
    `\nFull load: ${full.length} requests in ${fullSeconds.toFixed(0)} s (${(full.length / fullSeconds).toFixed(0)}/s)`,
  );
  console.log(actionTable(full));
  console.log(`\nNormal load: ${normal.length} requests`);
  console.log(`${actionTable(normal)}\n`);
  const figures = figuresOf(measured, pages);
  for (const figure of figures) console.log(figureLine(figure));
  const [normalMedian, fullMedian] = [health.normal, health.full].map((times) => quantile(times, 0.5).toFixed(1));
  console.log(`  /health, median: ${normalMedian} ms at normal load, ${fullMedian} ms at full load`);
  if (!pages) console.log('  page load: not measured, since nginx or Chromium is not installed');
  const shown = faults.slice(0, 10).map((fault) => `\n  ${fault}`);
  console.log(`${faults.length === 0 ? '✓' : '✗'} ${faults.length} wrong answers${shown.join('')}`);
  const isMissed = missed(figures).length > 0 && !options.onlyRight;
  if (faults.length > 0 || full.length === 0 || isMissed) process.exitCode = 1;
}

function figuresOf({ full, normal, health, memory, cpu }: Measured, pages: PageLoad[] = []): Figure[] {
  const of = (samples: readonly Sample[], part: 'total' | 'database') =>
    quantile(
      samples.map((sample) => sample[part]),
      0.95,
    );
  const share = (value: number) => value * 100;
  return [
    { what: 'p95 of the API, full load', value: of(full, 'total'), unit: 'ms', most: 500 },
    { what: 'p95 of the database, full load', value: of(full, 'database'), unit: 'ms', most: 100 },
    { what: 'p95 of the API, normal load', value: of(normal, 'total'), unit: 'ms', most: 500 },
    { what: 'p95 of the database, normal load', value: of(normal, 'database'), unit: 'ms', most: 100 },
    { what: 'p95 of /health, full load', value: quantile(health.full, 0.95), unit: 'ms', most: 50 },
    { what: 'p95 of /health, normal load', value: quantile(health.normal, 0.95), unit: 'ms', most: 50 },
    { what: 'most memory of the backend', value: memory.backend / 1e6, unit: 'MB', most: 512 },
    { what: 'most memory of PostgreSQL', value: memory.postgres / 1e6, unit: 'MB', most: 512 },
    { what: 'CPU of the backend, normal load', value: share(cpu.backend), unit: '% of a core', most: 50 },
    { what: 'CPU of PostgreSQL, normal load', value: share(cpu.postgres), unit: '% of a core', most: 50 },
    ...pages.map(({ path, largestPaint }): Figure => {
      return { what: `largest paint of ${path}, slow 4G`, value: largestPaint, unit: 'ms', most: 3000 };
    }),
  ];
}

await runToEnd(main);
