import { createSecretKey, type KeyObject } from 'node:crypto';
import { AppError } from '@expenseai/core/errors';
import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { keyIdOf } from '../secrets/key-id.ts';
import { type RotatingSecret, readingSecrets } from '../secrets/rotating-secret.ts';

/** Seconds that an access token is good for. */
export const accessLifetime = 900;

const issuer = 'expenseai';
const audience = 'expenseai-api';
const algorithm = 'HS256';
/** Verified tokens that are remembered, so that a signature is checked once and not on every request. */
const rememberedTokens = 5_000;

export interface AccessClaims {
  userId: string;
  sessionId: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** Signs and checks access tokens. They name their key and their environment, so that neither can be swapped. */
export class AccessTokens {
  readonly #keyId: string;
  /** By key id; the one that signs, and those of the deploys before and after, which only verify. */
  readonly #keys: ReadonlyMap<string, KeyObject>;
  readonly #environment: string;
  readonly #verified = new Map<string, AccessClaims>();

  constructor(secret: RotatingSecret, environment: string) {
    this.#keyId = keyIdOf(secret.current);
    this.#keys = new Map(readingSecrets(secret).map((text) => [keyIdOf(text), createSecretKey(Buffer.from(text))]));
    this.#environment = environment;
  }

  sign(userId: string, sessionId: string, now: Date): Promise<string> {
    const issuedAt = Math.floor(now.getTime() / 1000);
    return new SignJWT({ sid: sessionId, env: this.#environment })
      .setProtectedHeader({ alg: algorithm, typ: 'at+jwt', kid: this.#keyId })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(userId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + accessLifetime)
      .sign(this.#key(this.#keyId));
  }

  /** The claims of a token that is ours and not expired; throws `unauthenticated`. The session may have ended since. */
  async verify(token: string, now: Date): Promise<AccessClaims> {
    const known = this.#verified.get(token);
    if (known && known.expiresAt > now.getTime()) return known;
    this.#verified.delete(token);
    const claims = await this.#check(token, now);
    if (this.#verified.size >= rememberedTokens) this.#forgetOldest();
    this.#verified.set(token, claims);
    return claims;
  }

  async #check(token: string, now: Date): Promise<AccessClaims> {
    try {
      const { payload } = await jwtVerify(token, this.#key(decodeProtectedHeader(token).kid), {
        algorithms: [algorithm],
        typ: 'at+jwt',
        issuer,
        audience,
        requiredClaims: ['exp', 'sub', 'sid', 'env'],
        currentDate: now,
      });
      if (payload.env !== this.#environment) throw new Error('made for another environment');
      if (typeof payload.sid !== 'string' || !payload.sub || !payload.exp) throw new Error('claims are missing');
      return { userId: payload.sub, sessionId: payload.sid, expiresAt: payload.exp * 1000 };
    } catch (cause) {
      throw new AppError('unauthenticated', {}, { cause });
    }
  }

  #key(keyId: string | undefined): KeyObject {
    const key = this.#keys.get(keyId ?? '');
    if (!key) throw new Error('signed with another key');
    return key;
  }

  #forgetOldest(): void {
    const [oldest] = this.#verified.keys();
    if (oldest !== undefined) this.#verified.delete(oldest);
  }
}
