import { Worker } from 'node:worker_threads';
import type { AuditFault } from './features/audit/verify-audit.ts';
import type { Measured } from './platform/metrics/timings.ts';
import type { WorkerData, WorkerMessage } from './worker.ts';

export interface RunningWorker {
  /** Lets running jobs end, then stops the thread. */
  stop(): Promise<void>;
}

export interface WorkerOwner {
  writeAuditLine: (line: string) => void;
  log: (level: 'error' | 'warn' | 'info' | 'debug', message: string, details?: object) => void;
  measure: (measured: Measured) => void;
  /** Told what the daily verification of the audit log has found. */
  auditVerified: (faults: AuditFault[]) => void;
}

/** A larger nursery saves a tenth of the time of a large import, and costs 150 MB. */
const maxYoungGenerationSizeMb = 24;
const patience = 10_000;
const restartAfter = 1_000;

/**
 * Keeps the jobs' thread running; settles when it first listens. A thread that dies (out of memory, a fault) is started
 * anew: its jobs are free again, since the lock that spoke for them went with it.
 */
export async function startWorker(data: WorkerData, owner: WorkerOwner): Promise<RunningWorker> {
  let isStopping = false;
  let current = startThread(data, owner);
  let restart: ReturnType<typeof setTimeout> | undefined;
  const watch = () => {
    void current.exited.then(() => {
      if (isStopping) return;
      owner.log('error', 'the jobs’ thread has ended by itself; it is started anew');
      restart = setTimeout(() => {
        current = startThread(data, owner);
        current.ready.catch(() => undefined);
        watch();
      }, restartAfter);
    });
  };
  await current.ready;
  watch();
  return {
    stop: async () => {
      isStopping = true;
      clearTimeout(restart);
      await current.stop();
    },
  };
}

interface Thread {
  ready: Promise<void>;
  exited: Promise<unknown>;
  stop(): Promise<void>;
}

function startThread(data: WorkerData, owner: WorkerOwner): Thread {
  // From sources (tests, development) the packages' sources are resolved too, as in the thread that starts it.
  const isSource = import.meta.filename.endsWith('.ts');
  const worker = new Worker(new URL(isSource ? './worker.ts' : './worker.js', import.meta.url), {
    workerData: data,
    resourceLimits: { maxYoungGenerationSizeMb },
    execArgv: isSource ? ['--conditions=source', '--disable-warning=ExperimentalWarning'] : ['--enable-source-maps'],
  });
  const started = Promise.withResolvers<void>();
  const stopped = Promise.withResolvers<void>();
  const exited = new Promise((resolve) => worker.once('exit', resolve));
  worker.on('message', (message: WorkerMessage) => {
    switch (message.type) {
      case 'ready':
        return started.resolve();
      case 'stopped':
        return stopped.resolve();
      case 'audit':
        return owner.writeAuditLine(message.line);
      case 'measured':
        return owner.measure(message.measured);
      case 'verified':
        return owner.auditVerified(message.faults);
      case 'log':
        return owner.log(message.level, message.message, message.details);
    }
  });
  worker.on('error', (error) => {
    owner.log('error', `the jobs' thread failed: ${error.stack ?? error.message}`);
    started.reject(error);
  });
  void exited.then(() => {
    started.reject(new Error('the jobs’ thread ended before it was ready'));
    stopped.resolve();
  });
  return {
    ready: started.promise,
    exited,
    stop: async () => {
      worker.postMessage('stop');
      const timeout = setTimeout(() => stopped.resolve(), patience);
      await stopped.promise;
      clearTimeout(timeout);
      await worker.terminate();
    },
  };
}
