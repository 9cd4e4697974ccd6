import { type Exact, exact, plus, times } from './exact.ts';
import { magnitudeWords, smallNumbers } from './lexicon/number-words.ts';
import type { Token } from './tokens.ts';

export interface SpokenNumber {
  value: Exact;
  /** Tokens read. */
  length: number;
  /** What else it may mean: "twelve fifty" is 12.50 or 1250. */
  alternative: Exact | null;
}

const half: Exact = exact(5, 1);

/** A number in words that begins at a token: "one thousand two hundred", "a hundred", "two and a half lakh". */
export function spokenNumberAt(tokens: readonly Token[], at: number): SpokenNumber | null {
  const opening = openingAt(tokens, at);
  if (opening) return opening;
  const sum = sumAt(tokens, at);
  if (!sum) return null;
  const point = decimalsAt(tokens, at + sum.length);
  if (point) return { value: plus(sum.value, point.value), length: sum.length + point.length, alternative: null };
  return priceIdiom(tokens, at, sum) ?? { ...sum, alternative: null };
}

/** Said without "a" as well: "hundred rupees". */
const bareMagnitudes = /^(?:hundred|thousand|lakh|crore|hundert|tausend)$/;

/** "a hundred", "half a million", "a thousand". */
function openingAt(tokens: readonly Token[], at: number): SpokenNumber | null {
  const word = tokens[at]?.word;
  const isHalf = word === 'half' && tokens[at + 1]?.word === 'a';
  const isBare = bareMagnitudes.test(word ?? '');
  if (!isHalf && !isBare && word !== 'a' && word !== 'an') return null;
  const magnitudeAt = at + (isHalf ? 2 : isBare ? 0 : 1);
  const magnitude = magnitudeWords.get(tokens[magnitudeAt]?.word ?? '');
  if (magnitude === undefined || tokens[magnitudeAt]?.word === 'k') return null;
  const base = isHalf ? times(half, exact(magnitude)) : exact(magnitude);
  const rest = isHalf ? null : restAt(tokens, magnitudeAt + 1, magnitude);
  const length = magnitudeAt + 1 - at;
  if (rest) return { value: plus(base, rest.value), length: length + rest.length, alternative: null };
  return { value: base, length, alternative: null };
}

/** What adds to a magnitude: "thousand two hundred", "hundred and fifty". */
function restAt(tokens: readonly Token[], at: number, below: number): { value: Exact; length: number } | null {
  const skip = tokens[at]?.word === 'and' ? 1 : 0;
  const rest = sumAt(tokens, at + skip);
  if (!rest || rest.value.units >= BigInt(below) * 10n ** BigInt(rest.value.scale)) return null;
  return { value: rest.value, length: rest.length + skip };
}

function sumAt(tokens: readonly Token[], at: number): { value: Exact; length: number } | null {
  const head = belowHundredAt(tokens, at);
  if (!head) return null;
  // "two and a half" needs its magnitude: "two and a half price tickets" are two.
  const hasHalf = isHalfAfter(tokens, at + head.length) && magnitudeWords.has(tokens[at + head.length + 3]?.word ?? '');
  let value = hasHalf ? plus(exact(head.value), half) : exact(head.value);
  let length = head.length + (hasHalf ? 3 : 0);
  let lowest: number | null = null;
  for (;;) {
    const magnitude = magnitudeWords.get(tokens[at + length]?.word ?? '');
    if (magnitude === undefined) break;
    value = times(value, exact(magnitude));
    lowest = magnitude;
    length += 1;
  }
  const rest = lowest === null ? null : restAt(tokens, at + length, lowest);
  return rest ? { value: plus(value, rest.value), length: length + rest.length } : { value, length };
}

function isHalfAfter(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.word === 'and' && tokens[at + 1]?.word === 'a' && tokens[at + 2]?.word === 'half';
}

function belowHundredAt(tokens: readonly Token[], at: number): { value: number; length: number } | null {
  const first = smallNumbers.get(tokens[at]?.word ?? '');
  if (first === undefined) return null;
  const second = smallNumbers.get(tokens[at + 1]?.word ?? '');
  const joins = first >= 20 && second !== undefined && second > 0 && second < 10;
  return joins ? { value: first + second, length: 2 } : { value: first, length: 1 };
}

function decimalsAt(tokens: readonly Token[], at: number): { value: Exact; length: number } | null {
  if (tokens[at]?.word !== 'point') return null;
  let digits = '';
  let length = 1;
  for (;;) {
    const value = smallNumbers.get(tokens[at + length]?.word ?? '');
    if (value === undefined) break;
    digits += String(value);
    length += 1;
  }
  return digits === '' ? null : { value: exact(BigInt(digits), digits.length), length };
}

/** "twelve fifty", "nineteen ninety nine": said of a price, and of the hundreds. */
function priceIdiom(tokens: readonly Token[], at: number, sum: { value: Exact; length: number }): SpokenNumber | null {
  if (sum.value.scale > 0 || sum.value.units >= 100n || sum.value.units === 0n) return null;
  const cents = belowHundredAt(tokens, at + sum.length);
  if (!cents || cents.value < 10) return null;
  return {
    value: plus(sum.value, exact(cents.value, 2)),
    length: sum.length + cents.length,
    alternative: exact(sum.value.units * 100n + BigInt(cents.value)),
  };
}
