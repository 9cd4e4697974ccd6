import { z } from 'zod';
import type { S3Settings } from '../../storage/s3-place.ts';
import { httpUrl, type Setting, wholeNumber } from './setting.ts';

export const fileStorageSettings = {
  S3_BUCKET: {
    value: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
      .optional(),
    expects: 'the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens',
    meaning: 'Bucket that keeps the files of people; unset: they lie in DATA_DIR.',
  },
  S3_ENDPOINT: {
    value: httpUrl.optional(),
    expects: 'an http or https URL, such as https://s3.example.org',
    meaning: 'Address of an S3-compatible store; unset: that of Amazon in S3_REGION. Outside this machine https only.',
  },
  S3_REGION: {
    value: z.string().regex(/^[\w-]{1,40}$/),
    expects: 'a region, such as eu-central-1',
    default: 'us-east-1',
    meaning: 'Region of the bucket; stores of your own mostly take any.',
  },
  S3_ACCESS_KEY_ID: {
    value: z.string().optional(),
    expects: 'the id of an access key',
    meaning: 'Access key that may list, get, put and delete objects of the bucket.',
  },
  S3_SECRET_ACCESS_KEY: {
    value: z.string().optional(),
    expects: 'the secret of S3_ACCESS_KEY_ID',
    secret: true,
    meaning: 'Its secret.',
  },
  STORAGE_QUOTA_MB: {
    value: wholeNumber(0, 10_000_000),
    expects: 'a whole number of megabytes from 0 to 10000000',
    default: '1024',
    meaning:
      'How much the files that one person uploads may take together, in megabytes of 1,048,576 bytes; 0: as much as there is.',
  },
} satisfies Record<string, Setting<unknown>>;

export type FileStorageValues = {
  [Name in keyof typeof fileStorageSettings]: z.output<(typeof fileStorageSettings)[Name]['value']>;
};

/** Null where files lie in the data folder. */
export function toS3Settings(values: FileStorageValues): S3Settings | null {
  const { S3_BUCKET: bucket, S3_REGION: region, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = values;
  if (!bucket || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return null;
  const endpoint = values.S3_ENDPOINT ?? `https://s3.${region}.amazonaws.com`;
  return { endpoint, region, bucket, accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY };
}

/** What the settings lack for each other: a sentence by the setting to change. */
export function fileStorageFaults(values: Partial<FileStorageValues>): Map<keyof FileStorageValues, string> {
  const faults = new Map<keyof FileStorageValues, string>();
  if (values.S3_BUCKET === undefined) return faults;
  for (const name of ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const) {
    if (values[name] !== undefined) continue;
    faults.set(name, `${name} is missing, but required with S3_BUCKET: expects ${fileStorageSettings[name].expects}.`);
  }
  const { S3_ENDPOINT: endpoint } = values;
  if (endpoint?.startsWith('http:') && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(endpoint).hostname)) {
    faults.set(
      'S3_ENDPOINT',
      'S3_ENDPOINT is another machine, to which files would go unencrypted: expects https there.',
    );
  }
  return faults;
}
