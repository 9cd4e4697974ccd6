import type { Client } from './api-client.ts';
import type { FilledLedger } from './fill-ledger.ts';
import type { Report } from './report.ts';
import type { BenchServer } from './server.ts';

/** Home's figures: as asked for again and again, and after each change, when no cache knows them. */
export async function benchHome(
  report: Report,
  { cpu }: Pick<BenchServer, 'cpu'>,
  client: Client,
  ledger: FilledLedger,
  rounds: number,
): Promise<void> {
  const path = `${ledger.path}/home`;
  for (let n = 0; n < 20; n += 1) await serverTime(client, path);
  const kept: number[] = [];
  const before = cpu();
  for (let n = 0; n < rounds; n += 1) kept.push(await serverTime(client, path));
  const used = cpu();
  const { items } = await client.call<{ items: { id: string }[] }>('GET', `${ledger.path}/transactions?limit=1`);
  const changed: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    await client.call('PATCH', `${ledger.path}/transactions/${items[0]?.id}`, { notes: `note ${n}` });
    changed.push(await serverTime(client, path));
  }
  const each = (from: number, to: number) => `${(((to - from) * 1000) / rounds).toFixed(2)} ms`;
  const cost = `CPU a request ${each(before.node, used.node)} Node, ${each(before.postgres, used.postgres)} PostgreSQL`;
  const counts = `${ledger.count.toLocaleString('en')} transactions`;
  addTimes(report, `Home's figures after a change, ${counts}`, changed);
  addTimes(report, `Home's figures again, ${counts}`, kept, cost);
}

function addTimes(report: Report, work: string, times: readonly number[], cost = ''): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const note = `${times.length} requests, Server-Timing; slowest ${at(1).toFixed(1)} ms${cost && `; ${cost}`}`;
  report.add({ work: `${work}, p50`, unit: 'ms', ours: at(0.5), reach: { of: 'ours', most: 5 }, note });
  report.add({ work: `${work}, p95`, unit: 'ms', ours: at(0.95), reach: { of: 'ours', most: 20 } });
}

/** Milliseconds in the server, by its own word. */
async function serverTime({ url, headers }: Client, path: string): Promise<number> {
  const response = await fetch(`${url}${path}`, { headers });
  await response.arrayBuffer();
  const time = response.headers.get('server-timing')?.match(/^app;dur=([\d.]+)/)?.[1];
  if (!response.ok || time === undefined) throw new Error(`GET ${path} answers ${response.status} without a time.`);
  return Number(time);
}
