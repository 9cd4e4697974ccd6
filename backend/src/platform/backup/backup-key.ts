import { hkdfSync, randomBytes } from 'node:crypto';
import { bech32 } from '@scure/base';
import { identityToRecipient } from 'age-encryption';

/**
 * The age identity (`AGE-SECRET-KEY-1…`) of a backup key: the X25519 scalar is HKDF-SHA256 of the key's text as UTF-8,
 * without salt, with the info `expenseai backup x25519`, 32 bytes; written as Bech32 in capitals, as age-encryption.org/v1
 * says. So `age --decrypt` opens a backup without ExpenseAI.
 */
export function identityOfKey(key: string): string {
  return identityOf(new Uint8Array(hkdfSync('sha256', key, '', 'expenseai backup x25519', 32)));
}

/** A new identity, for a recipient whose private half is kept offline. */
export function newIdentity(): string {
  return identityOf(randomBytes(32));
}

/** The public key (`age1…`) that seals for an identity. Throws where it isn't an identity. */
export function recipientOf(identity: string): Promise<string> {
  return identityToRecipient(identity);
}

function identityOf(scalar: Uint8Array): string {
  return bech32.encodeFromBytes('age-secret-key-', scalar).toUpperCase();
}
