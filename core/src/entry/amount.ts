import { type Amount, maxTransactionAmount } from '../money/amount.ts';
import { exponentOf } from '../money/currencies.ts';
import { type Exact, exact, isEqual, minus, plus, times, toAmount, toWhole } from './exact.ts';
import { eachAfter, joinBetween } from './joins.ts';
import { commonNouns } from './lexicon/common-nouns.ts';
import type { Mention } from './mention.ts';
import { assignRoles, type RoledNumber } from './roles.ts';
import { type Sentence, wordAt } from './sentence.ts';

export interface AmountReading {
  /** Positive minor units; the likeliest where it is asked, null where nothing is known. */
  amount: Amount | null;
  currency: string;
  /** Empty where the amount is sure; what it may be where it is not. */
  options: { amount: Amount; currency: string }[];
  isAsked: boolean;
  /** The numbers that it was made of. */
  used: Mention[];
}

const maxOptions = 6;

interface Sum {
  value: Exact;
  currency: string | null;
  used: Mention[];
  /** Rounding to minor units is fine: it was computed from a rate or a percentage. */
  isComputed: boolean;
}

/** The amount that the numbers of the sentence make together; asked where two of them could be it. */
export function readAmount(sentence: Sentence, mentions: readonly Mention[]): AmountReading {
  const numbers = assignRoles(sentence, mentions);
  const sums = combine(sentence, numbers);
  const stated = totalOf(sentence, sums);
  if (stated) return settle(sentence, [stated]);
  const money = sums.filter((sum) => sum.kind === 'money');
  if (money.length > 0) return settle(sentence, preferred(money));
  const doubtful = numbers.filter(({ role }) => role === 'maybe-count' || role === 'maybe-name');
  return settleDoubtful(sentence, doubtful);
}

interface Term extends Sum {
  kind: RoledNumber['role'];
  from: number;
  to: number;
  isMarked: boolean;
  /** Two readings are open: "2 tickets at 15". */
  alternatives: Exact[];
}

/** Numbers joined by what stands between them: products first, then sums. */
function combine(sentence: Sentence, numbers: readonly RoledNumber[]): Term[] {
  const terms = products(sentence, numbers.map(termOf));
  const result: Term[] = [];
  for (const term of terms) {
    const last = result.at(-1);
    const joined = last && joinTerms(sentence, last, term, terms);
    if (joined) result[result.length - 1] = joined;
    else result.push(term);
  }
  return result;
}

function termOf({ mention, role }: RoledNumber): Term {
  return {
    value: mention.value,
    currency: mention.currency,
    used: [mention],
    isComputed: false,
    kind: role,
    from: mention.from,
    to: mention.to,
    isMarked: mention.currency !== null || mention.decimals > 0 || mention.hasMagnitude || mention.sign !== null,
    alternatives: mention.alternative ? [mention.alternative] : [],
  };
}

function products(sentence: Sentence, terms: readonly Term[]): Term[] {
  const result: Term[] = [];
  for (const term of terms) {
    const last = result.at(-1);
    const product = last && productOf(sentence, last, term);
    if (product) result[result.length - 1] = product;
    else result.push(term);
  }
  return result;
}

/** "2x11.50", "3 coffees at 3.20 each", "11.50 each for 3", "2 tickets @ 15". */
function productOf(sentence: Sentence, first: Term, second: Term): Term | null {
  const join = joinBetween(sentence, first.to, second.from);
  const isTimes = join === 'times' || (first.used[0]?.suffix === 'x' && first.to === second.from);
  if (isTimes && second.kind === 'money') return multiplied(first, second);
  if (isTimes && first.kind === 'money') return multiplied(second, first);
  const isEach = eachAfter(sentence, second.to);
  // "tip 15% on 40": the share may be meant, or the whole.
  if (
    first.kind === 'percent' &&
    second.kind === 'money' &&
    /^(?:on|of|from)$/.test(wordAt(sentence, second.from - 1))
  ) {
    const share = times(second.value, times(first.value, exact(1, 2)));
    return { ...second, alternatives: [share], isComputed: true };
  }
  // "coffee x2 3.20", "2 x coffee 3.20": 3.20 may be the price of one or of both.
  if (isFactor(sentence, first) && second.kind === 'money' && join === null && isEach === 0) {
    return { ...multiplied(first, second), alternatives: [second.value] };
  }
  if (isCount(first) && second.kind === 'money' && (isEach || join === 'at-sign'))
    return multiplied(first, second, isEach);
  if (isCount(first) && second.kind === 'money' && join === 'at' && first.kind !== 'maybe-name') {
    const product = multiplied(first, second);
    return { ...product, alternatives: [second.value] };
  }
  if (isCount(second) && first.kind === 'money' && eachAfter(sentence, first.to) > 0) return multiplied(second, first);
  return null;
}

