import { toWhole } from './exact.ts';
import { eachAfter } from './joins.ts';
import { commonNouns, stopWords } from './lexicon/common-nouns.ts';
import { monthNames } from './lexicon/date-words.ts';
import { identifierWords, unitWords } from './lexicon/units.ts';
import type { Mention } from './mention.ts';
import { type Sentence, wordAt } from './sentence.ts';

/**
 * What a number stands for. `count` and `name` are never money; `maybe-count` and `maybe-name` are money only where
 * nothing else is; `percent` is a share of another number.
 */
export type Role = 'money' | 'count' | 'name' | 'maybe-count' | 'maybe-name' | 'percent' | 'included';

export interface RoledNumber {
  mention: Mention;
  role: Role;
}

/** What each number of the sentence stands for. */
export function assignRoles(sentence: Sentence, mentions: readonly Mention[]): RoledNumber[] {
  return mentions.map((mention) => ({ mention, role: roleOf(sentence, mention, mentions) }));
}

function roleOf(sentence: Sentence, mention: Mention, all: readonly Mention[]): Role {
  const next = sentence.tokens[mention.to];
  const nextWord = next?.word ?? '';
  if (mention.suffix !== null) return unitWords.has(mention.suffix) ? 'count' : 'name';
  if (next?.text === '%' || /^(?:percent|pct|prozent)$/.test(nextWord)) return 'percent';
  if (isIncluded(sentence, mention, all)) return 'included';
  if (mention.currency) return 'money';
  const isFactor =
    /^[x×]$/.test(wordAt(sentence, mention.from - 1)) &&
    !all.some((one) => one.to === mention.from - 1 || one.to === mention.from);
  if (isFactor && mention.decimals === 0) return 'count';
  if (isPartOfName(sentence, mention)) return 'name';
  const isFactorNext = /^(?:x|times)$/.test(nextWord) && sentence.tokens[mention.to + 1]?.kind === 'number';
  if (unitWords.has(nextWord) && !isFactorNext && !isUnitOfAmount(sentence, mention)) return 'count';
  return bareRole(sentence, mention, all);
}

/** A number without a currency. */
function bareRole(sentence: Sentence, mention: Mention, all: readonly Mention[]): Role {
  const whole = toWhole(mention.value);
  if (mention.decimals > 0 || whole === null || mention.hasMagnitude) return 'money';
  const before = wordAt(sentence, mention.from - 1);
  const digits = sentence.tokens[mention.from]?.text ?? '';
  if (/^(?:phone|mobile|tel|call|number|no|whatsapp|ref|id|upi)$/.test(before) && /^\d{6,}$/.test(digits))
    return 'name';
  if (/^\d{10,12}$/.test(digits) || (digits.length > 1 && digits.startsWith('0')))
    return all.length > 1 ? 'name' : 'money';
  if (
    identifierWords.has(before) ||
    (before === '.' && /^(?:no|nr)$/.test(wordAt(sentence, mention.from - 2))) ||
    before === '#'
  ) {
    return isStrongName(before) ? 'name' : 'maybe-name';
  }
  if (isYear(sentence, mention, whole)) return 'maybe-name';
  if (mention.sign !== null) return 'money';
  if (isCounted(sentence, mention, whole) && !(all.length > 1 && isRepriced(sentence))) return 'maybe-count';
  if (mention.isSpoken && whole < 13) return 'maybe-count';
  if (whole <= 20 && all.length > 1 && /^(?:for|of|fur|pour|para)$/.test(before) && !isPriced(sentence, mention))
    return 'maybe-count';
  return 'money';
}

/** "for 3 coffees" counts; "for 12" at the end is a price: "lunch for 12". */
function isPriced(sentence: Sentence, mention: Mention): boolean {
  return mention.to >= sentence.tokens.length || eachAfter(sentence, mention.to) > 0;
}

function isStrongName(before: string): boolean {
  return /^(?:no|nr|num|number|ref|gate|seat|platform|apartment|apt|unit|level|season|episode|ep|id|pin|version|age|aged|zone|channel|pnr|booking|size|#|chapter|section|form|ending|locker|coach|berth|week|term|semester|std|grade)$/.test(
    before,
  );
}

