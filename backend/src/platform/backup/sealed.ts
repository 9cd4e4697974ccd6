import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Decrypter, Encrypter } from 'age-encryption';

/** None of the keys at hand opens the file. */
class KeyDoesNotFit extends Error {
  constructor() {
    super(
      'None of the keys here opens this backup; nothing was changed. Give BACKUP_ENCRYPTION_KEY as it was when the backup was made, or the key that is kept offline: --identity FILE, a file with the line AGE-SECRET-KEY-1….',
    );
    this.name = 'KeyDoesNotFit';
  }
}

/** The file isn't what was written: cut, or changed by even one bit. */
export class ArchiveDamaged extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(`The backup is damaged (${why}); nothing was changed. Take another one: npm run backup:list.`, options);
    this.name = 'ArchiveDamaged';
  }
}

/** Encrypts a stream in the age format for each of the recipients, 64 KiB at a time. */
export async function seal(content: Readable, recipients: readonly string[]): Promise<Readable> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return fromWeb(await encrypter.encrypt(toWeb(content)));
}

/**
 * Decrypts a stream that one of the identities opens. Throws KeyDoesNotFit before anything is given; a piece that isn't
 * what was written ends the stream with an error, and what came before it is as it was.
 */
export async function unseal(content: Readable, identities: readonly string[]): Promise<Readable> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    return fromWeb(await decrypter.decrypt(toWeb(content)));
  } catch (cause) {
    content.destroy();
    if (cause instanceof Error && cause.message.startsWith('no identity matched')) throw new KeyDoesNotFit();
    throw new ArchiveDamaged('its head can’t be read', { cause });
  }
}

function toWeb(content: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(content) as ReadableStream<Uint8Array>;
}

function fromWeb(content: ReadableStream<Uint8Array>): Readable {
  return Readable.fromWeb(content as WebStream<Uint8Array>);
}
