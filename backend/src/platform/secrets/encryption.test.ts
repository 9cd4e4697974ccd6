import { expect, test } from 'vitest';
import { Encryption, type Place } from './encryption.ts';

const old = 'f3b1c86e0d9a47528e6b1f0c7d3a9e54b20c8d71e6f94a35';
const fresh = '9c4e7a10b6d8352fe1470c9b8a6d53f2e71b04c8d96a2f35';
const encryption = new Encryption({ current: old });
const place: Place = { column: 'totp_secrets.secret', id: 'one' };

test('a sealed text opens in its place and says which key sealed it', () => {
  const sealed = encryption.seal('GEZDGNBVGY3TQOJQ – ключ', place);
  expect(sealed).toMatch(new RegExp(`^v1:${encryption.keyId}:[\\w-]+$`));
  expect(sealed).not.toContain('GEZDGNBVGY3TQOJQ');
  expect(encryption.open(sealed, place)).toBe('GEZDGNBVGY3TQOJQ – ключ');
  expect(encryption.open(encryption.seal('', place), place)).toBe('');
});

test('the same text is never sealed to the same value', () => {
  expect(encryption.seal('same', place)).not.toBe(encryption.seal('same', place));
});

test.each<Place>([
  { column: 'totp_secrets.secret', id: 'two' },
  { column: 'bank_links.secret', id: 'one' },
])('a value moved to %j does not open', (elsewhere) => {
  expect(() => encryption.open(encryption.seal('secret', place), elsewhere)).toThrow(/sealed for another row/);
});

test('a value that was changed anywhere does not open', () => {
  const sealed = encryption.seal('secret', place);
  const [version, keyId, body = ''] = sealed.split(':');
  const bytes = Buffer.from(body, 'base64url');
  for (const index of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    const text = [version, keyId, changed.toString('base64url')].join(':');
    expect(() => encryption.open(text, place)).toThrow(/damaged/);
  }
  // A shorter tag would be easier to guess.
  const short = [version, keyId, bytes.subarray(0, -12).toString('base64url')].join(':');
  for (const text of [short, `${version}:${keyId}:`, `${version}:${keyId}`]) {
    expect(() => encryption.open(text, place)).toThrow(/damaged/);
  }
  expect(() => encryption.open('secret', place)).toThrow(/is not sealed/);
});

test('through two deploys, instances of both read what either wrote', () => {
  const deploys = [
    new Encryption({ current: old }),
    new Encryption({ current: old, next: fresh }),
    new Encryption({ current: fresh, previous: old }),
    new Encryption({ current: fresh }),
  ];
  for (const [index, before] of deploys.slice(0, 2).entries()) {
    const after = deploys[index + 1];
    expect(after?.open(before.seal('secret', place), place)).toBe('secret');
    expect(before.open(after?.seal('secret', place) ?? '', place)).toBe('secret');
  }
  expect(deploys[3]?.open(deploys[2]?.seal('secret', place) ?? '', place)).toBe('secret');
  expect(() => deploys[3]?.open(encryption.seal('secret', place), place)).toThrow(/ENCRYPTION_KEY_PREVIOUS/);
});
