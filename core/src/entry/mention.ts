import { parseDecimal } from '../money/parse-decimal.ts';
import { type Exact, exact, fromDecimal, plus, times } from './exact.ts';
import { chooseCurrency, currenciesOf, hundredthsOf } from './lexicon/currency-words.ts';
import { magnitudeWords, moneyNouns } from './lexicon/number-words.ts';
import { localeRules } from './locale.ts';
import { spokenNumberAt } from './number-words.ts';
import { isFree, type Sentence, wordAt } from './sentence.ts';
import type { Token } from './tokens.ts';

/** A number in the sentence that may be money. */
export interface Mention {
  /** Tokens, end exclusive; sign and currency included. */
  from: number;
  to: number;
  /** Never negative; the sign is kept apart. */
  value: Exact;
  sign: '+' | '-' | null;
  currency: string | null;
  /** How many decimals were written. */
  decimals: number;
  isSpoken: boolean;
  /** A thousands word or letter was written: "5.2k", "1.5 lakh". */
  hasMagnitude: boolean;
  /** What else it may mean: `1.234` in English. */
  alternative: Exact | null;
  /** Letters that follow the digits at once and are neither a magnitude nor a currency: "5kg", "8pm", "15th". */
  suffix: string | null;
}

/** All numbers in what nobody has claimed, with their signs, currencies and magnitudes. */
export function findMentions(sentence: Sentence): Mention[] {
  const mentions: Mention[] = [];
  let at = 0;
  while (at < sentence.tokens.length) {
    const mention = isFree(sentence, at) ? mentionAt(sentence, at) : null;
    if (mention) mentions.push(mention);
    at = mention ? mention.to : at + 1;
  }
  return mentions;
}

function mentionAt(sentence: Sentence, at: number): Mention | null {
  let cursor = at;
  const sign = signAt(sentence, cursor);
  if (sign) cursor += 1;
  const prefix = currencyBefore(sentence, cursor);
  if (prefix) cursor += prefix.length;
  const inner = prefix && !sign ? signAt(sentence, cursor, true) : null;
  if (inner) cursor += 1;
  const number = numberAt(sentence, cursor, prefix !== null);
  if (!number) return null;
  const mention: Mention = {
    from: at,
    to: cursor + number.length,
    value: number.value,
    sign: sign ?? inner,
    currency: prefix?.currency ?? null,
    decimals: number.decimals,
    isSpoken: number.isSpoken,
    hasMagnitude: number.hasMagnitude,
    alternative: number.alternative,
    suffix: number.suffix,
  };
  skipDash(sentence, mention);
  if (!mention.currency) readCurrencyAfter(sentence, mention);
  settleAlternative(sentence, mention);
  return isFree(sentence, mention.from, mention.to) ? mention : null;
}

const signs: Readonly<Record<string, '+' | '-'>> = { '+': '+', '-': '-', '−': '-', '–': '-' };

/** A sign stands free before its number; in "25+5" and "2-3" it joins two. */
function signAt(sentence: Sentence, at: number, isAfterCurrency = false): '+' | '-' | null {
  const token = sentence.tokens[at];
  const sign = token && signs[token.text];
  if (!sign) return null;
  if (isAfterCurrency) return sign;
  const next = sentence.tokens[at + 1];
  const before = sentence.tokens[at - 1];
  if (!next?.glued || token.glued || before?.kind === 'number') return null;
  return sign;
}

/** Words that stand before their number; "dollars 20" is no notation, and "won 50" a prize. */
const prefixWords = new Set('rs rm rp kr fr sfr dhs dh r ksh ush tsh tk sr rmb re रु'.split(' '));

function currencyBefore(sentence: Sentence, at: number): { currency: string; length: number } | null {
  const token = sentence.tokens[at];
  const next = sentence.tokens[at + 1];
  if (!token || token.kind === 'number') return null;
  const own = sentence.context.currency;
  if (token.kind === 'word' && next?.glued && /^\p{Sc}$/u.test(next.text)) {
    const currencies = currenciesOf(token.text + next.text, token.word);
    if (currencies) return { currency: chooseCurrency(currencies, own), length: 2 };
  }
  const currencies = currenciesOf(token.text, token.word);
  if (!currencies) return null;
  if (token.kind === 'word' && token.word.toUpperCase() !== currencies[0] && !prefixWords.has(token.word)) return null;
  // A single letter means the rand only at its digits, "R250", or where the rand is used.
  if (token.word === 'r' && !next?.glued && own !== 'ZAR') return null;
  const length = next?.text === '.' && next.glued ? 2 : 1;
  return { currency: chooseCurrency(currencies, own), length };
}

