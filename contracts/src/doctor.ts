import { z } from 'zod';

/** What the doctor looks at, and its names on the command line. */
export const doctorParts = {
  node: 'Node',
  'data-folder': 'Data folder',
  'log-folder': 'Log folder',
  port: 'Port',
  clock: 'Clock',
  redis: 'Redis',
  storage: 'Storage',
  database: 'Database',
  migrations: 'Migrations',
  secrets: 'Secrets',
  'sealed-values': 'Sealed values',
  jobs: 'Jobs',
  mail: 'Mail',
  certificate: 'Certificate',
  audit: 'Audit log',
  maintenance: 'Maintenance mode',
  tasks: 'Tasks',
} as const;
export type DoctorPart = keyof typeof doctorParts;

/** Everything that the doctor may find, in the words of the command line; `{}` are values. */
export const findingTexts = {
  'node-right': '{version}',
  'node-other': '{version}, meant is {wanted}: run npm ci',
  'folder-ready': '{path}, {gigabytes} GB free',
  'folder-to-make': '{path} (made at the first start), {gigabytes} GB free',
  'folder-in-use': '{path}, {gigabytes} GB free, in use by process {process}',
  'folder-not-writable': '{path} cannot be written by this user',
  'folder-nearly-full': '{path}: only {gigabytes} GB free',
  'port-free': '{address} is free',
  'port-taken': '{address} is taken by another program: choose another PORT',
  'port-not-listened-on': 'the running instance does not listen on {address}',
  'port-answers': '{address} answers {status} to /health',
  'port-silent': '{address} does not answer: {reason}',
  'clock-right': '{now}',
  'clock-behind': '{now}, but package.json is of {written}',
  'clock-differs': 'differs from the database’s by {seconds} s',
  'redis-off': 'not set: limits and cache are those of each process',
  'redis-takes-writes': 'takes writes',
  'redis-unusable': 'cannot be used: {reason}; each process limits and caches by itself',
  'storage-on-disk': 'files lie in the data folder',
  'storage-answers': 'bucket {bucket} answers',
  'storage-unreachable': 'bucket {bucket} cannot be used: {reason}',
  'database-to-make': 'embedded, made at the first start',
  'database-not-running': 'embedded, not running',
  'database-right': 'PostgreSQL {version}',
  'database-too-old': 'PostgreSQL {version}: 15 or newer is needed',
  'database-unreachable': 'cannot be reached: {reason}',
  'migrations-applied': 'all applied',
  'migrations-missing': 'missing {names}: npm run migration:run',
  'secrets-fresh': 'none is old',
  'secret-old': '{name} is {days} days old: npm run secrets:rotate -- {name}',
  'sealed-none': 'there are none',
  'sealed-openable': '{count}, each with a key that is set',
  'sealed-lost': 'sealed with a key that is not set: {count}; give that key as ENCRYPTION_KEY_PREVIOUS',
  'previous-key-needed': 'sealed with ENCRYPTION_KEY_PREVIOUS: {count}, so it has to stay',
  'previous-key-free': 'ENCRYPTION_KEY_PREVIOUS may go',
  'jobs-worked-off': 'worked off',
  'jobs-failed': 'given up: {count}; see error.log',
  'jobs-waiting': 'the oldest has been due for {seconds} s',
  'mail-on': 'on',
  'mail-off': 'off: SMTP_HOST is not set, so nobody is written to',
  'mail-without-admin': 'on; ADMIN_EMAIL is not set, so the watchdog is silent',
  'certificate-none': 'none: APP_URL is http',
  'certificate-not-seen': 'not checked: {url} doesn’t answer from here',
  'certificate-valid': 'valid until {day}',
  'certificate-ends-soon': 'valid until {day}: renew it',
  'audit-never': 'not verified yet: npm run audit:verify',
  'audit-whole': 'all {chains} chains were whole at {at}',
  'audit-late': 'last verified at {at}: npm run audit:verify',
  'audit-broken':
    '{faults} of {chains} chains were not whole at {at}: npm run audit:verify, and docs/runbooks/incident.md',
  'maintenance-off': 'off',
  'maintenance-on': 'on since {at}: npm run maintenance -- off',
  'tasks-done': 'none is overdue',
  'tasks-overdue': 'overdue: {names}; see docs/maintenance.md',
} as const;
export type FindingCode = keyof typeof findingTexts;

export const Finding = z.object({
  part: z.enum(Object.keys(doctorParts) as [DoctorPart, ...DoctorPart[]]),
  state: z.enum(['ok', 'warning', 'problem']),
  /** What was found; its sentence in another language needs nothing but the values. */
  code: z.enum(Object.keys(findingTexts) as [FindingCode, ...FindingCode[]]),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The sentence in English. */
  text: z.string(),
});
export type Finding = z.output<typeof Finding>;
