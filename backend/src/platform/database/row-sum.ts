import { hash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

/** How many rows there are, and a sum over them that doesn't depend on their order. */
export interface RowSum {
  rows: number;
  /** 64 hexadecimal digits. */
  sum: string;
}

const newline = 10;

/**
 * The sum is that of the SHA-256 of each row: as eight words, high byte first, each added modulo 2^32. So equal sums mean
 * equal rows in any order, and a row that is there twice counts twice. It guards against faults; against forgery a backup
 * is sealed as a whole.
 */
export class RunningSum {
  #rows = 0;
  readonly #words = new Uint32Array(8);

  get total(): RowSum {
    const sum = [...this.#words].map((word) => word.toString(16).padStart(8, '0')).join('');
    return { rows: this.#rows, sum };
  }

  add(row: Buffer | string): void {
    const digest = hash('sha256', row, 'buffer');
    for (let n = 0; n < 8; n += 1) this.#words[n] = (this.#words[n] ?? 0) + digest.readUInt32BE(4 * n);
    this.#rows += 1;
  }
}

/** Passes rows of COPY's text format through and sums them up, each without its line feed. */
export class RowSummer extends Transform {
  readonly #sum = new RunningSum();
  /** Of the row that goes on in the next chunk. */
  #pieces: Buffer[] = [];

  /** Of the rows that have passed. */
  get total(): RowSum {
    return this.#sum.total;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    let from = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, from)) {
      const last = chunk.subarray(from, end);
      this.#sum.add(this.#pieces.length === 0 ? last : Buffer.concat([...this.#pieces, last]));
      this.#pieces = [];
      from = end + 1;
    }
    if (from < chunk.length) this.#pieces.push(chunk.subarray(from));
    done(null, chunk);
  }
}
