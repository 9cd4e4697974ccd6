import type { CategoriserLine } from './categoriser.ts';
import { keyOfWords, stripNoise } from './clean-payee.ts';
import { type KnowledgeHit, knowledgeIn } from './general-knowledge.ts';
import { wordsOf } from './words.ts';

const maxWords = 7;
const maxConcepts = 4;
const stemLength = 4;
const longestWord = 24;

/** What the words of a line say. */
export interface TextReading {
  /** Without noise, in the case of the text. */
  payee: string;
  key: string;
  hits: readonly KnowledgeHit[];
  /** Distinct telling words, at most 7 of 24 characters. */
  words: readonly string[];
}

/** A line as the model sees it. */
export interface LineReading extends TextReading {
  isMoneyOut: boolean;
  /** Size of the amount in steps of 2^⅔. */
  size: number;
  amount: number;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** Quantities and numbers (`1lit`, `500`) differ from line to line and say nothing about the category. */
const isNumberWord = (word: string) => isDigit(word, 0) && /^\d+\p{L}{0,4}$/u.test(word);

/** Size of an amount in steps of 2^⅔. */
export function sizeOf(amount: number): number {
  return amount === 0 ? 0 : Math.round(Math.log2(Math.abs(amount)) * 1.5);
}

/** Reads payee, general knowledge and words once; all parts of the categoriser start from here. */
export function readLine(line: CategoriserLine): LineReading {
  return withAmount(readPayee(stripNoise(line.text)), line.amount);
}

/** Reads what `stripNoise` has left of a text. */
export function readPayee(payee: string): TextReading {
  const allWords = wordsOf(payee);
  const hits = knowledgeIn(allWords);
  const telling = allWords.filter((word) => !isNumberWord(word));
  const words: string[] = [];
  for (const word of telling) {
    if (words.length >= maxWords) break;
    const short = word.length > longestWord ? word.slice(0, longestWord) : word;
    if ((short.length > 1 || short > '\u3000') && !words.includes(short)) words.push(short);
  }
  return {
    payee,
    key: keyOfWords(telling.length > 0 ? telling : allWords),
    hits: hits.length > maxConcepts ? hits.slice(0, maxConcepts) : hits,
    words,
  };
}

export function withAmount(reading: TextReading, amount: number): LineReading {
  return { ...reading, isMoneyOut: amount < 0, size: sizeOf(amount), amount };
}

export const wordFeature = (word: string) => `w:${word}`;
/** The beginning of a word, so that inflections and cut words are met; null for a short word. */
export const stemFeature = (word: string) => (word.length > stemLength ? `x:${word.slice(0, stemLength)}` : null);
export const pairFeature = (first: string, second: string) => `b:${first} ${second}`;
export const signFeature = (reading: LineReading) => `s:${reading.isMoneyOut ? '-' : '+'}`;
export const sizeFeature = (reading: LineReading) => `m:${reading.isMoneyOut ? '-' : '+'}${reading.size}`;
export const amountFeature = (amount: number) => `a:${amount}`;
export const payeeFeature = (key: string) => `p:${key}`;
export const conceptFeature = (name: string) => `k:${name}`;

/**
 * The features under which decisions about a line are counted: class total `*`, payee `p:`, general
 * knowledge `k:`, words `w:`, their beginnings `x:`, pairs `b:`, sign `s:`, size `m:`, exact amount `a:`.
 * At most 29, none longer than 51 characters, the same for the same line at any time.
 *
 * @example featuresOf({ text: 'SPOTIFY AB', amount: -12900 }) // '*', 's:-', 'm:-20', 'a:-12900', 'p:spotify', …
 */
export function featuresOf(line: CategoriserLine): string[] {
  return featuresIn(readLine(line));
}

/** The same of a line that is read already. */
export function featuresIn(reading: LineReading): string[] {
  const features = new Set(['*', signFeature(reading), sizeFeature(reading), amountFeature(reading.amount)]);
  if (reading.key) features.add(payeeFeature(reading.key));
  for (const { concept } of reading.hits) features.add(conceptFeature(concept.name));
  if (reading.hits.length === 0) features.add(conceptFeature(''));
  for (let at = 0; at < reading.words.length; at++) {
    const word = reading.words[at] ?? '';
    const next = reading.words[at + 1];
    const stem = stemFeature(word);
    features.add(wordFeature(word));
    if (stem) features.add(stem);
    if (next) features.add(pairFeature(word, next));
  }
  return [...features];
}
