import { createHash } from 'node:crypto';
import { AppError } from '@expenseai/core/errors';

/** The ETag of a single resource: its own version, the only one that `If-Match` takes. */
export function versionTag(version: number): string {
  return `"${version}"`;
}

export interface ListState {
  /** The ledger's version, read in the same snapshot as the list. */
  ledgerVersion: number;
  /** Everything that chooses what is listed: `request.query`. */
  query: unknown;
  /** Today for the caller, since relative dates move with it. */
  localDate: string;
  role: string;
}

/** The weak ETag of a list or a figure. */
export function listTag(state: ListState): string {
  const { ledgerVersion, query, localDate, role } = state;
  const hash = createHash('sha256')
    .update(JSON.stringify([query, localDate, role]))
    .digest('base64url')
    .slice(0, 16);
  return `W/"${ledgerVersion}-${hash}"`;
}

/** Whether a client that sent `If-None-Match` has this answer already (weak comparison, RFC 9110 13.1.2). */
export function isKnown(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const opaque = (value: string) => value.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((value) => opaque(value) === opaque(tag));
}

/**
 * Throws `stale-version` when the client's `If-Match` names another version (strong comparison, RFC 9110 13.1.1).
 * Without the header everything matches.
 */
export function requireMatch(ifMatch: string | undefined, version: number): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const isCurrent = ifMatch.split(',').some((value) => value.trim() === versionTag(version));
  if (!isCurrent) throw new AppError('stale-version');
}
