import { z } from 'zod';
import { type Setting, wholeNumber } from './setting.ts';

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });
const postgresForm = 'a URL of the form postgres://user:password@host:5432/database';

export const databaseSettings = {
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
} satisfies Record<string, Setting<unknown>>;
