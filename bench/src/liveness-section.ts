import { loadOn } from './load.ts';
import { cpuOf } from './processes.ts';
import type { Report } from './report.ts';
import { type BenchServer, startProgram } from './server.ts';

const rounds = 3;

/** CPU of one small JSON answer against Fastify's. In turns, the best of each, since other work only ever adds. */
export async function benchLiveness(report: Report, server: BenchServer, seconds: number): Promise<void> {
  const bare = await startProgram('bare-liveness');
  try {
    const ours: number[] = [];
    const peer: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await microsecondsEach(server.url, server.pid, seconds));
      peer.push(await microsecondsEach(bare.url, bare.pid, seconds));
    }
    const [own, other] = [Math.min(...ours), Math.min(...peer)];
    report.add({
      work: 'GET /liveness',
      unit: 'µs CPU',
      ...{ ours: own, peer: other, ratio: own / other },
      peerName: 'bare Fastify',
      reach: { of: 'ratio', most: 1.5 },
    });
  } finally {
    await bare.stop();
  }
}

async function microsecondsEach(url: string, pid: number, seconds: number): Promise<number> {
  const load = { url, path: '/liveness', headers: {}, connections: 8 };
  await loadOn({ ...load, warmUpSeconds: 0, seconds: seconds / 2 });
  const before = cpuOf(pid);
  const { requests } = await loadOn({ ...load, warmUpSeconds: 0, seconds });
  return ((cpuOf(pid) - before) * 1e6) / requests;
}
