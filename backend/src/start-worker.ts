import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { WorkerData, WorkerMessage } from './worker.ts';

export interface RunningWorker {
  /** Lets running jobs end, then stops the thread. */
  stop(): Promise<void>;
}

export interface WorkerOwner {
  writeAuditLine: (line: string) => void;
  log: (level: 'error' | 'warn' | 'info' | 'debug', message: string) => void;
}

const patience = 10_000;

/** Starts the jobs in a thread of their own; settles when they listen. */
export async function startWorker(data: WorkerData, owner: WorkerOwner): Promise<RunningWorker> {
  // From sources (tests, development) the packages' sources are resolved too, as in the thread that starts it.
  const isSource = import.meta.filename.endsWith('.ts');
  const worker = new Worker(new URL(isSource ? './worker.ts' : './worker.js', import.meta.url), {
    workerData: data,
    execArgv: isSource ? ['--conditions=source', '--disable-warning=ExperimentalWarning'] : ['--enable-source-maps'],
  });
  const started = Promise.withResolvers<void>();
  const stopped = Promise.withResolvers<void>();
  worker.on('message', (message: WorkerMessage) => {
    switch (message.type) {
      case 'ready':
        return started.resolve();
      case 'stopped':
        return stopped.resolve();
      case 'audit':
        return owner.writeAuditLine(message.line);
      case 'log':
        return owner.log(message.level, message.message);
    }
  });
  worker.on('error', (error) => {
    owner.log('error', `the jobs' thread failed: ${error.stack ?? error.message}`);
    started.reject(error);
    stopped.resolve();
  });
  worker.on('exit', () => stopped.resolve());
  await started.promise;
  return {
    stop: async () => {
      worker.postMessage('stop');
      const timeout = setTimeout(() => stopped.resolve(), patience);
      await stopped.promise;
      clearTimeout(timeout);
      const exited = once(worker, 'exit');
      await worker.terminate();
      await exited.catch(() => undefined);
    },
  };
}