function isFactor(sentence: Sentence, term: Term): boolean {
  const isNamed = /^[x×]$/.test(wordAt(sentence, term.from - 1)) || /^[x×]$/.test(wordAt(sentence, term.to));
  return isNamed && isCount(term);
}

function isCount(term: Term): boolean {
  if (term.kind === 'count' || term.kind === 'maybe-count') return true;
  return term.kind === 'money' && !term.isMarked && (toWhole(term.value) ?? 1000) <= 100;
}

function multiplied(count: Term, price: Term, extra = 0): Term {
  return {
    ...price,
    value: times(count.value, price.value),
    used: [...count.used, ...price.used].sort((a, b) => a.from - b.from),
    isComputed: true,
    kind: 'money',
    from: Math.min(count.from, price.from),
    to: Math.max(count.to, price.to) + extra,
    isMarked: true,
    // A price for one may have three decimals, 1.859 a litre: nobody reads it as thousands.
    alternatives: extra > 0 ? [] : price.alternatives,
  };
}

function joinTerms(sentence: Sentence, first: Term, second: Term, all: readonly Term[]): Term | null {
  if (first.kind !== 'money') return null;
  if (isCalledTotal(sentence, second)) return null;
  const join = joinBetween(sentence, first.to, second.from);
  if (second.kind === 'percent') return withPercent(sentence, first, second, join);
  const isSameCurrency = first.currency === second.currency || first.currency === null || second.currency === null;
  if (second.kind !== 'money' || !isSameCurrency) return null;
  const currency = first.currency ?? second.currency;
  const merged = {
    ...second,
    currency,
    used: [...first.used, ...second.used],
    from: first.from,
    alternatives: [...first.alternatives, ...second.alternatives],
  };
  if (join === 'equals' && isEqual(first.value, second.value)) return { ...merged, value: second.value };
  if (join === 'plus') return { ...merged, value: plus(first.value, second.value), isMarked: true };
  if (join === 'minus') {
    const value = minus(first.value, second.value);
    return value.units > 0n ? { ...merged, value, isMarked: true } : null;
  }
  const isList =
    join === 'and' ? hasOwnNoun(sentence, first, second, all) : join === null && isPriceList(sentence, first, second);
  return isList ? { ...merged, value: plus(first.value, second.value), isMarked: true } : null;
}

/** "50 + 10% tip"; a percentage of nothing or off something is only a remark, or a question. */
function withPercent(sentence: Sentence, first: Term, second: Term, join: ReturnType<typeof joinBetween>): Term | null {
  const share = times(first.value, times(second.value, exact(1, 2)));
  const to = second.to + 1;
  if (join === 'plus') return { ...first, value: plus(first.value, share), isComputed: true, to };
  if (join === 'minus') return { ...first, value: minus(first.value, share), isComputed: true, to };
  return wordAt(sentence, to) === 'off'
    ? { ...first, alternatives: [minus(first.value, share)], isComputed: true, to }
    : { ...first, to };
}

/** "shoes 79 and socks 12", "25 and 5 tip": the second number has something of its own. */
function hasOwnNoun(sentence: Sentence, first: Term, second: Term, all: readonly Term[]): boolean {
  const before = sentence.tokens[second.from - 1];
  const isNamedBefore = before?.kind === 'word' && !/^(?:and|und|y|et|e)$/.test(before.word);
  const after = sentence.tokens[second.to];
  const isNamedAfter =
    after?.kind === 'word' &&
    sentence.claims[second.to] === null &&
    !/^(?:at|from|in|on|with|to|via|for|by)$/.test(after.word);
  // "50 for the haircut and 20 for shampoo".
  const areBothFor =
    /^(?:for|on)$/.test(wordAt(sentence, first.to)) && wordAt(sentence, second.to) === wordAt(sentence, first.to);
  return isNamedBefore || isNamedAfter || areBothFor || all.filter((term) => term.kind === 'money').length > 2;
}

/** "milk 2.10 bread 3.40": prices that are written as prices, or each beside a thing that is bought. */
function isPriceList(sentence: Sentence, first: Term, second: Term): boolean {
  const words = sentence.tokens.slice(first.to, second.from);
  if (
    words.length === 0 ||
    words.length > 4 ||
    words.some((token, index) => token.kind !== 'word' || sentence.claims[first.to + index] !== null)
  )
    return false;
  if (
    words.some((token) =>
      /^(?:or|to|of|off|discount|was|now|instead|change|from|at|is|cost|cashback|with|for|back|in|on|by|via)$/.test(
        token.word,
      ),
    )
  )
    return false;
  const isWritten = first.isMarked && second.isMarked;
  const noun = words.at(-1)?.word ?? '';
  const ownBefore = wordAt(sentence, first.from - 1);
  const ownAfter = wordAt(sentence, second.to);
  const areThings = commonNouns.has(noun) && (commonNouns.has(ownBefore) || commonNouns.has(ownAfter));
  return areThings || (isWritten && (ownBefore !== '' || ownAfter !== ''));
}

