import { describe, expect, it } from 'vitest';
import { estimateStrength, passwordFault } from './password-strength.ts';

describe('passwordFault', () => {
  it('wants 12 characters', () => {
    expect(passwordFault('a'.repeat(11))).toEqual({ kind: 'tooShort', count: 1 });
    expect(passwordFault('a'.repeat(12))).toBeUndefined();
  });
  it('takes 72 bytes, counted in UTF-8', () => {
    expect(passwordFault('é'.repeat(36))).toBeUndefined();
    expect(passwordFault(`${'é'.repeat(36)}a`)).toEqual({ kind: 'tooLong' });
  });
});

describe('estimateStrength', () => {
  it('knows a common password, and words that have nothing to do with each other', async () => {
    expect(await estimateStrength('password1234', [])).toMatchObject({ level: 'weak', time: 'timeSeconds' });
    expect(await estimateStrength('harbour paper lantern', [])).toMatchObject({ level: 'strong' });
  });
  it('counts what a guesser knows', async () => {
    const alone = await estimateStrength('wendelgardis77', []);
    const known = await estimateStrength('wendelgardis77', ['Wendelgardis']);
    expect(known.share).toBeLessThan(alone.share);
  });
});