/** "BA 249" and "6E-204" and "80C": glued to letters or after a hyphen that follows letters. */
function isPartOfName(sentence: Sentence, mention: Mention): boolean {
  const first = sentence.tokens[mention.from];
  const before = sentence.tokens[mention.from - 1];
  const beforeThat = sentence.tokens[mention.from - 2];
  if (first?.kind !== 'number' || !first.glued || mention.decimals > 0) return false;
  if (before?.kind === 'word') return true;
  const isCode = beforeThat?.kind === 'word' && /^\p{Lu}{1,3}$/u.test(beforeThat.text);
  return isCode && before?.glued === true && /^[-_/]$/.test(before.text);
}

/** "80 per night", "12 of which 2 tip" and "20 min" stay what the number is; "5 of us" is none. */
function isUnitOfAmount(sentence: Sentence, mention: Mention): boolean {
  const next = wordAt(sentence, mention.to);
  if (next === 'of')
    return (
      !/^(?:us|them)$/.test(wordAt(sentence, mention.to + 1)) && !commonNouns.has(wordAt(sentence, mention.to + 1))
    );
  // One letter with a space before it is rather a word, but for litres, grams and metres.
  return next.length === 1 && !/^[lgm]$/.test(next);
}

function isYear(sentence: Sentence, mention: Mention, whole: number): boolean {
  if (whole < 1950 || whole > 2099 || mention.to - mention.from !== 1) return false;
  const before = wordAt(sentence, mention.from - 1);
  return (
    /^(?:in|since|year|fy|ay|of|return|returns|summer|winter|spring|autumn|class|model|from|until)$/.test(before) ||
    monthNames.has(before) ||
    /^(?:tax|model|edition|calendar|season|return)$/.test(wordAt(sentence, mention.to))
  );
}

/** "was 100 now 60 shoes": both are prices. */
function isRepriced(sentence: Sentence): boolean {
  return sentence.tokens.some((token) => /^(?:was|now|instead|originally|reduced|discounted|down)$/.test(token.word));
}

/** Words that end like plurals and are none, or of which one doesn't say how many. */
const uncountable =
  /^(?:groceries|fees|taxes|clothes|gas|bus|bills|medicines|meds|veggies|vegetables|supplies|toiletries|earnings|savings|rupees|is|was|this|us|plus|minus|less|class|glass|expenses|dues|charges|news|sales|lens|always|has|does|wages|utilities|electronics|cosmetics|accessories|jeans|glasses|pants|trousers|shorts|thanks|furnishings|headphones|stocks|bonus|business|press|express|swiss|boss|process|address|access|fitness|wellness|stress|princess|towards|yes|as|its|his|plumbers)$/;

/** "3 coffees", "2 movie tickets": few enough to be counted. */
function isCounted(sentence: Sentence, mention: Mention, whole: number): boolean {
  if (whole > 60 || whole === 0) return false;
  const next = sentence.tokens[mention.to];
  if (next?.kind !== 'word' || sentence.claims[mention.to] !== null || stopWords.has(next.word)) return false;
  // "100-20 shoes" is a range or a difference.
  if (sentence.tokens[mention.from - 1]?.kind === 'symbol' && sentence.tokens[mention.from]?.glued) return false;
  if (isPlural(next.word) || whole === 1) return true;
  const after = sentence.tokens[mention.to + 1];
  const isCompound = after?.kind === 'word' && sentence.claims[mention.to + 1] === null && isPlural(after.word);
  return whole <= 12 && isCompound && !isPlural(next.word);
}

function isPlural(word: string): boolean {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !uncountable.test(word);
}

/** "including 5 tip", "incl. 19.20 VAT": a part of the other number. */
function isIncluded(sentence: Sentence, mention: Mention, all: readonly Mention[]): boolean {
  if (all.length < 2 || all[0] === mention) return false;
  let at = mention.from - 1;
  while (/^(?:\.|a|the|\()$/.test(wordAt(sentence, at))) at -= 1;
  if (/^(?:including|incl|includes|inkl|inclusive)$/.test(wordAt(sentence, at))) return true;
  return wordAt(sentence, at) === 'which' && wordAt(sentence, at - 1) === 'of';
}
