import { createHash, randomBytes } from 'node:crypto';
import { toBase32 } from './totp.ts';

const codesInASet = 10;

/** Ten codes of 120 bits, written in groups: `ABCDEF-GHIJKL-MNOPQR-STUVWX`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: codesInASet }, () => toBase32(randomBytes(15)).replace(/(.{6})(?=.)/g, '$1-'));
}

/** What the database keeps of a code, however it is written; its 120 random bits need no slower hash. */
export function hashRecoveryCode(code: string): Buffer {
  const letters = code.toUpperCase().replace(/[\s-]/g, '');
  return createHash('sha256').update(letters).digest();
}
