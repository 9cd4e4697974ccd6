import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

const bytesOfOne = 16;
const poolSize = 1_024 * bytesOfOne;

/**
 * Gives ids of many rows, each greater than the one before, so that rows of one day keep the order in which they came
 * (RFC 9562, section 6.2, method 1). Random bytes are taken by the thousand: fetching 16 at a time costs ten times the
 * rest.
 */
export function rowIds(): () => string {
  let pool = Buffer.alloc(0);
  let at = 0;
  let msecs = 0;
  let seq = 0;
  return () => {
    if (at === pool.length) {
      pool = randomBytes(poolSize);
      at = 0;
    }
    const random = pool.subarray(at, at + bytesOfOne);
    at += bytesOfOne;
    const now = Date.now();
    // A counter that begins low enough never overflows its 32 bits within one millisecond.
    if (now > msecs) [msecs, seq] = [now, random.readUInt32BE(0) >>> 1];
    else seq += 1;
    return v7({ random, msecs, seq });
  };
}
