import type { Readable } from 'node:stream';
import { ArchiveDamaged } from './sealed.ts';

/**
 * Entries of a tar file (POSIX.1-1988, ustar), one after another: so that what is in a backup can be taken out by any
 * tar. Names are at most 100 bytes, sizes below 8 GiB.
 */
export interface TarEntry {
  name: string;
  /** Bytes. */
  size: number;
  /** Has to be read, or left, before the next entry. */
  content: AsyncGenerator<Buffer>;
}

const block = 512;
const longestName = 100;
/** Where the fields of a header begin, and how long they are. */
const fields = {
  name: [0, longestName],
  mode: [100, 8],
  owner: [108, 8],
  group: [116, 8],
  size: [124, 12],
  time: [136, 12],
  sum: [148, 8],
  kind: [156, 1],
  magic: [257, 8],
} as const;

/** An entry's header, content and padding. */
export function tarEntry(name: string, content: Buffer): Buffer[] {
  if (Buffer.byteLength(name) > longestName) throw new Error(`${name} is too long a name for the archive`);
  const header = Buffer.alloc(block);
  const write = (field: keyof typeof fields, text: string) => header.write(text, fields[field][0], 'utf8');
  const octal = (field: 'mode' | 'owner' | 'group' | 'size' | 'time', value: number) =>
    write(field, value.toString(8).padStart(fields[field][1] - 1, '0'));
  write('name', name);
  octal('mode', 0o600);
  octal('owner', 0);
  octal('group', 0);
  octal('size', content.length);
  octal('time', 0);
  write('kind', '0');
  write('magic', 'ustar\0' + '00');
  write('sum', `${sumOf(header).toString(8).padStart(6, '0')}\0 `);
  return [header, content, Buffer.alloc((block - (content.length % block)) % block)];
}

/** Two empty blocks end a tar file. */
export const tarEnd = Buffer.alloc(2 * block);

/** The entries of a tar file that `tarEntry` has made, as they come. Throws ArchiveDamaged where it isn't one. */
export async function* readTar(source: Readable): AsyncGenerator<TarEntry> {
  const bytes = new ByteReader(source);
  for (;;) {
    const header = await bytes.take(block);
    if (header.every((byte) => byte === 0)) break;
    const entry = readHeader(header);
    const content = bytes.pieces(entry.size);
    yield { ...entry, content };
    for await (const _ of content);
    await bytes.take((block - (entry.size % block)) % block);
  }
  await bytes.end();
}

function readHeader(header: Buffer): { name: string; size: number } {
  const read = (field: keyof typeof fields) => {
    const [from, length] = fields[field];
    return header.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  };
  const size = Number.parseInt(read('size'), 8);
  if (Number.parseInt(read('sum'), 8) !== sumOf(header) || !Number.isSafeInteger(size)) {
    throw new ArchiveDamaged('an entry’s header is wrong');
  }
  return { name: read('name'), size };
}

/** Of all bytes of the header, with spaces in place of the sum itself. */
function sumOf(header: Buffer): number {
  const [from, length] = fields.sum;
  return header.reduce((sum, byte, at) => sum + (at >= from && at < from + length ? 32 : byte), 0);
}

/** Takes a stream apart into pieces of given lengths. */
class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: Readable) {
    this.#chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** So many bytes at once: for a few only. */
  async take(length: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.pieces(length)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  async *pieces(length: number): AsyncGenerator<Buffer> {
    let left = length;
    while (left > 0) {
      if (this.#rest.length === 0) this.#rest = await this.#next();
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  /** Reads what follows, in which nothing may stand: only then the seal of the last piece has been looked at. */
  async end(): Promise<void> {
    for (;;) {
      if (this.#rest.some((byte) => byte !== 0)) throw new ArchiveDamaged('something follows its end');
      const { value, done } = await this.#chunks.next();
      if (done) return;
      this.#rest = Buffer.from(value);
    }
  }

  async #next(): Promise<Buffer> {
    const { value, done } = await this.#chunks.next();
    if (done) throw new ArchiveDamaged('it ends too early');
    // Web streams give plain bytes.
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
}
