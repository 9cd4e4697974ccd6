import fc from 'fast-check';
import { expect, it } from 'vitest';
import { featuresOf } from './features.ts';

it('names payee, knowledge, words, pairs, sign, size and amount', () => {
  expect(featuresOf({ text: 'SPOTIFY AB 1234', amount: -12_900 })).toEqual([
    '*',
    's:-',
    'm:-20',
    'a:-12900',
    'p:spotify',
    'k:music-audio',
    'w:spotify',
    'x:spot',
  ]);
  expect(featuresOf({ text: 'Corner stall', amount: 500 })).toContain('b:corner stall');
});

it('leaves quantities and references out of the words', () => {
  const first = featuresOf({ text: 'milk 1lit 20/11', amount: -64 });
  expect(featuresOf({ text: 'milk 2lit 21/11', amount: -64 })).toEqual(first);
});

it('stays within its bounds for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), fc.maxSafeInteger(), (text, amount) => {
      const features = featuresOf({ text, amount });
      expect(features.length).toBeLessThanOrEqual(30);
      expect(new Set(features).size).toBe(features.length);
      for (const feature of features) expect(feature.length).toBeLessThanOrEqual(51);
    }),
  );
});