interface NumberRead {
  value: Exact;
  length: number;
  decimals: number;
  isSpoken: boolean;
  hasMagnitude: boolean;
  alternative: Exact | null;
  suffix: string | null;
}

function numberAt(sentence: Sentence, at: number, hasCurrency: boolean): NumberRead | null {
  const token = sentence.tokens[at];
  if (!token) return null;
  if (token.kind === 'number') return digitsAt(sentence, at);
  const noun = moneyNouns.get(wordAt(sentence, token.word === 'a' ? at + 1 : at));
  const whole = { decimals: 0, hasMagnitude: false, suffix: null };
  if (noun !== undefined) {
    const length = token.word === 'a' ? 2 : 1;
    return { value: exact(noun), length, isSpoken: false, alternative: null, ...whole };
  }
  if (token.word === 'a' && ['buck', 'quid'].includes(wordAt(sentence, at + 1)) && !hasCurrency) {
    return { value: exact(1), length: 1, isSpoken: true, alternative: null, ...whole };
  }
  const spoken = spokenNumberAt(sentence.tokens, at);
  return spoken && { ...whole, ...spoken, isSpoken: true };
}

function digitsAt(sentence: Sentence, at: number): NumberRead | null {
  const joined = joinGroups(sentence, at);
  const rules = localeRules(sentence.context.locale);
  const parsed = parseDecimal(joined.text, { exponent: 2 });
  if (!parsed) return null;
  let value = fromDecimal(parsed);
  let decimals = parsed.scale;
  let alternative: Exact | null = null;
  if (parsed.isAmbiguous && joined.text.includes(rules.decimalMark)) {
    const asDecimal = parseDecimal(joined.text, { decimalMark: rules.decimalMark });
    if (asDecimal) {
      alternative = value;
      value = fromDecimal(asDecimal);
      decimals = asDecimal.scale;
    }
  }
  const read = {
    value,
    length: joined.length,
    decimals,
    isSpoken: false,
    hasMagnitude: false,
    alternative,
    suffix: null,
  };
  return withMagnitude(sentence, at, read);
}

/** `1 234,50` where the locale groups so; elsewhere two numbers stay two. */
function joinGroups(sentence: Sentence, at: number): { text: string; length: number } {
  const first = sentence.tokens[at];
  let text = first?.text ?? '';
  let length = 1;
  if (!localeRules(sentence.context.locale).groupsWithSpace || !/^[1-9]\d{0,2}$/.test(text)) return { text, length };
  for (;;) {
    const next = sentence.tokens[at + length];
    if (next?.kind !== 'number' || !/^\d{3}(?:[.,]\d{1,2})?$/.test(next.text) || /[.,]/.test(text)) break;
    text += next.text;
    length += 1;
  }
  return { text, length };
}

/** Letters that multiply only where the digits end: "20k", "1.5L", "3m". */
const gluedMagnitudes: Readonly<Record<string, number>> = { k: 1000, m: 1_000_000, b: 1_000_000_000, l: 100_000 };
/** Things that are named with a "k" of their own. */
const kThings = new Set(
  'tv monitor race run marathon walk gold ring necklace chain jewellery jewelry video display screen camera'.split(' '),
);

function withMagnitude(sentence: Sentence, at: number, read: NumberRead): NumberRead {
  const next = sentence.tokens[at + read.length];
  if (next?.kind !== 'word') return read;
  const after = sentence.tokens[at + read.length + 1];
  const factor = magnitudeWords.get(next.word) ?? (next.glued ? gluedFactor(sentence, next) : undefined);
  if (
    factor !== undefined &&
    !(next.word === 'k' && kThings.has(after?.word ?? '')) &&
    !(next.word === 'mil' && !next.glued && localeRules(sentence.context.locale).language === 'en')
  ) {
    const second = magnitudeWords.get(after?.word ?? '');
    const value = times(times(read.value, exact(factor)), exact(second ?? 1));
    return {
      ...read,
      value,
      length: read.length + (second ? 2 : 1),
      hasMagnitude: true,
      decimals: 0,
      alternative: null,
    };
  }
  if (!next.glued || currenciesOf(next.text, next.word) || hundredthsOf(next.word)) return read;
  // "15ish" is about fifteen.
  if (next.word === 'ish') return { ...read, length: read.length + 1 };
  return { ...read, suffix: next.word };
}

