import type { EntryPayee } from './entry.ts';
import { wordlikeBrands } from './lexicon/brands.ts';
import { commonNouns } from './lexicon/common-nouns.ts';
import { localeRules } from './locale.ts';
import { brandAt, type Candidate, isCommon, isNameWord, nameAt, nameEnd, properName } from './payee-names.ts';
import { indexPhrases, type PhraseIndex, phraseAt } from './phrases.ts';
import { claim, isFree, type Sentence, textOf, wordAt } from './sentence.ts';

export interface PayeeReading {
  payee: string | null;
  payeeId: string | null;
  defaultCategoryId: string | null;
  /** A well-known name, or one of the ledger's payees; otherwise a name that was only heard here. */
  isKnown: boolean;
}

const atWords = /^(?:at|@|bei|beim|chez)$/;
/** Finds and claims the other party; common nouns ("plumber", "mum") are none. */
export function readPayee(sentence: Sentence): PayeeReading {
  const found =
    ledgerPayee(sentence) ??
    afterPreposition(sentence, atWords) ??
    brandAnywhere(sentence) ??
    afterFromOrTo(sentence) ??
    afterPaidBy(sentence) ??
    afterVerb(sentence) ??
    capitalRun(sentence);
  if (!found) return { payee: null, payeeId: null, defaultCategoryId: null, isKnown: false };
  const known =
    found.known ??
    sentence.context.payees.find((payee) => payee.name.toLowerCase() === found.name.toLowerCase()) ??
    null;
  const name = known?.name ?? found.name;
  const lead =
    isFree(sentence, found.from - 1) && /^(?:at|@|bei|beim|chez|from|to|von|by)$/.test(wordAt(sentence, found.from - 1))
      ? found.from - 1
      : found.from;
  claim(sentence, lead, found.to, { field: 'payee', value: name, confidence: known ? 0.98 : found.confidence });
  return {
    payee: name,
    payeeId: known?.id ?? null,
    defaultCategoryId: known?.defaultCategoryId ?? null,
    isKnown: known !== null || found.isBrand,
  };
}

/** Built once per list of payees: a ledger has thousands, and each key stroke asks. */
const payeeIndexes = new WeakMap<readonly EntryPayee[], PhraseIndex<EntryPayee>>();

function indexOf(payees: readonly EntryPayee[]): PhraseIndex<EntryPayee> {
  const known = payeeIndexes.get(payees);
  if (known) return known;
  const index = indexPhrases(payees.map((payee) => [payee.name, payee] as const));
  payeeIndexes.set(payees, index);
  return index;
}

function ledgerPayee(sentence: Sentence): Candidate | null {
  const index = indexOf(sentence.context.payees);
  let best: Candidate | null = null;
  for (let at = 0; at < sentence.tokens.length; at++) {
    const phrase = isFree(sentence, at) ? phraseAt(index, sentence.tokens, at) : null;
    if (!phrase || !isFree(sentence, at, at + phrase.words.length)) continue;
    const isWeak =
      phrase.words.length === 1 &&
      commonNouns.has(wordAt(sentence, at)) &&
      !/^(?:at|from|to|@)$/.test(wordAt(sentence, at - 1));
    if (isWeak || (best && best.to - best.from >= phrase.words.length)) continue;
    best = {
      from: at,
      to: at + phrase.words.length,
      name: phrase.value.name,
      known: phrase.value,
      isBrand: true,
      confidence: 0.98,
    };
  }
  return best;
}

function afterPreposition(sentence: Sentence, pattern: RegExp): Candidate | null {
  for (let at = 0; at < sentence.tokens.length; at++) {
    if (!pattern.test(wordAt(sentence, at)) || !isFree(sentence, at)) continue;
    const candidate = nameAt(sentence, at + 1);
    if (candidate) return candidate;
  }
  return null;
}

function brandAnywhere(sentence: Sentence): Candidate | null {
  let best: Candidate | null = null;
  for (let at = 0; at < sentence.tokens.length; at++) {
    const brand = brandAt(sentence, at);
    if (!brand || !isMeantAsBrand(sentence, brand)) continue;
    if (!best || brand.to - brand.from > best.to - best.from) best = brand;
  }
  return best;
}

/** "target 45.20" and "fuel Shell" are shops; "next week's orange juice" is none. */
function isMeantAsBrand(sentence: Sentence, brand: Candidate): boolean {
  const word = wordAt(sentence, brand.from);
  if (brand.to - brand.from > 1 || !wordlikeBrands.has(word)) return true;
  const token = sentence.tokens[brand.from];
  const nextIsWord = sentence.tokens[brand.to]?.kind === 'word' && sentence.claims[brand.to] === null;
  if (/^(?:from|to)$/.test(wordAt(sentence, brand.from - 1))) return true;
  if (token?.capital && brand.from > 0) return true;
  if (
    /^(?:orange|apple|mango|lime|kiwi|ice|more|free|budget|ring|bird|giant|quick|salt|sky|three|action|united|spirit|tier|tap)$/.test(
      word,
    )
  )
    return false;
  return !nextIsWord && (brand.from === 0 || brand.to >= sentence.tokens.length || sentence.claims[brand.to] !== null);
}

const transportHeads =
  /^(?:auto|autos|taxi|taxis|cab|cabs|train|bus|flight|flights|metro|tram|ferry|ride|rickshaw|ticket|tickets|drive|trip|travel|lift|commute|fare|jeep|boat|plane|shuttle|uber|ola|lyft|rapido|bolt|grab|fly|flew|toll|transport|tube|zug|bahn|way|walk|coach)$/;

