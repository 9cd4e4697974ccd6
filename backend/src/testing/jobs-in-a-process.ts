import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { WorkerData } from '../worker.ts';
import type { TestApp } from './test-app.ts';

interface JobsProcess {
  kill: () => Promise<void>;
  /** Everything that it has written to the terminal. */
  printed: () => string;
}

/** Works off the application's jobs in a process of its own; settles when it listens. */
export async function startJobsProcess(app: TestApp): Promise<JobsProcess> {
  const { connections } = app.db;
  const data: WorkerData = {
    app: connections.app,
    bulk: connections.bulk,
    storage: { dataDir: app.dataDir, s3: null },
    audit: { current: 'a secret that only tests know and that is long enough' },
    logDir: app.dataDir,
    auditRetentionDays: 365,
    encryption: { current: 'a secret that only tests know and that is long enough' },
    statementTimeoutMs: 30_000,
    slowQueryMs: 0,
    appUrl: app.url,
    mail: null,
    adminEmail: undefined,
    backupSchedule: null,
    backups: null,
  };
  const script = join(import.meta.dirname, 'jobs-process.ts');
  const args = ['--conditions=source', '--disable-warning=ExperimentalWarning', script, JSON.stringify(data)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (data: Buffer) => {
      printed += data.toString();
    });
  }
  const exited = once(child, 'exit');
  const isReady = await Promise.race([once(child.stdout, 'data').then(() => true), exited.then(() => false)]);
  if (!isReady) throw new Error('The process of the jobs ended at once');
  return {
    printed: () => printed,
    /** As `kill -9` does. */
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
