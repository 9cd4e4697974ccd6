import type { EntryPayee } from './entry.ts';
import { brandNames, wordlikeBrands } from './lexicon/brands.ts';
import { commonNouns, spendVerbs, stopWords } from './lexicon/common-nouns.ts';
import { monthNames, weekdayNames } from './lexicon/date-words.ts';
import { indexPhrases, phraseAt } from './phrases.ts';
import { isFree, type Sentence, textOf, wordAt } from './sentence.ts';
import { capitalised } from './sharing.ts';

/** What may be the other party, and where it stands. */
export interface Candidate {
  from: number;
  to: number;
  name: string;
  known: EntryPayee | null;
  isBrand: boolean;
  confidence: number;
}

const brands = indexPhrases(brandNames.map((name) => [name, name] as const));
const brandsByWord = new Map(brandNames.filter((name) => /\d/.test(name)).map((name) => [joined(name), name] as const));
const articles = /^(?:the|a|an|my|our|his|her|their|some|der|dem|den|la|el)$/;

/** A name that begins here: a brand, or words that are neither common nor grammar. */
export function nameAt(sentence: Sentence, start: number): Candidate | null {
  const hasArticle = articles.test(wordAt(sentence, start)) && isFree(sentence, start);
  const from = hasArticle ? start + 1 : start;
  const brand = brandAt(sentence, from) ?? brandAt(sentence, start);
  if (brand) return { ...brand, confidence: 0.95 };
  const to = nameEnd(sentence, from);
  if (to === from) return null;
  const hasCapital = sentence.tokens.slice(from, to).some((token) => token.capital);
  // "at the italian place" describes; "at the Crown" names.
  if (hasArticle && !hasCapital) return null;
  return { from, to, name: properName(textOf(sentence, from, to)), known: null, isBrand: false, confidence: 0.85 };
}

const establishments =
  /^(?:diner|cafe|bar|pub|bakery|restaurant|pizza|pizzeria|grill|kitchen|store|shop|market|pharmacy|clinic|salon|gym|hotel|garage|deli|bistro|bookshop|books|coffee|supermarket|burgers|tacos|foods)$/;

/** Where the words that begin here and can be a name end; the start itself where there are none. */
export function nameEnd(sentence: Sentence, from: number): number {
  let to = from;
  let hasProper = false;
  while (to < sentence.tokens.length && to - from < 6 && isFree(sentence, to)) {
    const token = sentence.tokens[to];
    if (token?.kind === 'symbol') {
      const joins = /^[&+]$/.test(token.text) && sentence.tokens[to + 1]?.kind === 'word' && to > from;
      const abbreviates = token.text === '.' && token.glued && /^(?:mr|mrs|ms|dr|st)$/.test(wordAt(sentence, to - 1));
      if (!joins && !abbreviates) break;
      to += 1;
      continue;
    }
    if (token?.kind !== 'word' || !isNameWord(sentence, to)) break;
    if (isCommon(token.word)) {
      // "Joe's Pizza" and "Corner Bakery" are names where written large; "Dominos pizza" is a name and a thing.
      if (!token.capital && !(hasProper && establishments.test(token.word))) break;
    } else hasProper = true;
    to += 1;
  }
  return hasProper ? to : from;
}

/** Neither grammar nor a verb nor a day or month. */
export function isNameWord(sentence: Sentence, at: number): boolean {
  const word = wordAt(sentence, at);
  return (
    !stopWords.has(word) &&
    !spendVerbs.has(word) &&
    !weekdayNames.has(word) &&
    !(monthNames.has(word) && word !== 'may' && word !== 'mar')
  );
}

/** A common noun, in the plural too. */
export function isCommon(word: string): boolean {
  return commonNouns.has(word) || (word.endsWith('s') && commonNouns.has(word.slice(0, -1)));
}

/** As names are written: capitals are kept, small letters get theirs. */
export function properName(text: string): string {
  return /\p{Lu}/u.test(text) ? text : capitalised(text);
}

/** A well-known name that is written from here on, in any case. */
export function brandAt(sentence: Sentence, at: number): Candidate | null {
  if (!isFree(sentence, at)) return null;
  // Names with a number in them are one token by now.
  const numbered = brandsByWord.get(joined(sentence.tokens[at]?.text ?? ''));
  if (numbered) return { from: at, to: at + 1, name: numbered, known: null, isBrand: true, confidence: 0.9 };
  const phrase = phraseAt(brands, sentence.tokens, at);
  // "Ana" is somebody, "ANA" an airline.
  const isShort = phrase && /^\p{Lu}{2,4}$/u.test(phrase.value) && wordlikeBrands.has(phrase.value.toLowerCase());
  if (isShort && sentence.tokens[at]?.text !== phrase.value) return null;
  if (!phrase || !isFree(sentence, at, at + phrase.words.length)) return null;
  return { from: at, to: at + phrase.words.length, name: phrase.value, known: null, isBrand: true, confidence: 0.9 };
}

function joined(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