/** "from Acme", "to Red Cross"; "train to Geneva" and "from home to work" are ways. */
function afterFromOrTo(sentence: Sentence): Candidate | null {
  const isJourney = sentence.tokens.some((token) => transportHeads.test(token.word));
  for (let at = 0; at < sentence.tokens.length; at++) {
    const word = wordAt(sentence, at);
    if (!/^(?:from|to|von)$/.test(word) || !isFree(sentence, at) || isJourney) continue;
    const candidate = nameAt(sentence, at + 1);
    // "cost me 30 to fix the bike": a name in small letters follows a verb of giving.
    if (
      candidate &&
      (word !== 'to' ||
        candidate.isBrand ||
        /\p{Lu}/u.test(textOf(sentence, candidate.from, candidate.to)) ||
        hasGiven(sentence, at))
    )
      return candidate;
  }
  return null;
}

function hasGiven(sentence: Sentence, end: number): boolean {
  return sentence.tokens
    .slice(0, end)
    .some((token) =>
      /^(?:gave|give|paid|pay|sent|send|donated|donate|transferred|lent|lend|donation|payment|zelle|venmo|tip|tipped|owed)$/.test(
        token.word,
      ),
    );
}

/** "got paid 2500 by Acme". */
function afterPaidBy(sentence: Sentence): Candidate | null {
  const isPassive = /\b(?:got|get|was|been) (?:paid|reimbursed|refunded)\b|\breimbursed\b/i.test(sentence.text);
  return isPassive ? afterPreposition(sentence, /^by$/) : null;
}

/** "paid Ravi 300", "lent tom 50": a name between the verb and the sum. */
function afterVerb(sentence: Sentence): Candidate | null {
  for (let at = 0; at < sentence.tokens.length; at++) {
    if (
      !/^(?:paid|pay|gave|give|lent|sent|send|tipped|owe|repaid|venmoed|zelled|transferred|reimbursed|venmoed|venmod|venmo|zelle)$/.test(
        wordAt(sentence, at),
      )
    )
      continue;
    const start = wordAt(sentence, at + 1) === 'back' ? at + 2 : at + 1;
    const to = nameEnd(sentence, start);
    if (to === start || to - start > 2) continue;
    const isBeforeSum = sentence.claims[to] === 'amount' || /^(?:for|back)$/.test(wordAt(sentence, to));
    if (!isBeforeSum) continue;
    return {
      from: start,
      to,
      name: properName(textOf(sentence, start, to)),
      known: null,
      isBrand: false,
      confidence: 0.75,
    };
  }
  return null;
}

const noPayeeBefore = /^(?:for|in|of|with|near|around|and|to|fur|in|from|by|about|de|a|an|the|my|visit|no|year)$/;

/** Words written large that nothing else explains; German writes every noun so, and some people everything. */
function capitalRun(sentence: Sentence): Candidate | null {
  const words = sentence.tokens.filter((token) => token.kind === 'word');
  if (localeRules(sentence.context.locale).language === 'de' || !words.some((token) => /\p{Ll}/u.test(token.text)))
    return allCapsName(sentence, words.length);
  for (let at = 0; at < sentence.tokens.length; at++) {
    if (!sentence.tokens[at]?.capital || !isFree(sentence, at) || noPayeeBefore.test(wordAt(sentence, at - 1)))
      continue;
    const to = capitalEnd(sentence, at);
    // The "City" of "in Mexico City" goes with the words before it.
    if (isWithinName(sentence, at) || to === at || (at === 0 && to === 1 && !isUnheardName(sentence))) continue;
    return { from: at, to, name: textOf(sentence, at, to), known: null, isBrand: false, confidence: 0.7 };
  }
  return null;
}

function isWithinName(sentence: Sentence, at: number): boolean {
  let start = at;
  while (
    sentence.tokens[start - 1]?.capital &&
    sentence.tokens[start - 1]?.kind === 'word' &&
    isFree(sentence, start - 1)
  )
    start -= 1;
  return start < at && noPayeeBefore.test(wordAt(sentence, start - 1));
}

/** "DMV 45": one unknown word in capitals is a name, a whole sentence in capitals says nothing. */
function allCapsName(sentence: Sentence, wordCount: number): Candidate | null {
  if (localeRules(sentence.context.locale).language === 'de' || wordCount !== 1) return null;
  const at = sentence.tokens.findIndex((token) => token.kind === 'word');
  if (!isFree(sentence, at) || !sentence.tokens[at]?.capital || capitalEnd(sentence, at) === at) return null;
  return isUnheardName(sentence)
    ? { from: at, to: at + 1, name: textOf(sentence, at, at + 1), known: null, isBrand: false, confidence: 0.6 }
    : null;
}

function capitalEnd(sentence: Sentence, from: number): number {
  let to = from;
  let hasProper = false;
  while (isFree(sentence, to) && to < sentence.tokens.length) {
    const token = sentence.tokens[to];
    if (token && /\d/.test(token.text)) break;
    const joins =
      token?.kind === 'symbol' && token.text === '&' && sentence.tokens[to + 1]?.capital === true && to > from;
    if (!joins && !(token?.capital && isNameWord(sentence, to))) break;
    if (!joins && !isCommon(token.word)) hasProper = true;
    to += 1;
  }
  return hasProper ? to : from;
}

/** Phones write the first word large: alone it is a name only where general knowledge has never heard it. */
function isUnheardName(sentence: Sentence): boolean {
  const first = sentence.tokens.find((token) => token.kind === 'word');
  return first !== undefined && sentence.context.predict({ text: first.text, amount: -1 }).evidence.length === 0;
}
