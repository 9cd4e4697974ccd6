import { hash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { constants, createZstdCompress } from 'node:zlib';
import { RowSummer, RunningSum } from '../database/row-sum.ts';
import type { Snapshot, WholeTable } from '../database/whole-database.ts';
import { FileAbsent } from '../storage/place.ts';
import { type Storage, storedFolders } from '../storage/storage.ts';
import { type ArchiveHead, type ArchiveManifest, archiveFormat, entryNames, fileLine } from './archive-format.ts';
import { seal } from './sealed.ts';
import { tarEnd, tarEntry } from './tar.ts';

/** Rows of a table are collected to entries of this size, in bytes. */
const partSize = 4 * 1024 * 1024;

export interface ArchiveContents {
  snapshot: Snapshot;
  storage: Storage;
  /** By name; of the installation's own making. */
  keys: ReadonlyMap<string, string>;
  version: string;
}

/** The stream of a backup, and what it came to: complete when the stream has ended. */
export interface ArchiveStream {
  sealed: Readable;
  manifest: ArchiveManifest;
}

/** Reads a snapshot and the files of people into a backup, sealed for the recipients; holds a few megabytes at a time. */
export async function writeArchive(contents: ArchiveContents, recipients: readonly string[]): Promise<ArchiveStream> {
  const manifest: ArchiveManifest = { tables: {}, files: { rows: 0, sum: '', bytes: 0 } };
  const compress = createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } });
  // Its error goes along the streams to whoever reads the last one.
  const compressed = pipeline(Readable.from(entries(contents, manifest)), compress, () => undefined);
  return { sealed: await seal(compressed, recipients), manifest };
}

async function* entries(contents: ArchiveContents, manifest: ArchiveManifest): AsyncGenerator<Buffer> {
  const { snapshot, keys, version } = contents;
  const { takenAt, migrations, tables } = snapshot;
  const head = { format: archiveFormat, version, takenAt, migrations, tables } satisfies Record<
    keyof ArchiveHead,
    unknown
  >;
  yield* tarEntry(entryNames.head, json(head));
  for (const [name, key] of keys) yield* tarEntry(`${entryNames.keys}${name}`, Buffer.from(key));
  for (const table of tables) yield* rowsOf(snapshot, table, manifest);
  yield* filesOf(contents.storage, manifest);
  yield* tarEntry(entryNames.manifest, json(manifest));
  yield tarEnd;
}

async function* rowsOf(snapshot: Snapshot, table: WholeTable, manifest: ArchiveManifest): AsyncGenerator<Buffer> {
  const summer = new RowSummer();
  const rows = pipeline(snapshot.read(table), summer, () => undefined);
  let parts = 0;
  let pieces: Buffer[] = [];
  let size = 0;
  const part = () => {
    parts += 1;
    const entry = tarEntry(
      `${entryNames.tables}${table.name}/${String(parts).padStart(6, '0')}.tsv`,
      Buffer.concat(pieces),
    );
    pieces = [];
    size = 0;
    return entry;
  };
  for await (const piece of rows as AsyncIterable<Buffer>) {
    pieces.push(piece);
    size += piece.length;
    if (size >= partSize) yield* part();
  }
  if (size > 0) yield* part();
  manifest.tables[table.name] = summer.total;
}

/** Listed after the snapshot was taken: a file is written before the row that names it, and removed after it. */
async function* filesOf(storage: Storage, manifest: ArchiveManifest): AsyncGenerator<Buffer> {
  const lines = new RunningSum();
  let bytes = 0;
  for (const folder of storedFolders) {
    for await (const { key } of storage.list(folder)) {
      const content = await storage.read(key).catch(ifAbsent);
      if (!content) continue;
      lines.add(fileLine(key, content.length, hash('sha256', content)));
      bytes += content.length;
      yield* tarEntry(`${entryNames.files}${key}`, content);
    }
  }
  manifest.files = { ...lines.total, bytes };
}

/** It was removed meanwhile, with what it belonged to. */
function ifAbsent(error: unknown): undefined {
  if (error instanceof FileAbsent) return undefined;
  throw error;
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}
