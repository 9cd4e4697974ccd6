import { join } from 'node:path';
import { isatty } from 'node:tty';
import pino, { type Logger } from 'pino';
import type { Config } from '../config/config.ts';
import { type Reporting, reportErrors } from '../reporting/reporting.ts';
import { withoutSecrets, withoutSecretText } from './redact.ts';
import { RotatingFile } from './rotating-file.ts';

export interface Logging {
  logger: Logger;
  /** Adds a line to `audit.log`, as it is. */
  audit(line: string): void;
  /** Settles when everything is written; the process may then end. */
  close(): Promise<void>;
}

/**
 * JSON lines to the console, `app.log` and, of errors, `error.log` in the log folder.
 * Errors are reported, too. A terminal, which a person reads, gets warnings and errors only.
 */
export function createLogging(config: Pick<Config, 'environment' | 'log'>, report: Reporting['fault']): Logging {
  const { dir, instance, level, maxSize, retentionDays, auditRetentionDays } = config.log;
  const app = new RotatingFile({ path: join(dir, 'app.log'), maxSize, retentionDays });
  const errors = new RotatingFile({ path: join(dir, 'error.log'), maxSize, retentionDays });
  const audit = new RotatingFile({
    path: join(dir, 'audit.log'),
    maxSize,
    retentionDays: Math.max(retentionDays, auditRetentionDays),
  });
  const console = pino.destination({ dest: 1, sync: false });
  // Whoever read the console has gone; the files go on.
  console.on('error', () => undefined);

  const consoleLevel = isatty(1) ? higherLevel(level, 'warn') : level;
  const logger = pino(
    {
      level,
      base: { environment: config.environment, ...(instance === undefined ? {} : { instance }) },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: (entry) => withoutSecrets(entry) },
      // Errors are plain by then.
      serializers: { err: (error: unknown) => error },
      hooks: { streamWrite: withoutSecretText, logMethod: reportErrors(report) },
    },
    pino.multistream([
      { stream: console, level: consoleLevel },
      { stream: app, level },
      { stream: errors, level: 'error' },
    ]),
  );
  return {
    logger,
    audit: (line) => audit.write(`${line}\n`),
    close: async () => {
      await Promise.all([app.close(), errors.close(), audit.close(), flushed(console)]);
    },
  };
}

type Level = Config['log']['level'];

function higherLevel(one: Level, other: Level): Level {
  return (pino.levels.values[one] ?? 0) > (pino.levels.values[other] ?? 0) ? one : other;
}

function flushed(destination: { flush(done: () => void): void }): Promise<void> {
  return new Promise((resolve) => destination.flush(() => resolve()));
}
