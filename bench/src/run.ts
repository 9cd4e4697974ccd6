import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { signUp } from './api-client.ts';
import { explainQueries } from './explain.ts';
import { fillLedger } from './fill-ledger.ts';
import { benchHome } from './home-section.ts';
import { benchImports } from './import-section.ts';
import { benchLiveness } from './liveness-section.ts';
import { benchPages } from './page-section.ts';
import { installPeers } from './peers.ts';
import { Report } from './report.ts';
import { root, runToEnd, startServer } from './server.ts';
import { benchStart } from './start-section.ts';

const usage = `npm run bench -- [--only import,page,home,liveness,start] [--quick] [--explain]
  --only     these sections only
  --quick    a tenth of the rows, shorter times: for trying the bench, not for its figures
  --explain  writes the plans of the list and report queries to bench/explain instead of measuring`;

const sections = ['import', 'page', 'home', 'liveness', 'start'] as const;
type Section = (typeof sections)[number];

interface Options {
  only: ReadonlySet<Section>;
  quick: boolean;
  explain: boolean;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, quick: { type: 'boolean' }, explain: { type: 'boolean' } },
  });
  const only = values.only?.split(',') ?? sections;
  const known = sections.filter((section) => only.includes(section));
  if (known.length < only.length) throw new Error(usage);
  return { only: new Set(known), quick: values.quick ?? false, explain: values.explain ?? false };
}

function build(): void {
  const compiler = ['node_modules/typescript/bin/tsc', '-b', 'core', 'contracts', 'backend'];
  const { status } = spawnSync(process.execPath, compiler, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The server could not be built.');
}

async function main(): Promise<void> {
  const options = readOptions();
  build();
  const share = options.quick ? 0.1 : 1;
  if (options.explain) return explain(1_000_000 * share);
  installPeers();
  const report = new Report();
  const has = (section: Section) => options.only.has(section);
  if (has('import')) {
    await benchImports(report, { small: 10_000 * share, large: 100_000 * share, onto: 500_000 * share });
  }
  if (has('page') || has('home') || has('liveness')) await benchAnswers(report, options, share);
  if (has('start')) await benchStart(report, options.quick ? 10 : 60);
  console.log(`\n${report.table()}`);
}

async function benchAnswers(report: Report, { only, quick }: Options, share: number): Promise<void> {
  const server = await startServer();
  try {
    if (only.has('liveness')) await benchLiveness(report, server, quick ? 2 : 6);
    if (!only.has('page') && !only.has('home')) return;
    const client = await signUp(server.url);
    const large = await fillLedger(server, client, 1_000_000 * share);
    if (only.has('home')) await benchHome(report, server, client, large, quick ? 50 : 300);
    if (!only.has('page')) return;
    const small = await fillLedger(server, client, 100_000 * share);
    const duration = quick ? { warmUpSeconds: 2, seconds: 3 } : { warmUpSeconds: 4, seconds: 10 };
    await benchPages(report, server, client, { small, large }, duration);
  } finally {
    await server.stop();
  }
}

async function explain(count: number): Promise<void> {
  const server = await startServer();
  try {
    const client = await signUp(server.url);
    await explainQueries(server, await fillLedger(server, client, count));
  } finally {
    await server.stop();
  }
}

await runToEnd(main);
