import { unitWords } from './lexicon/units.ts';
import { type Sentence, wordAt } from './sentence.ts';

/** How two numbers hang together by what is written between them; null where nothing says. */
export type Join = 'times' | 'at-sign' | 'at' | 'plus' | 'minus' | 'and' | 'equals' | 'or' | null;

const timesSigns = /^(?:x|×|\*|times|mal|by)$/;
const plusWords = /^(?:\+|plus|zzgl)$/;
const minusWords = /^(?:-|−|–|minus|less)$/;

export function joinBetween(sentence: Sentence, from: number, to: number): Join {
  const tokens = sentence.tokens.slice(from, to);
  const words = tokens.map((token) => token.word);
  const [only] = words;
  if (words.length === 1 && only !== undefined && timesSigns.test(only)) return 'times';
  if (words.includes('=')) return 'equals';
  if (words.some((word) => word === 'or' || word === 'oder')) return 'or';
  if (words.some((word) => plusWords.test(word))) return 'plus';
  const minusAt = words.findIndex((word) => minusWords.test(word));
  // "20-30" is a range; a difference is written with spaces or in words.
  if (minusAt !== -1)
    return tokens[minusAt]?.glued && words[minusAt] !== 'minus' && words[minusAt] !== 'less' ? 'or' : 'minus';
  if (words.includes('@')) return 'at-sign';
  if (words.some((word, index) => /^(?:at|zu|a|à)$/.test(word) && index === words.length - 1)) return 'at';
  if (words.some((word) => /^(?:and|und|&|y|et|,|;)$/.test(word))) return 'and';
  return null;
}

/** How many tokens after a price say that it is for one: "each", "per person", "a piece", "/kg"; 0 for none. */
export function eachAfter(sentence: Sentence, at: number): number {
  const word = wordAt(sentence, at);
  const next = wordAt(sentence, at + 1);
  if (/^(?:each|ea|apiece|pp|p.p|je|pro|stuck|jeweils)$/.test(word)) return word === 'pro' ? 2 : 1;
  if (word === 'per' || word === '/') return next === '' || /^(?:month|year|week|annum)$/.test(next) ? 0 : 2;
  if ((word === 'a' || word === 'an') && (unitWords.has(next) || /^(?:pop|head|ticket|ride|go)$/.test(next))) return 2;
  return 0;
}
