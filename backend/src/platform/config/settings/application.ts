import { z } from 'zod';
import { httpUrl, type Setting, wholeNumber } from './setting.ts';

const sizeUnits = { KB: 1e3, MB: 1e6, GB: 1e9 } as const;
const size = z
  .string()
  .regex(/^[1-9]\d{0,5}(KB|MB|GB)$/)
  .transform((text) => Number(text.slice(0, -2)) * sizeUnits[text.slice(-2) as keyof typeof sizeUnits]);

export const applicationSettings = {
  APP_ENV: {
    value: z.enum(['local', 'development', 'staging', 'production']),
    expects: 'local, development, staging or production',
    default: 'local',
    production: 'production',
    meaning:
      'local: this machine only, hardened like production, secrets made on the first start. development: readable errors, answers checked. staging, production: reached through https, secrets must be given.',
  },
  HOST: {
    value: z.string().regex(/^[\w.:-]+$/),
    expects: 'an address or host name to listen on',
    default: '127.0.0.1',
    meaning: 'Address to listen on; 0.0.0.0 opens it to the network.',
  },
  PORT: {
    value: wholeNumber(0, 65_535),
    expects: 'a whole number from 0 to 65535',
    default: '3000',
    meaning: 'Port to listen on; 0 takes any free one.',
  },
  APP_URL: {
    value: httpUrl.optional(),
    isRequired: true,
    expects: 'an http or https URL, such as https://money.example.org',
    meaning: 'Address people open, for links and cookies; unset: made of HOST and PORT.',
  },
  HEADERS_TIMEOUT_SECONDS: {
    value: wholeNumber(1, 300),
    expects: 'a whole number of seconds from 1 to 300',
    default: '20',
    meaning: 'A connection that has not sent the head of its request by then is closed.',
  },
  DATA_DIR: {
    value: z.string(),
    expects: 'a folder',
    default: './data',
    meaning: "Folder of database, attachments and keys; a relative one starts at the repository's root.",
  },
  JOBS: {
    value: z.enum(['on', 'off']),
    expects: 'on or off',
    default: 'on',
    meaning:
      'Whether this process works off jobs (imports, mail, sweeps); off where a worker beside it does. At least one instance must have it on.',
  },
  INSTANCE: {
    value: z
      .string()
      .regex(/^[\w.-]{1,50}$/)
      .optional(),
    expects: '1 to 50 letters, digits, ., - and _',
    meaning: 'Name of this process in its log entries, where several write to one place; unset: none.',
  },
  LOG_DIR: {
    value: z.string(),
    expects: 'a folder',
    default: './logs',
    meaning: 'Folder of app.log, error.log and audit.log.',
  },
  LOG_LEVEL: {
    value: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']),
    expects: 'trace, debug, info, warn, error or fatal',
    default: 'info',
    meaning: 'Least serious entry that is logged.',
  },
  LOG_MAX_SIZE: {
    value: size,
    expects: 'a size such as 500KB, 20MB or 1GB',
    default: '20MB',
    meaning: 'A log file is put aside at this size, and at midnight UTC.',
  },
  LOG_RETENTION_DAYS: {
    value: wholeNumber(1, 3650),
    expects: 'a whole number of days from 1 to 3650',
    default: '30',
    meaning: 'Days that log files put aside are kept (those of audit.log at least AUDIT_RETENTION_DAYS).',
  },
  AUDIT_RETENTION_DAYS: {
    value: wholeNumber(365, 36_500),
    expects: 'a whole number of days from 365 to 36500',
    default: '365',
    meaning: 'Days after which events of the audit log leave the database for the archive, by whole months.',
  },
} satisfies Record<string, Setting<unknown>>;
