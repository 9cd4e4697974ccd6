import { setInterval } from 'node:timers';
import { type Client, type ImportTimes, importFile, makeLedger, signUp } from './api-client.ts';
import { type BankRow, bankFile, bankRows } from './bank-file.ts';
import { measureCopyLimit } from './copy-limit.ts';
import { fillLedger } from './fill-ledger.ts';
import { type ActualMeasured, measureActual } from './peers.ts';
import { residentMemory } from './processes.ts';
import { faster, type Report } from './report.ts';
import { type BenchServer, type Cpu, startServer } from './server.ts';

/** Rows a second of Actual's importTransactions measured before, where it can't be measured here. */
const actualBefore = { small: 1_081, large: 554, again: 524 };

export interface Sizes {
  small: number;
  large: number;
  /** Rows in a ledger onto which the large file is imported. */
  onto: number;
}

interface Measured extends ImportTimes {
  cpu: Cpu;
  rowsPerSecond: number;
}

/** Import, undo and import again, against Actual and against what PostgreSQL takes at best. */
export async function benchImports(report: Report, sizes: Sizes): Promise<void> {
  const small = bankRows(sizes.small);
  const large = bankRows(sizes.large);
  const ours = await measureOurs(report, sizes, small, large);
  const actual = { small: await measureActual(small), large: await measureActual(large) };
  compareWithActual(report, sizes, ours, actual);
}

interface Ours {
  small: number;
  large: number;
  again: number;
}

async function measureOurs(report: Report, sizes: Sizes, small: BankRow[], large: BankRow[]): Promise<Ours> {
  const server = await startServer();
  try {
    const client = await signUp(server.url);
    const run = async (rows: BankRow[]) =>
      measureImport(server, client, (await makeLedger(client, 'bench')).path, rows);
    await run(small);
    const smallRuns = [await run(small), await run(small), await run(small)];
    const ofSmall = median(smallRuns);
    report.add(importRow(`import ${counted(sizes.small)} rows`, ofSmall));

    const ledger = await makeLedger(client, 'large');
    const memory = watchMemory(server.pid);
    await server.takeLoopDelay();
    const first = await measureImport(server, client, ledger.path, large);
    const delays = await server.takeLoopDelay();
    const peak = memory.stop();
    const undo = await measureUndo(client, ledger.path, first);
    const second = await measureImport(server, client, ledger.path, large);
    const ofLarge = median([first, second]);
    report.add({
      ...importRow(`import ${counted(sizes.large)} rows`, ofLarge),
      ...faster(ofLarge.rowsPerSecond, ofSmall.rowsPerSecond),
      peerName: `with ${counted(sizes.small)}`,
      reach: { of: 'ratio', least: 0.8 },
    });
    report.add({
      work: `undo of the ${counted(sizes.large)}-row import`,
      unit: 's',
      ...{ ours: undo, peer: ofLarge.seconds, ratio: undo / ofLarge.seconds },
      peerName: 'importing',
      reach: { of: 'ratio', most: 0.5 },
    });
    const again = await measureImport(server, client, ledger.path, large);
    report.add(importRow(`the same ${counted(sizes.large)} rows again`, again));

    const limit = await measureCopyLimit(server.connections.superuser, large);
    report.add({
      work: `import ${counted(sizes.large)} rows against PostgreSQL`,
      unit: 'rows/s',
      ...faster(ofLarge.rowsPerSecond, limit),
      peerName: 'staged COPY',
      reach: { of: 'ratio', least: 0.2 },
    });
    await reportOnto(report, server, client, sizes, large, ofLarge);
    reportThread(report, sizes, peak, delays);
    return { small: ofSmall.rowsPerSecond, large: ofLarge.rowsPerSecond, again: again.rowsPerSecond };
  } finally {
    await server.stop();
  }
}

async function reportOnto(
  report: Report,
  server: BenchServer,
  client: Client,
  sizes: Sizes,
  rows: BankRow[],
  ontoNone: Measured,
): Promise<void> {
  const filled = await fillLedger(server, client, sizes.onto);
  const measured = await measureImport(server, client, filled.path, rows, filled.accountId);
  report.add({
    ...importRow(`import ${counted(sizes.large)} rows onto ${counted(sizes.onto)}`, measured),
    ...faster(measured.rowsPerSecond, ontoNone.rowsPerSecond),
    peerName: 'onto none',
    reach: { of: 'ratio', least: 0.7 },
  });
}

