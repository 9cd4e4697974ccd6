import { createHmac } from 'node:crypto';

export interface ChainedEvent {
  sequence: number;
  id: string;
  event: string;
  userId: string | null;
  subjectId: string | null;
  details: Record<string, unknown>;
  at: Date;
}

/** JSON with sorted keys, so that a column read back from jsonb hashes as it was written. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

/**
 * HMAC-SHA-256 over the hash before and every column of the event: a changed, missing or inserted row breaks the chain.
 * The scope keeps an event from standing in another chain: a ledger's id, or `user`, whose events have their user in a
 * column.
 */
export function hashEvent(
  key: Buffer,
  scope: string,
  previous: Buffer | null,
  event: Pick<ChainedEvent, 'sequence' | 'id' | 'event' | 'at'>,
): Buffer {
  return createHmac('sha256', key)
    .update(previous ?? Buffer.alloc(32))
    .update(canonicalJson({ scope, ...event, at: event.at.toISOString() }))
    .digest();
}

/** Where a chain has come to: number and hash of an event; 0 and null before its first. */
export interface ChainEnd {
  sequence: number;
  hash: Buffer | null;
}

export const chainStart: ChainEnd = { sequence: 0, hash: null };

export interface LinkedEvent {
  sequence: number;
  at: Date;
  previousHash: Buffer | null;
  hash: Buffer;
}

export type LinkFault = 'missing' | 'changed';

/** The end of a chain with one more event; what is wrong where that doesn't follow, or isn't what was written. */
export function follow(end: ChainEnd, event: LinkedEvent, isSigned: boolean): ChainEnd | LinkFault {
  if (event.sequence !== end.sequence + 1) return 'missing';
  const isLinked = end.hash === null ? event.previousHash === null : event.previousHash?.equals(end.hash);
  if (!isLinked || !isSigned) return 'changed';
  return { sequence: event.sequence, hash: event.hash };
}
