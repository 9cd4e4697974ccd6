import { z } from 'zod';

/**
 * A backup is a tar file, compressed by zstd, sealed in the age format. Its entries, in this order: `head.json`; `keys/…`,
 * the keys that the installation has made for itself; `tables/NAME/000001.tsv` and so on, the rows of each table in
 * COPY's text format; `files/…`, what people uploaded and the archive of the audit log; `manifest.json`.
 */
export const archiveFormat = 1;

/** Last part of every backup's name. */
export const archiveEnding = '.tar.zst.age';

/** What has to be known before the rest is read. Of a later format only the first members are certain. */
export const ArchiveHead = z.object({
  format: z.int(),
  /** Version of the product that has made it. */
  version: z.string(),
  /** The moment that it shows. */
  takenAt: z.coerce.date(),
  /** Applied migrations, in order. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
export type ArchiveHead = z.output<typeof ArchiveHead>;

const Sum = z.object({ rows: z.int(), sum: z.string() });

/** What the entries before it must come to. */
export const ArchiveManifest = z.object({
  /** By name of the table. */
  tables: z.record(z.string(), Sum),
  /** Over the lines `KEY⇥BYTES⇥SHA-256`, one for each file. */
  files: Sum.extend({ bytes: z.int() }),
});
export type ArchiveManifest = z.output<typeof ArchiveManifest>;

export const entryNames = {
  head: 'head.json',
  manifest: 'manifest.json',
  keys: 'keys/',
  tables: 'tables/',
  files: 'files/',
};

/** The line about a file that the manifest's sum is made of. */
export function fileLine(key: string, size: number, sha256: string): string {
  return `${key}\t${size}\t${sha256}`;
}
