import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const digits = 6;
/** Seconds that a code is shown. */
const period = 30;
/** A phone's clock may be a code ahead or behind (RFC 6238, section 5.2). */
const drift = 1;

/** Bytes as base32 without padding (RFC 4648, section 6): what people type into an app. */
export function toBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}

/** A new shared secret of 160 bits (RFC 4226, section 4), in base32. */
export function newTotpSecret(): string {
  return toBase32(randomBytes(20));
}

/** The address that an app reads from a QR code. */
export function totpUri(secret: string, email: string): string {
  const label = encodeURIComponent(`ExpenseAI:${email}`);
  return `otpauth://totp/${label}?secret=${secret}&issuer=ExpenseAI&algorithm=SHA1&digits=${digits}&period=${period}`;
}

/** The code of a step: HOTP with the count of periods since 1970 (RFC 4226, section 5.3; RFC 6238, section 4). */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

/** The step of a moment. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / period);
}

/** The step whose code it is, around `now` and after `lastStep`; undefined where it is none, or was taken before. */
export function matchingStep(secret: string, code: string, now: Date, lastStep: number): number | undefined {
  const given = Buffer.from(code);
  const current = stepAt(now);
  for (let step = Math.max(current - drift, lastStep + 1); step <= current + drift; step += 1) {
    const expected = Buffer.from(totpCode(secret, step));
    if (given.length === expected.length && timingSafeEqual(given, expected)) return step;
  }
  return undefined;
}
