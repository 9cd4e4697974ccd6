import { createHash } from 'node:crypto';

/**
 * Names a secret without giving it away: 72 bits of a hash of at least 256 random ones. What was signed or sealed
 * carries it, so that the right one of several keys is found.
 */
export function keyIdOf(secret: string): string {
  return createHash('sha256').update(`key id\0${secret}`).digest('base64url').slice(0, 12);
}