function reportThread(
  report: Report,
  sizes: Sizes,
  peak: number,
  delays: { p99: number; p999: number; max: number },
): void {
  const during = `during the ${counted(sizes.large)}-row import`;
  report.add({
    work: `Node's memory ${during}`,
    unit: 'MB',
    ours: peak / 1e6,
    reach: { of: 'ours', most: 512 },
    note: 'largest VmRSS, looked at every 20 ms',
  });
  report.add({
    work: `event loop delay of the API's thread ${during}, p99.9`,
    unit: 'ms',
    ours: delays.p999,
    reach: { of: 'ours', most: 50 },
    note: `p99 ${delays.p99.toFixed(1)} ms, maximum ${delays.max.toFixed(1)} ms (monitorEventLoopDelay, each millisecond)`,
  });
}

function compareWithActual(
  report: Report,
  sizes: Sizes,
  ours: Ours,
  actual: { small: ActualMeasured | undefined; large: ActualMeasured | undefined },
): void {
  const add = (
    work: string,
    rate: number,
    measured: { rate: number; node: string } | undefined,
    before: number,
    least: number,
  ) =>
    report.add({
      work,
      unit: 'rows/s',
      ...faster(rate, measured?.rate ?? before),
      peerName: 'Actual',
      reach: { of: 'ratio', least },
      note: measured ? `Actual on Node ${measured.node}` : 'Actual can’t be run here: its figure was measured before',
    });
  const rate = (rows: number, from: ActualMeasured | undefined, which: 'first' | 'again') =>
    from && { rate: rows / from[which].seconds, node: from.node };
  add(
    `import ${counted(sizes.small)} rows`,
    ours.small,
    rate(sizes.small, actual.small, 'first'),
    actualBefore.small,
    15,
  );
  add(
    `import ${counted(sizes.large)} rows`,
    ours.large,
    rate(sizes.large, actual.large, 'first'),
    actualBefore.large,
    25,
  );
  const again = rate(sizes.large, actual.large, 'again');
  add(`the same ${counted(sizes.large)} rows again`, ours.again, again, actualBefore.again, 80);
}

async function measureImport(
  server: BenchServer,
  client: Client,
  ledgerPath: string,
  rows: BankRow[],
  accountId?: string,
): Promise<Measured> {
  const csv = bankFile(rows);
  const before = server.cpu();
  const times = await importFile(client, ledgerPath, csv, accountId);
  const after = server.cpu();
  const { counts } = times.import;
  if (counts.total !== rows.length || counts.invalid > 0)
    throw new Error(`Not all rows were read: ${JSON.stringify(counts)}`);
  const cpu = { node: after.node - before.node, postgres: after.postgres - before.postgres };
  return { ...times, cpu, rowsPerSecond: rows.length / times.seconds };
}

async function measureUndo(client: Client, ledgerPath: string, { import: done }: Measured): Promise<number> {
  const start = performance.now();
  await client.call('POST', `${ledgerPath}/operations/${done.operationId}/undo`);
  return (performance.now() - start) / 1000;
}

function importRow(work: string, { rowsPerSecond, reading, committing, cpu, import: { counts } }: Measured) {
  const seconds = `${reading.toFixed(2)} s to the preview, ${committing.toFixed(2)} s to commit`;
  const used = `CPU ${cpu.node.toFixed(2)} s Node, ${cpu.postgres.toFixed(2)} s PostgreSQL`;
  const found = `${counts.new} new, ${counts.duplicate} duplicate, ${counts.uncertain} uncertain`;
  return { work, unit: 'rows/s', ours: rowsPerSecond, note: `${seconds}; ${used}; ${found}` };
}

function watchMemory(pid: number): { stop: () => number } {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMemory(pid));
  }, 20);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

/** Of two the slower one. */
function median(runs: readonly Measured[]): Measured {
  const sorted = runs.toSorted((a, b) => a.rowsPerSecond - b.rowsPerSecond);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (!middle) throw new Error('Nothing was measured.');
  return middle;
}

function counted(rows: number): string {
  return rows.toLocaleString('en');
}
