import { describe, expect, it } from 'vitest';
import { knowledgeIn } from './general-knowledge.ts';
import { wordsOf } from './words.ts';

const conceptsIn = (text: string) => knowledgeIn(wordsOf(text)).map(({ concept }) => concept.name);

describe('general knowledge', () => {
  it.each([
    ['jio fiber', 'internet'],
    ['JIOFIBER', 'internet'],
    ['Uber Eats', 'delivery'],
    ['Uber', 'ride'],
    ['H & M', 'clothing'],
    ['BAECKEREI SCHMIDT', 'bakery'],
    ['Kfzhaftpflichtversicherung', 'insurance'],
    ['SAINSBUR', 'supermarket'],
    ['Péage A7', 'toll'],
    ['スターバックス 渋谷店', 'restaurant'],
  ])('%s speaks of %s', (text, concept) => expect(conceptsIn(text)).toContain(concept));

  it('prefers the longest phrase', () => expect(conceptsIn('amazon prime video')).toEqual(['streaming']));
  it('is silent about unknown words', () => expect(conceptsIn('qzxv')).toEqual([]));
  it('drops vague words beside a brand', () => expect(conceptsIn('Tesco stores')).toEqual(['supermarket']));
  it('spreads every concept over categories in shares that sum to 1', () => {
    for (const text of ['bakery', 'tesco', 'interest', 'pets', 'post office', 'toothpaste', 'netflix', 'dm drogerie']) {
      for (const { concept } of knowledgeIn(wordsOf(text))) {
        const sum = [...concept.shares.values()].reduce((total, share) => total + share, 0);
        expect(sum, concept.name).toBeCloseTo(1, 6);
      }
    }
  });
});
