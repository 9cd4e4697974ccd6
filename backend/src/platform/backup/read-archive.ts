import { createHash } from 'node:crypto';
import { pipeline as pipe, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import { createZstdDecompress } from 'node:zlib';
import { RowSummer, RunningSum } from '../database/row-sum.ts';
import type { WholeTable } from '../database/whole-database.ts';
import { ArchiveHead, ArchiveManifest, archiveFormat, entryNames, fileLine } from './archive-format.ts';
import { ArchiveDamaged, unseal } from './sealed.ts';
import { readTar, type TarEntry } from './tar.ts';

/** What is in it came with a version of the product that is newer than this one. */
export class ArchiveTooNew extends Error {
  /** @param version of whoever has made it, which may be older than the database was */
  constructor(version: string, why: string) {
    super(
      `This backup, made by ExpenseAI ${version}, is newer than this version (${why}). Restore it with the newest version that was in use; nothing was changed.`,
    );
    this.name = 'ArchiveTooNew';
  }
}

/** What is done with what is in a backup, in this order; each waits for the one before. */
export interface ArchiveReader {
  head?(head: ArchiveHead): Promise<void>;
  key?(name: string, key: string): Promise<void>;
  /** Rows in COPY's text format. */
  table?(table: WholeTable, rows: Readable): Promise<void>;
  file?(key: string, content: Readable): Promise<void>;
}

export interface ArchiveFacts {
  head: ArchiveHead;
  manifest: ArchiveManifest;
}

/**
 * Reads a backup from its first byte to its last and compares what it holds with its manifest, also one of a database with
 * migrations that this version doesn't know. Throws KeyDoesNotFit, and ArchiveTooNew for a later format, before the reader
 * is asked anything, ArchiveDamaged as soon as something isn't as it was written; what the reader has been given by then is
 * right, but not all.
 */
export async function readArchive(
  sealed: Readable,
  identities: readonly string[],
  reader: ArchiveReader = {},
): Promise<ArchiveFacts> {
  const content = pipe(await unseal(sealed, identities), createZstdDecompress(), () => undefined);
  try {
    return await new Reading(readTar(content), reader).read();
  } catch (error) {
    throw isOfContent(error) ? new ArchiveDamaged('it isn’t what was written', { cause: error }) : error;
  } finally {
    content.destroy();
    sealed.destroy();
  }
}

/** What decryption and decompression say of bytes that aren't right. */
function isOfContent(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    /^(ZSTD_|Z_|ERR_STREAM_PREMATURE_CLOSE)/.test(code) ||
    (error instanceof Error && /invalid tag|STREAM|final chunk/i.test(error.message))
  );
}

class Reading {
  readonly #entries: AsyncGenerator<TarEntry>;
  readonly #reader: ArchiveReader;
  #entry: TarEntry | undefined;
  readonly #found: ArchiveManifest = { tables: {}, files: { rows: 0, sum: '', bytes: 0 } };

  constructor(entries: AsyncGenerator<TarEntry>, reader: ArchiveReader) {
    this.#entries = entries;
    this.#reader = reader;
  }

  async read(): Promise<ArchiveFacts> {
    await this.#advance();
    const head = await this.#head();
    await this.#reader.head?.(head);
    while (this.#is(entryNames.keys)) await this.#key();
    for (const table of head.tables) await this.#table(table);
    await this.#files();
    const manifest = ArchiveManifest.safeParse(await this.#json(entryNames.manifest));
    if (!manifest.success || !isDeepStrictEqual(manifest.data, this.#found)) {
      throw new ArchiveDamaged('its content differs from its manifest');
    }
    await this.#advance();
    if (this.#entry) throw new ArchiveDamaged('something follows its manifest');
    return { head, manifest: manifest.data };
  }

  async #advance(): Promise<void> {
    const { value, done } = await this.#entries.next();
    this.#entry = done ? undefined : value;
  }

  #is(prefix: string): boolean {
    return this.#entry?.name.startsWith(prefix) ?? false;
  }

  async #head(): Promise<ArchiveHead> {
    const value = await this.#json(entryNames.head);
    const { format, version } = Object(value);
    if (typeof format === 'number' && format > archiveFormat)
      throw new ArchiveTooNew(String(version), `format ${format}`);
    const head = ArchiveHead.safeParse(value);
    if (!head.success) throw new ArchiveDamaged('its head isn’t that of a backup');
    await this.#advance();
    return head.data;
  }

  async #key(): Promise<void> {
    const { name, text } = await this.#text();
    await this.#reader.key?.(name.slice(entryNames.keys.length), text);
    await this.#advance();
  }

  async #table(table: WholeTable): Promise<void> {
    const summer = new RowSummer();
    const rows = pipeline(Readable.from(this.#parts(`${entryNames.tables}${table.name}/`)), summer);
    await Promise.all([rows, this.#reader.table ? this.#reader.table(table, summer) : drain(summer)]);
    this.#found.tables[table.name] = summer.total;
  }

  /** The rows of one table, through all of its entries. */
  async *#parts(prefix: string): AsyncGenerator<Buffer> {
    while (this.#entry && this.#is(prefix)) {
      yield* this.#entry.content;
      await this.#advance();
    }
  }

  async #files(): Promise<void> {
    const lines = new RunningSum();
    let bytes = 0;
    while (this.#entry && this.#is(entryNames.files)) {
      const { name, size, content } = this.#entry;
      const key = name.slice(entryNames.files.length);
      const sha256 = createHash('sha256');
      const hashed = Readable.from(passing(content, (piece) => sha256.update(piece)));
      await (this.#reader.file ? this.#reader.file(key, hashed) : drain(hashed));
      lines.add(fileLine(key, size, sha256.digest('hex')));
      bytes += size;
      await this.#advance();
    }
    this.#found.files = { ...lines.total, bytes };
  }

  async #json(name: string): Promise<unknown> {
    if (this.#entry?.name !== name) throw new ArchiveDamaged(`${name} is missing`);
    try {
      return JSON.parse((await this.#text()).text);
    } catch (error) {
      throw error instanceof SyntaxError ? new ArchiveDamaged(`${name} can’t be read`) : error;
    }
  }

  async #text(): Promise<{ name: string; text: string }> {
    const pieces: Buffer[] = [];
    for await (const piece of this.#entry?.content ?? []) pieces.push(piece);
    return { name: this.#entry?.name ?? '', text: Buffer.concat(pieces).toString('utf8') };
  }
}

async function* passing(content: AsyncIterable<Buffer>, look: (piece: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    look(piece);
    yield piece;
  }
}

async function drain(content: Readable): Promise<void> {
  for await (const _ of content);
}