/** "total 6.40", "23 in total": said to be the whole. */
function totalOf(sentence: Sentence, terms: readonly Term[]): Term | null {
  const money = terms.filter((term) => term.kind === 'money');
  if (money.length < 2) return null;
  const totals = money.filter((term) => isCalledTotal(sentence, term));
  return totals.length === 1 ? (totals[0] ?? null) : null;
}

function isCalledTotal(sentence: Sentence, term: Term): boolean {
  const before = [wordAt(sentence, term.from - 1), wordAt(sentence, term.from - 2)];
  if (before.some((word) => /^(?:total|totals|altogether|totalling|gesamt|sum)$/.test(word))) return true;
  const after = wordAt(sentence, term.to);
  if (/^(?:total|altogether)$/.test(after)) return sentence.tokens[term.to + 1]?.kind !== 'number';
  return after === 'in' && /^(?:total|all)$/.test(wordAt(sentence, term.to + 1));
}

/** A sum with a currency wins over a bare small number before it that nothing explains: "dinner 2 €40". */
function preferred(terms: readonly Term[]): Term[] {
  const [first, second] = terms;
  const isCount = first?.currency === null && !first.isMarked && (toWhole(first.value) ?? 100) <= 20;
  return terms.length === 2 && isCount && second?.currency ? [second] : [...terms];
}

function settle(sentence: Sentence, terms: readonly Term[]): AmountReading {
  const own = sentence.context.currency;
  const options: { amount: Amount; currency: string }[] = [];
  let isExact = true;
  for (const term of terms) {
    const currency = term.currency ?? own;
    for (const value of [term.value, ...term.alternatives]) {
      const amount = minorUnits(value, currency, term.isComputed);
      if (amount === null) isExact = false;
      else if (!options.some((one) => one.amount === amount && one.currency === currency))
        options.push({ amount, currency });
    }
  }
  addSum(sentence, terms, options);
  // More are no help to anybody who has to choose.
  options.splice(maxOptions);
  const [first] = options;
  const used = terms.flatMap((term) => term.used);
  const isAsked = options.length !== 1 || !isExact;
  const isOpen = isAsked && terms.length > 1;
  return {
    amount: isOpen ? null : (first?.amount ?? null),
    currency: first?.currency ?? terms[0]?.currency ?? own,
    options: isAsked ? options : [],
    isAsked,
    used,
  };
}

/** Where several numbers are open, their sum is a likely answer too. */
function addSum(sentence: Sentence, terms: readonly Term[], options: { amount: Amount; currency: string }[]): void {
  const currency = terms[0]?.currency ?? sentence.context.currency;
  if (terms.length !== 2 || terms.some((term) => (term.currency ?? sentence.context.currency) !== currency)) return;
  const total = minorUnits(
    terms.reduce((sum, term) => plus(sum, term.value), exact(0)),
    currency,
    true,
  );
  if (total !== null) options.push({ amount: total, currency });
}

function minorUnits(value: Exact, currency: string, mayRound: boolean): Amount | null {
  const amount = toAmount(value, exponentOf(currency), mayRound ? 'half-even' : 'exact');
  return amount === null || amount <= 0 || amount > maxTransactionAmount ? null : amount;
}

/** A lone number that is more likely a count or a name is only an answer that is offered; a large one is the amount. */
function settleDoubtful(sentence: Sentence, numbers: readonly RoledNumber[]): AmountReading {
  const currency = sentence.context.currency;
  const likely = numbers.filter(({ mention, role }) => {
    const whole = toWhole(mention.value) ?? 0;
    return mention.isSpoken ? whole > 12 : role === 'maybe-count' ? whole > 12 : whole >= 100 && whole !== 0;
  });
  const [only] = likely;
  if (only && likely.length === 1 && !isYearLike(only)) return settle(sentence, [termOf(only)]);
  const options = numbers.flatMap(({ mention }) => {
    const amount = minorUnits(mention.value, currency, false);
    return amount === null ? [] : [{ amount, currency }];
  });
  return { amount: null, currency, options, isAsked: true, used: [] };
}

function isYearLike({ mention }: RoledNumber): boolean {
  const whole = toWhole(mention.value) ?? 0;
  return whole >= 1950 && whole <= 2099;
}
