import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { keyIdOf } from './key-id.ts';
import { type RotatingSecret, readingSecrets } from './rotating-secret.ts';

/** Where a sealed value is kept. It opens there only, so that nobody can move it to another row or column. */
export interface Place {
  /** Table and column: `totp_secrets.secret`. */
  column: `${string}.${string}`;
  /** Of the row. */
  id: string;
}

/** A sealed value that none of the keys opens, or that isn't where it was sealed for. */
class SealedValueError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SealedValueError';
  }
}

const format = 'v1';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals small texts for the database: AES-256-GCM (NIST SP 800-38D) with a random nonce, as `v1:key id:base64url` of
 * nonce, ciphertext and tag. The key is derived from the secret (HKDF, RFC 5869), which may be any text of 32 random bytes.
 */
export class Encryption {
  /** Of the key that seals. */
  readonly keyId: string;
  readonly previousKeyId: string | undefined;
  readonly #nextKeyId: string | undefined;
  readonly #keys: ReadonlyMap<string, Buffer>;

  constructor(secret: RotatingSecret) {
    this.keyId = keyIdOf(secret.current);
    this.previousKeyId = secret.previous === undefined ? undefined : keyIdOf(secret.previous);
    this.#nextKeyId = secret.next === undefined ? undefined : keyIdOf(secret.next);
    this.#keys = new Map(readingSecrets(secret).map((text) => [keyIdOf(text), keyOf(text)]));
  }

  seal(text: string, place: Place): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key(this.keyId), nonce);
    cipher.setAAD(boundTo(this.keyId, place));
    const bytes = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return [format, this.keyId, bytes.toString('base64url')].join(':');
  }

  /** Throws a SealedValueError where no key fits, or where the value was changed or comes from elsewhere. */
  open(sealed: string, place: Place): string {
    const [version, keyId = '', body = ''] = sealed.split(':');
    if (version !== format) throw new SealedValueError(`A value of ${place.column} is not sealed`);
    const bytes = Buffer.from(body, 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key(keyId), bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(boundTo(keyId, place));
      decipher.setAuthTag(bytes.subarray(-tagBytes));
      return decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
    } catch (error) {
      if (error instanceof SealedValueError) throw error;
      throw new SealedValueError(`A value of ${place.column} is damaged, or was sealed for another row`);
    }
  }

  /** What a key is to this instance; nothing that a lost one has sealed can be read. */
  roleOf(keyId: string): 'current' | 'next' | 'previous' | 'lost' {
    if (keyId === this.keyId) return 'current';
    if (keyId === this.#nextKeyId) return 'next';
    return keyId === this.previousKeyId ? 'previous' : 'lost';
  }

  #key(keyId: string): Buffer {
    const key = this.#keys.get(keyId);
    if (!key) {
      throw new SealedValueError(
        `A value is sealed with the key ${keyId}, which is not set: give it as ENCRYPTION_KEY_PREVIOUS`,
      );
    }
    return key;
  }
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'expenseai encryption at rest', 32));
}

function boundTo(keyId: string, { column, id }: Place): Buffer {
  return Buffer.from([format, keyId, column, id].join('\0'));
}
