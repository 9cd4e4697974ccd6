import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogFn, Logger } from 'pino';
import type { Config } from '../config/config.ts';
import type { Fault } from './fault.ts';
import { OpenTelemetry } from './open-telemetry.ts';
import { Sentry } from './sentry.ts';
import type { RequestTrace } from './trace.ts';

/** What leaves this machine about faults and times: nothing, unless a setting names where to. */
export interface Reporting {
  fault: (fault: Fault) => void;
  trace: (trace: RequestTrace) => void;
  /** Settles when what is on its way has arrived or failed. */
  close: () => Promise<void>;
}

export function openReporting({ root, environment, sentry, openTelemetry }: Config): Reporting {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const common = { environment, release: `expenseai@${version}` };
  const toSentry = sentry && new Sentry({ ...common, ...sentry, root });
  const toCollector = openTelemetry && new OpenTelemetry({ ...common, ...openTelemetry });
  return {
    fault: (fault) => toSentry?.report(fault),
    trace: (trace) => {
      toSentry?.addTrace(trace);
      toCollector?.addTrace(trace);
    },
    close: async () => {
      await Promise.all([toSentry?.close(), toCollector?.close()]);
    },
  };
}

const errorLevel = 50;

/** A hook of the logger: whatever is logged as an error, with its `err`, is reported, too. */
export function reportErrors(report: Reporting['fault']) {
  return function logMethod(this: Logger, args: Parameters<LogFn>, method: LogFn, level: number): void {
    const [entry] = args as unknown[];
    if (level >= errorLevel && isEntry(entry)) {
      const { err, requestId, route, job } = entry;
      const { name, message, stack } = err;
      report({ origin: job === undefined ? 'api' : 'jobs', name, message, stack, requestId, place: route ?? job });
    }
    method.apply(this, args);
  };
}

interface ErrorEntry {
  err: Error;
  requestId?: string;
  route?: string;
  job?: string;
}

function isEntry(entry: unknown): entry is ErrorEntry {
  return typeof entry === 'object' && entry !== null && 'err' in entry && entry.err instanceof Error;
}
