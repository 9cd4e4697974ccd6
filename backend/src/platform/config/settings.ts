import { z } from 'zod';

/** One environment variable: how its text becomes a value, and what to tell the person who sets it. */
export interface Setting<Value> {
  value: z.ZodType<Value, string | undefined>;
  /** Completes "… expects". */
  expects: string;
  meaning: string;
  /** Text that is read when the variable is unset or empty. */
  default?: string;
  /** Its value is never printed, not even when it is wrong. */
  secret?: true;
}

function wholeNumber(from: number, to: number) {
  return z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.int().min(from).max(to));
}

const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });
const secretText = z.string().min(32);

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);
const origin = z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text);
const address = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

const sizeUnits = { KB: 1e3, MB: 1e6, GB: 1e9 } as const;
const size = z
  .string()
  .regex(/^[1-9]\d{0,5}(KB|MB|GB)$/)
  .transform((text) => Number(text.slice(0, -2)) * sizeUnits[text.slice(-2) as keyof typeof sizeUnits]);

const atLeast32 = 'at least 32 characters, made for example by `openssl rand -base64 48`';
const postgresForm = 'a URL of the form postgres://user:password@host:5432/database';

/** Every setting of the product, in the order of `.env.example`. */
export const settings = {
  APP_ENV: {
    value: z.enum(['local', 'development', 'staging', 'production']),
    expects: 'local, development, staging or production',
    default: 'local',
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
    expects: 'an http or https URL, such as https://money.example.org',
    meaning: 'Address people open, for links and cookies; unset: made of HOST and PORT.',
  },
  DATA_DIR: {
    value: z.string(),
    expects: 'a folder',
    default: './data',
    meaning: "Folder of database, attachments and keys; a relative one starts at the repository's root.",
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
    meaning: 'Days that log files put aside are kept (those of audit.log at least 365).',
  },
  DATABASE_URL: {
    value: postgresUrl.optional(),
    expects: postgresForm,
    secret: true,
    meaning: 'PostgreSQL 15 or newer, as the role of the application; unset: an own PostgreSQL runs in DATA_DIR.',
  },
  DATABASE_OWNER_URL: {
    value: postgresUrl.optional(),
    expects: postgresForm,
    secret: true,
    meaning: 'The same database as the role that owns the tables and runs migrations; unset: DATABASE_URL.',
  },
  DATABASE_BULK_URL: {
    value: postgresUrl.optional(),
    expects: postgresForm,
    secret: true,
    meaning: 'The same database as the role that writes imports; unset: DATABASE_URL, and imports take longer.',
  },
  DATABASE_POOL: {
    value: wholeNumber(1, 500),
    expects: 'a whole number from 1 to 500',
    default: '20',
    meaning: 'Connections that are kept.',
  },
  DATABASE_POOL_OVERFLOW: {
    value: wholeNumber(0, 500),
    expects: 'a whole number from 0 to 500',
    default: '10',
    meaning: 'Connections beyond them under load.',
  },
  DATABASE_STATEMENT_TIMEOUT_MS: {
    value: wholeNumber(100, 600_000),
    expects: 'a whole number of milliseconds from 100 to 600000',
    default: '15000',
    meaning: 'A statement of a request is given up after this many milliseconds.',
  },
  DATABASE_SLOW_QUERY_MS: {
    value: wholeNumber(0, 600_000),
    expects: 'a whole number of milliseconds from 0 to 600000',
    default: '500',
    meaning: 'A statement that takes longer is written to app.log with its plan; 0 writes none.',
  },
  JWT_SECRET: {
    value: secretText.optional(),
    expects: atLeast32,
    secret: true,
    meaning: 'Signs access tokens; unset: made on the first start and kept in DATA_DIR/keys.',
  },
  AUDIT_KEY: {
    value: secretText.optional(),
    expects: atLeast32,
    secret: true,
    meaning:
      'Chains the audit events; unset: made on the first start and kept in DATA_DIR/keys. Keep it: without it old events cannot be verified.',
  },
  REGISTRATION: {
    value: z.enum(['open', 'closed']),
    expects: 'open or closed',
    default: 'open',
    meaning: 'closed: nobody new can sign up, except the very first user.',
  },
  CORS_ORIGINS: {
    value: list.pipe(z.array(origin)),
    expects: 'origins separated by commas, such as https://app.example.org (no path, no *)',
    default: '',
    meaning: 'Other origins whose pages may call the API with credentials.',
  },
  TRUST_PROXY: {
    value: list.pipe(z.array(address)),
    expects: 'addresses or networks separated by commas, such as 127.0.0.1,10.0.0.0/8',
    default: '',
    meaning: 'Proxies whose X-Forwarded-For is believed.',
  },
  RATE_LIMIT_GLOBAL: {
    value: wholeNumber(1, 1_000_000),
    expects: 'a whole number from 1 to 1000000',
    default: '100',
    meaning: 'Requests a minute for one address.',
  },
  RATE_LIMIT_LOGIN: {
    value: wholeNumber(1, 1_000_000),
    expects: 'a whole number from 1 to 1000000',
    default: '5',
    meaning: 'Failed sign-ins in 15 minutes for one account and for one address.',
  },
  RATE_LIMIT_AI: {
    value: wholeNumber(1, 1_000_000),
    expects: 'a whole number from 1 to 1000000',
    default: '10',
    meaning: 'Requests a minute for one user to what is worked out by the intelligence.',
  },
  METRICS_TOKEN: {
    value: secretText.optional(),
    expects: atLeast32,
    secret: true,
    meaning: 'Bearer token for /metrics; unset: answered on the loopback address only.',
  },
} satisfies Record<string, Setting<unknown>>;

export type SettingName = keyof typeof settings;
export type SettingValues = { [Name in SettingName]: z.output<(typeof settings)[Name]['value']> };

/** Text of `.env.example`: every setting with its meaning, commented out at its default. */
export function envExample(): string {
  const entries = Object.entries<Setting<unknown>>(settings).map(
    ([name, setting]) => `# ${setting.meaning}\n# Expects ${setting.expects}.\n# ${name}=${setting.default ?? ''}\n`,
  );
  return `# Copy to .env and uncomment what you change; variables of the environment win over the file.\n\n${entries.join('\n')}`;
}
