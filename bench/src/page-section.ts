import type { Client } from './api-client.ts';
import type { FilledLedger } from './fill-ledger.ts';
import { loadOn } from './load.ts';
import { cpuBelow, cpuOf } from './processes.ts';
import type { BareLayer, BarePage } from './programs/bare-page.ts';
import { faster, type Report } from './report.ts';
import { type BenchServer, startProgram } from './server.ts';

const connections = 16;
const pageSize = 50;

export interface Duration {
  warmUpSeconds: number;
  seconds: number;
}

interface Measured {
  perSecond: number;
  /** What a request costs, in a sentence. */
  note: string;
}

/** A page of a category and a year: first and deep, in a small and a large ledger, and layer by layer. */
export async function benchPages(
  report: Report,
  server: BenchServer,
  client: Client,
  ledgers: { small: FilledLedger; large: FilledLedger },
  duration: Duration,
): Promise<void> {
  const year = new Date().getFullYear() - 1;
  const bounds = { from: `${year}-01-01`, to: `${year}-12-31` };
  const pathOf = ({ path, categoryId }: FilledLedger, cursor = '') => {
    const q = encodeURIComponent(`category:${categoryId} date:${bounds.from}..${bounds.to}`);
    return `${path}/transactions?limit=${pageSize}&q=${q}${cursor && `&cursor=${cursor}`}`;
  };
  const ask = (path: string) =>
    measure(server.pid, server, { url: server.url, path, headers: client.headers, connections, ...duration });
  const { large, small } = ledgers;
  const deepCursor = await cursorDeepIn(client, pathOf(large));

  const layers: BareLayer[] = ['node:http', 'fastify', 'fastify in a transaction'];
  const bare = new Map<BareLayer, Measured>();
  for (const layer of layers) bare.set(layer, await measureBare(layer, server, large, bounds, duration));
  const profile = await ask('/api/v1/me');
  const first = await ask(pathOf(large));
  const deep = await ask(pathOf(large, deepCursor));
  const ofSmall = await ask(pathOf(small));

  const limit = bare.get('node:http')?.perSecond ?? 0;
  for (const [layer, { perSecond, note }] of bare) {
    report.add({
      work: `page layers: ${layer}`,
      unit: 'requests/s',
      ...faster(perSecond, limit),
      peerName: 'bare',
      note,
    });
  }
  report.add({
    work: 'page layers: sign-in, limits and logs alone (GET /me)',
    unit: 'requests/s',
    ...faster(profile.perSecond, limit),
    peerName: 'bare',
    note: profile.note,
  });
  report.add({
    work: `page of ${pageSize} of a category and a year, ${large.count.toLocaleString('en')} transactions`,
    unit: 'requests/s',
    ...faster(first.perSecond, limit),
    peerName: 'bare node:http + prepared query',
    reach: { of: 'ratio', least: 0.4 },
    note: first.note,
  });
  addSlowdown(report, 'the same, deep', deep, first, 'first page');
  const counts = `${large.count.toLocaleString('en')} transactions`;
  addSlowdown(report, `the same, first, ${counts}`, first, ofSmall, `${small.count.toLocaleString('en')} transactions`);
}

/** Milliseconds between two answers, which is what grows where something costs more. */
function addSlowdown(report: Report, work: string, ours: Measured, than: Measured, peerName: string): void {
  const [own, other] = [1000 / ours.perSecond, 1000 / than.perSecond];
  report.add({
    work,
    unit: 'ms an answer',
    ...{ ours: own, peer: other, ratio: own / other },
    peerName,
    reach: { of: 'ratio', most: 1.2 },
    note: ours.note,
  });
}

/** Where four fifths of the matching transactions are on the pages before. */
async function cursorDeepIn(client: Client, path: string): Promise<string> {
  const cursors: string[] = [];
  const wide = path.replace(`limit=${pageSize}`, 'limit=500');
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { nextCursor: string | null } = await client.call('GET', `${wide}${cursor && `&cursor=${cursor}`}`);
    cursor = page.nextCursor;
    if (cursor !== null) cursors.push(cursor);
  }
  const deep = cursors[Math.floor(cursors.length * 0.8)];
  if (deep === undefined) throw new Error('The category has too few transactions for a deep page.');
  return deep;
}

async function measureBare(
  layer: BareLayer,
  server: BenchServer,
  { id, categoryId }: FilledLedger,
  bounds: { from: string; to: string },
  duration: Duration,
): Promise<Measured> {
  const { app, superuser } = server.connections;
  const connection = layer === 'fastify in a transaction' ? app : superuser;
  const options: BarePage = { layer, connection, connections, ledgerId: id, categoryId, ...bounds };
  const program = await startProgram('bare-page', options);
  try {
    return await measure(program.pid, server, { url: program.url, path: '/', headers: {}, connections, ...duration });
  } finally {
    await program.stop();
  }
}

/** Requests a second, with the CPU of the answering process and of PostgreSQL. */
async function measure(pid: number, server: BenchServer, load: Parameters<typeof loadOn>[0]): Promise<Measured> {
  const cpu = () => ({ node: cpuOf(pid), postgres: cpuBelow(server.pid) });
  // Once before, so that statements are prepared and code is compiled, and the CPU is that of the measured time.
  await loadOn({ ...load, seconds: load.warmUpSeconds, warmUpSeconds: 0 });
  const before = cpu();
  const { requests, perSecond, p50, p99, bodyBytes } = await loadOn({ ...load, warmUpSeconds: 0 });
  const after = cpu();
  const each = (from: number, to: number) => `${(((to - from) * 1000) / requests).toFixed(2)} ms`;
  const note = `CPU a request: ${each(before.node, after.node)} Node, ${each(before.postgres, after.postgres)} PostgreSQL; p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms with ${load.connections} connections; ${bodyBytes} bytes`;
  return { perSecond, note };
}