function gluedFactor(sentence: Sentence, token: Token): number | undefined {
  // Litres and metres are written the same: only a capital L in rupees is a lakh, and only M is a million.
  if (token.word === 'l' && !(token.text === 'L' && sentence.context.currency === 'INR')) return undefined;
  if ((token.word === 'm' || token.word === 'b') && token.text === token.word) return undefined;
  return gluedMagnitudes[token.word];
}

/** "89.-", "250/-", "89,--". */
function skipDash(sentence: Sentence, mention: Mention): void {
  const mark = sentence.tokens[mention.to];
  const dash = sentence.tokens[mention.to + 1];
  if (!mark?.glued || !dash?.glued || !/^[.,/]$/.test(mark.text) || !/^[-–—]$/.test(dash.text)) return;
  mention.to += 2;
  if (sentence.tokens[mention.to]?.text === '-' && sentence.tokens[mention.to]?.glued) mention.to += 1;
}

/** Currency words that are also other words: a currency only where the ledger's own is meant. */
const ownOnly = new Set('kr fr ft real won tl dh sr zl kc tk nis re r lei leu'.split(' '));

function readCurrencyAfter(sentence: Sentence, mention: Mention): void {
  const token = sentence.tokens[mention.to];
  const own = sentence.context.currency;
  if (!token || token.kind === 'number' || mention.suffix) return;
  const small = hundredthsOf(token.word);
  if (small && (token.glued || token.word.length > 1) && mention.decimals === 0 && !mention.hasMagnitude) {
    mention.value = times(mention.value, exact(1, 2));
    mention.currency = chooseCurrency(small, own);
    mention.to += 1;
    return;
  }
  const currencies = currenciesOf(token.text, token.word);
  if (!currencies || (ownOnly.has(token.word) && !currencies.includes(own))) return;
  // "€" before the next number belongs to that one: "3 €5 cards".
  if (
    token.kind === 'symbol' &&
    !token.glued &&
    sentence.tokens[mention.to + 1]?.kind === 'number' &&
    sentence.tokens[mention.to + 1]?.glued
  )
    return;
  if (isWeight(sentence, mention, token)) return;
  mention.currency = chooseCurrency(currencies, own);
  mention.to += 1;
  if (sentence.tokens[mention.to]?.text === '.' && /^(?:rs|fr|kr)$/.test(token.word)) mention.to += 1;
  readSubunits(sentence, mention);
}

/** "5 pounds of apples". */
function isWeight(sentence: Sentence, mention: Mention, token: Token): boolean {
  return /^pounds?$/.test(token.word) && wordAt(sentence, mention.to + 1) === 'of';
}

/** "5 dollars and 50 cents", "5 euros 50". */
function readSubunits(sentence: Sentence, mention: Mention): void {
  if (mention.decimals > 0) return;
  const skip = wordAt(sentence, mention.to) === 'and' ? 1 : 0;
  const at = mention.to + skip;
  const digits = sentence.tokens[at];
  const spoken = digits?.kind === 'word' ? spokenNumberAt(sentence.tokens, at) : null;
  const value = digits?.kind === 'number' && /^\d\d?$/.test(digits.text) ? exact(Number(digits.text)) : spoken?.value;
  if (!value) return;
  const end = at + (spoken?.length ?? 1);
  const unit = wordAt(sentence, end);
  const isNamed = hundredthsOf(unit) !== null && sentence.claims[end] === null;
  const isBare =
    skip === 0 &&
    digits?.kind === 'number' &&
    digits.text.length === 2 &&
    (digits.glued || end === sentence.tokens.length);
  if (!isNamed && !isBare) return;
  mention.value = plus(mention.value, times(value, exact(1, 2)));
  mention.decimals = 2;
  mention.to = end + (isNamed ? 1 : 0);
}

/** Three decimals are no question in a currency that has three. */
function settleAlternative(sentence: Sentence, mention: Mention): void {
  const currency = mention.currency ?? sentence.context.currency;
  if (mention.alternative && /^(?:KWD|BHD|JOD|OMR|IQD|TND|LYD)$/.test(currency) && mention.decimals === 3) {
    mention.alternative = null;
  }
}
