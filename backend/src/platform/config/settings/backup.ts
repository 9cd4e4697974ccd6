import { resolve } from 'node:path';
import { parseCron } from '@expenseai/core/calendar/cron';
import { bech32 } from '@scure/base';
import { z } from 'zod';
import { type FileStorageValues, fileStorageFaults, toS3Settings } from './file-storage.ts';
import { randomKey, type Setting, wholeNumber } from './setting.ts';

/** An X25519 recipient of age: Bech32 with the prefix `age` (age-encryption.org/v1, “The X25519 recipient type”). */
const recipient = z.string().refine((text) => {
  try {
    const { prefix, words } = bech32.decode(text as `${string}1${string}`);
    return prefix === 'age' && bech32.fromWords(words).length === 32;
  } catch {
    return false;
  }
});

const schedule = z.string().transform((text, context) => {
  if (text === 'off') return null;
  const cron = parseCron(text);
  if (cron) return cron;
  context.addIssue('no time');
  return z.NEVER;
});

export const backupSettings = {
  BACKUP_ENCRYPTION_KEY: {
    ...randomKey,
    isRequired: true,
    meaning:
      'Opens and seals backups on this machine; unset: made on the first start and kept in DATA_DIR/keys. Keep a copy elsewhere (npm run backup:key): without it, or the other half of BACKUP_RECIPIENT, no backup can be opened.',
  },
  BACKUP_RECIPIENT: {
    value: recipient.optional(),
    expects: 'a public key of age that begins with age1, made for example by `npm run backup:key -- new`',
    meaning:
      'Second key that every backup can be opened with: its private half is kept offline. Unset: BACKUP_ENCRYPTION_KEY alone opens them.',
  },
  BACKUP_KEY_COPIED: {
    value: z.enum(['yes', 'no']).transform((text) => text === 'yes'),
    expects: 'yes or no',
    default: 'no',
    production: 'no',
    meaning:
      'yes once what opens the backups lies somewhere else, too: a machine that is lost takes a key along that was only there.',
  },
  BACKUP_SCHEDULE: {
    value: schedule,
    expects: 'a time in the form of cron, such as 0 2 * * *, or off',
    default: '0 2 * * *',
    meaning:
      'When a backup is made, in UTC: by the server itself where the database is the embedded one, else by `npm run backup:schedule`. One that was missed because nothing ran is made up for.',
  },
  BACKUP_RETENTION_DAYS: {
    value: wholeNumber(1, 3650),
    expects: 'a whole number of days from 1 to 3650',
    default: '30',
    meaning: 'Days that backups are kept; the newest one is never removed.',
  },
  BACKUP_PATH: {
    value: z.string().optional(),
    expects: 'a folder',
    meaning: 'Folder of the backups; unset: DATA_DIR/backups.',
  },
  BACKUP_SECOND_PATH: {
    value: z.string().optional(),
    expects: 'a folder on another disk or machine that is mounted here',
    meaning: 'Folder that every backup is copied to and checked in, too; unset: none.',
  },
  BACKUP_S3_BUCKET: {
    value: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
      .optional(),
    expects: 'the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens',
    meaning:
      'Bucket that every backup is copied to and checked in, too, in the store of S3_ENDPOINT with its access key; unset: none.',
  },
} satisfies Record<string, Setting<unknown>>;

type BackupValues = {
  [Name in keyof typeof backupSettings]: z.output<(typeof backupSettings)[Name]['value']>;
};

type Values = BackupValues & FileStorageValues & { DATA_DIR: string };

/** Relative folders start at `root`. */
export function toBackupConfig(values: Values, root: string) {
  const { BACKUP_S3_BUCKET: bucket, BACKUP_SECOND_PATH: second } = values;
  return {
    /** Public key whose private half is offline; undefined: none. */
    recipient: values.BACKUP_RECIPIENT,
    isKeyCopied: values.BACKUP_KEY_COPIED,
    /** In UTC; null: no backups are made by themselves. */
    schedule: values.BACKUP_SCHEDULE,
    retentionDays: values.BACKUP_RETENTION_DAYS,
    folder: resolve(root, values.BACKUP_PATH ?? resolve(root, values.DATA_DIR, 'backups')),
    secondFolder: second === undefined ? undefined : resolve(root, second),
    bucket: bucket === undefined ? null : toS3Settings({ ...values, S3_BUCKET: bucket }),
  };
}

/** What the settings lack for each other: a sentence by the setting to change. */
export function backupFaults(values: Partial<Values>): Map<keyof Values, string> {
  const faults = new Map<keyof Values, string>();
  const { BACKUP_S3_BUCKET: bucket, BACKUP_SECOND_PATH: second } = values;
  if (bucket === undefined) return faults;
  if (second !== undefined) {
    faults.set('BACKUP_SECOND_PATH', 'BACKUP_SECOND_PATH and BACKUP_S3_BUCKET are both set: give one of them.');
  }
  for (const [name, fault] of fileStorageFaults({ ...values, S3_BUCKET: bucket })) {
    faults.set(name, fault.replace('with S3_BUCKET', 'with BACKUP_S3_BUCKET'));
  }
  return faults;
}
