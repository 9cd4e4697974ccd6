import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogFn, Logger } from 'pino';
import type { Config } from '../config/config.ts';
import type { Measured } from '../metrics/timings.ts';
import type { Fault } from './fault.ts';
import { OpenTelemetry } from './open-telemetry.ts';
import { Sentry } from './sentry.ts';
import { jobSpan, type Span } from './trace.ts';

/** What leaves this machine about faults and times: nothing, unless a setting names where to. */
export interface Reporting {
  fault: (fault: Fault) => void;
  trace: (span: Span) => void;
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
    trace: (span) => {
      toSentry?.add(span);
      toCollector?.add(span);
    },
    close: async () => {
      await Promise.all([toSentry?.close(), toCollector?.close()]);
    },
  };
}

/** For what the jobs' thread has measured: everything is counted, and each try of a job leaves a span, too. */
export function countAndTrace(count: (measured: Measured) => void, trace: Reporting['trace']) {
  return (measured: Measured): void => {
    count(measured);
    if (measured.kind === 'job') trace(jobSpan(measured));
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
