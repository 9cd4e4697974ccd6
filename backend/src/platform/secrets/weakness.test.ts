import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { weaknessOf } from './weakness.ts';

test('32 random bytes are strong, in any writing', () => {
  for (let round = 0; round < 2000; round += 1) {
    const bytes = randomBytes(32);
    for (const writing of ['hex', 'base64', 'base64url'] as const) {
      expect(weaknessOf(bytes.toString(writing))).toBeUndefined();
    }
    expect(weaknessOf(bytes.toString('hex').toUpperCase())).toBeUndefined();
  }
});

test.each([
  ['changeme-changeme-changeme-changeme-changeme', 'is a placeholder'],
  ['your-key-goes-here-with-at-least-32-characters!', 'is a placeholder'],
  [`${randomBytes(24).toString('base64url')}-my-Password`, 'is a placeholder'],
  ['the quick brown fox jumps over the lazy dog 1234567890', 'is made of words'],
  ['openssl rand -hex 32 # run this and paste the outcome', 'is made of words'],
  [randomBytes(16).toString('hex'), 'is shorter than 32 random bytes'],
  [randomBytes(31).toString('hex'), 'is shorter than 32 random bytes'],
  [randomBytes(30).toString('base64url'), 'is shorter than 32 random bytes'],
  ['j'.repeat(64), 'repeats a pattern'],
  ['0123456789abcdef'.repeat(4), 'repeats a pattern'],
  [randomBytes(16).toString('hex').repeat(2), 'repeats a pattern'],
  ['abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOP', 'repeats a pattern'],
  ['aabbabaaabbbabababbaabbbbaabaaababbabbaaaababbbaababaabbabbbaabb', 'repeats a pattern'],
  ['1101100010110111000010100111100110101111001000111011', 'is shorter than 32 random bytes'],
  ['zxzyzwxxyyzwwxzzyxwyxzwzyyxxwzzwyxyzwxwzyxzzxywwxyzyyw', 'has too few different characters'],
])('%s %s', (secret, why) => expect(weaknessOf(secret)).toBe(why));
