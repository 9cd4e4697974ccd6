import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { invariant } from '@expenseai/core/errors';
import { type RotatingSecret, readingSecrets } from '../../platform/secrets/rotating-secret.ts';

/** Seconds that a refresh token is good for; each use begins them again. */
export const refreshLifetime = 7 * 24 * 3_600;
/** Milliseconds in which the token before still gets its successor, for a second tab that refreshes at once. */
export const overlap = 10_000;

/**
 * Refresh tokens of the form `session.secret`. A successor is derived from its token, so that the same token asked
 * twice gives the same successor although the database holds hashes only.
 */
export class RefreshTokens {
  /** The current one first. */
  readonly #keys: readonly Buffer[];

  constructor(secret: RotatingSecret) {
    this.#keys = readingSecrets(secret).map((text) =>
      Buffer.from(hkdfSync('sha256', text, '', 'expenseai refresh tokens', 32)),
    );
  }

  first(sessionId: string): string {
    return `${sessionId}.${randomBytes(32).toString('base64url')}`;
  }

  successorOf(token: string): string {
    const [current] = this.#successorsOf(token);
    invariant(current, 'there is a current key');
    return current;
  }

  /** The successor that the token was already given, maybe by an instance with another key; its hash is all that is kept. */
  givenSuccessorOf(token: string, hash: Buffer): string | undefined {
    return this.#successorsOf(token).find((successor) => hashToken(successor).equals(hash));
  }

  #successorsOf(token: string): string[] {
    return this.#keys.map(
      (key) => `${sessionOf(token)}.${createHmac('sha256', key).update(token).digest('base64url')}`,
    );
  }
}

const form = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]{43}$/;

/** The session that a token belongs to; undefined where it is no token. */
export function sessionOf(token: string): string | undefined {
  return form.exec(token)?.[1];
}

/** What the database keeps of a token; tokens are random, so a plain hash can't be reversed. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** A token for a link or a device: 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}
