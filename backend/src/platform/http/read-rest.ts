import type { IncomingMessage } from 'node:http';

/** Bytes. */
const shortRest = 4 * 1024 * 1024;

/**
 * Reads what a refused request still sends and drops it, where that is short; gives false where it is not. Whoever has
 * sent all of it gets the answer and asks on over the same connection; closed meanwhile, a proxy would call it a failure.
 */
export function readRest(raw: IncomingMessage): boolean {
  const isShort = Number(raw.headers['content-length']) <= shortRest;
  if (isShort) raw.unpipe().resume();
  return isShort;
}
