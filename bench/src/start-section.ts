import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { commandOf, cpuBelow, cpuOf, processesBelow, proportionalMemory } from './processes.ts';
import type { Report } from './report.ts';
import { announcedUrl, benchSettings, end, root, temporaryFolder } from './server.ts';

/** The second `npm start` until it is healthy, and what it keeps in memory when it has been at rest. */
export async function benchStart(report: Report, restSeconds: number): Promise<void> {
  const folder = temporaryFolder();
  const settings = benchSettings(folder.path);
  try {
    // Builds what isn't built, and makes the database.
    await end((await startHealthy(settings)).npm);
    const { npm, seconds, cpu, hasBuilt } = await startHealthy(settings);
    report.add({
      work: 'second npm start until healthy',
      unit: 's',
      ours: seconds,
      reach: { of: 'ours', most: 5 },
      note: `CPU ${cpu.toFixed(1)} s${hasBuilt ? '; sources have changed meanwhile, so that it has built again' : ''}`,
    });
    try {
      await delay(restSeconds * 1000);
      reportMemory(report, npm.pid ?? 0, restSeconds);
    } finally {
      await end(npm);
    }
  } finally {
    folder.dispose();
  }
}

interface Started {
  npm: ChildProcess;
  seconds: number;
  /** Seconds, of npm, Node and PostgreSQL. */
  cpu: number;
  hasBuilt: boolean;
}

async function startHealthy(settings: Record<string, string>): Promise<Started> {
  const start = performance.now();
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let hasBuilt = false;
  npm.stdout?.on('data', (text: Buffer) => {
    hasBuilt ||= text.includes('Building');
  });
  try {
    const url = await announcedUrl(npm);
    while (!(await isReady(url))) await delay(20);
    const seconds = (performance.now() - start) / 1000;
    const pid = npm.pid ?? 0;
    return { npm, seconds, cpu: cpuOf(pid) + cpuBelow(pid), hasBuilt };
  } catch (error) {
    await end(npm);
    throw error;
  }
}

async function isReady(url: string): Promise<boolean> {
  const response = await fetch(`${url}/readiness`).catch(() => undefined);
  return response?.ok === true;
}

/** npm itself waits beside the product and isn't counted. */
function reportMemory(report: Report, npm: number, restSeconds: number): void {
  const server = processesBelow(npm).find((pid) => /backend\/dist\/src\/main\.js/.test(commandOf(pid)));
  if (server === undefined) throw new Error('The process of the server is not to be found.');
  const node = proportionalMemory(server) / 1e6;
  const rest = processesBelow(server).reduce((sum, pid) => sum + proportionalMemory(pid), 0) / 1e6;
  report.add({
    work: `memory of Node + PostgreSQL ${restSeconds} s after the start`,
    unit: 'MB',
    ours: node + rest,
    reach: { of: 'ours', most: 340 },
    note: `PSS: ${node.toFixed(0)} MB Node, ${rest.toFixed(0)} MB PostgreSQL`,
  });
}
