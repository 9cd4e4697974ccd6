import { expect, test } from 'vitest';
import { matchingStep, newTotpSecret, stepAt, toBase32, totpCode, totpUri } from './totp.ts';

/** The key of the RFC's examples, whose last six digits are ours. */
const secret = toBase32(Buffer.from('12345678901234567890'));

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at %d seconds the code is that of RFC 6238, appendix B', (seconds, code) => {
  expect(totpCode(secret, stepAt(new Date(seconds * 1000)))).toBe(code);
});

test('base32 is that of RFC 4648, section 10', () => {
  const pairs = ['f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => toBase32(Buffer.from(text)));
  expect(pairs).toEqual(['MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI']);
});

test('a code is taken one step early or late, no more, and only after the last one', () => {
  const now = new Date(1_800_000_000_000);
  const current = stepAt(now);
  const steps = [-2, -1, 0, 1, 2].map((offset) => matchingStep(secret, totpCode(secret, current + offset), now, 0));
  expect(steps).toEqual([undefined, current - 1, current, current + 1, undefined]);
  expect(matchingStep(secret, totpCode(secret, current), now, current)).toBeUndefined();
  expect(matchingStep(secret, totpCode(secret, current + 1), now, current)).toBe(current + 1);
  for (const code of ['', '12345', '1234567', 'abcdef']) expect(matchingStep(secret, code, now, 0)).toBeUndefined();
});

test('secrets have 160 bits and differ; the address names issuer and user', () => {
  const made = newTotpSecret();
  expect(made).toMatch(/^[A-Z2-7]{32}$/);
  expect(newTotpSecret()).not.toBe(made);
  expect(totpUri(made, 'a+b@example.org')).toBe(
    `otpauth://totp/ExpenseAI%3Aa%2Bb%40example.org?secret=${made}&issuer=ExpenseAI&algorithm=SHA1&digits=6&period=30`,
  );
});
