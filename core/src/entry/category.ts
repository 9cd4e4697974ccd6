import type { CommonCategory, Prediction } from '../categorising/categoriser.ts';
import type { EntryCategory } from './entry.ts';
import { spendVerbs, stopWords } from './lexicon/common-nouns.ts';
import type { PayeeReading } from './payee.ts';
import { freeRuns, type Sentence } from './sentence.ts';
import { fold } from './tokens.ts';

export interface CategoryReading {
  categoryId: string | null;
  confidence: number;
  /** The word that decided, folded; null where none did. */
  term: string | null;
  /** Likely ones, the best first. */
  options: EntryCategory[];
}

/** What people say in a sentence and banks don't write, folded. */
const sayings: readonly (readonly [RegExp, CommonCategory])[] = [
  [/\bemis?\b/, 'loans'],
  [/\bautos? (?:to|from|ride|fare|rickshaw)\b|\bauto$/, 'transport'],
  [
    /\b(?:bank|atm|card|late|overdraft|wire|transfer|annual|account|foreign|service) (?:\w+ )?(?:fees?|charges?)\b/,
    'fees',
  ],
];

/** Payees of which the name alone says what it was for. */
const services: ReadonlySet<CommonCategory> = new Set<CommonCategory>([
  'subscriptions',
  'telecom',
  'insurance',
  'transport',
  'utilities',
  'travel',
  'investments',
]);

/** From this on a word that general knowledge has heard decides: a chip that shows a doubt is better than a question. */
const heardEnough = 0.33;
/** From this on two readings of one sentence are told apart. */
const sureEnough = 0.6;

export interface CategoryQuestion {
  /** What is left of the sentence: the description. */
  description: string;
  payee: PayeeReading;
  /** Minor units with their sign; the sign alone where the amount is unknown. */
  amount: number;
  /** What the words of income say. */
  common: CommonCategory | null;
}

/** The category that payee, words of income, the ledger's own names and the model decide, in this order. */
export function decideCategory(sentence: Sentence, question: CategoryQuestion): CategoryReading {
  const { categories } = sentence.context;
  const { payee, common, description } = question;
  if (payee.defaultCategoryId && categories.some((one) => one.id === payee.defaultCategoryId)) {
    return { categoryId: payee.defaultCategoryId, confidence: 0.95, term: null, options: [] };
  }
  const said = common && categories.find((one) => one.common === common);
  if (said) return { categoryId: said.id, confidence: 0.9, term: null, options: [] };
  const phrase = sayings.find(([pattern]) => pattern.test(fold(description)))?.[1];
  const byPhrase = phrase && categories.find((one) => one.common === phrase);
  const { guess, prediction } = predictBest(sentence, question);
  const isLearned = prediction.evidence.some((one) => one.source !== 'general');
  const isPersonOnly = payee.payee !== null && !payee.isKnown && description === '' && !isLearned;
  if (byPhrase && !isLearned) return { categoryId: byPhrase.id, confidence: 0.85, term: null, options: [] };
  // Salary that is paid out is somebody else's: which cost it is, the sentence doesn't say.
  const isOtherSide = guess?.kind === 'income' && question.amount < 0;
  if (guess && isDecided(prediction) && !isPersonOnly && !isOtherSide) {
    return {
      categoryId: guess.id,
      confidence: prediction.confidence,
      term: prediction.evidence[0]?.term ?? null,
      options: [],
    };
  }
  const named = namedCategory(categories, description, question.amount);
  if (named) return { categoryId: named.id, confidence: 0.8, term: fold(named.name), options: [] };
  return {
    categoryId: null,
    confidence: prediction.confidence,
    term: null,
    options: mostLikely(sentence, isOtherSide ? null : guess, question.amount),
  };
}

interface Guess {
  guess: EntryCategory | null;
  prediction: Prediction;
}

function isDecided({ confidence, evidence }: Prediction): boolean {
  return evidence.length > 0 && confidence >= heardEnough;
}

/**
 * What the model makes of the sentence. What the ledger has learned is asked with the whole text; general knowledge
 * first with what was bought, since "gift for mum" is a gift and "taxi to the station" a taxi. A service says more than
 * the words beside it ("Spotify family"); a shop sells many things ("Costco fuel", "coffee at Shell").
 */
function predictBest(sentence: Sentence, { payee, description, amount }: CategoryQuestion): Guess {
  const { predict, categories } = sentence.context;
  const ask = (text: string): Guess => {
    const prediction = text === '' ? { categoryId: null, confidence: 0, evidence: [] } : predict({ text, amount });
    return { prediction, guess: categories.find((one) => one.id === prediction.categoryId) ?? null };
  };
  const whole = ask([payee.payee ?? '', description].join(' ').trim());
  if (whole.prediction.evidence.some((one) => one.source !== 'general')) return whole;
  const thing = ask(headOf(description));
  const brand = payee.payee === null ? null : ask(payee.payee);
  const isThing = isDecided(thing.prediction);
  if (!brand || !isDecided(brand.prediction)) return isThing ? thing : whole;
  const isService = payee.isKnown && services.has(brand.guess?.common ?? 'other');
  return isThing && !isService && thing.prediction.confidence >= sureEnough ? thing : brand;
}

/** Heads that say little without what follows: "fees for school", "ticket to the zoo". */
const lightHeads =
  /^(?:fees?|bills?|payments?|tickets?|money|something|stuff|things?|order|deposit|subscription|charges?|loan|card|cost|costs|expenses?|contribution|pass|trip)$/;

/** What was bought, without for whom, where to and with whom. */
function headOf(description: string): string {
  const words = description.split(/\s+/);
  const at = words.findIndex(
    (word, index) =>
      index > 0 && /^(?:for|to|with|in|from|near|at|on|by|towards|fur|mit|pour|para|con|nach)$/.test(fold(word)),
  );
  const head = at === -1 ? words : words.slice(0, at);
  return head.length === 1 && lightHeads.test(fold(head[0] ?? '')) ? description : head.join(' ');
}

/** The ledger's own category whose name is written in the sentence. */
function namedCategory(
  categories: readonly EntryCategory[],
  description: string,
  amount: number,
): EntryCategory | null {
  const text = ` ${fold(description)} `;
  const kind = amount > 0 ? 'income' : 'expense';
  return (
    categories.find((one) => one.kind === kind && one.name.length > 2 && text.includes(` ${fold(one.name)} `)) ?? null
  );
}

function mostLikely(sentence: Sentence, guess: EntryCategory | null, amount: number): EntryCategory[] {
  const kind = amount > 0 ? 'income' : 'expense';
  const rest = sentence.context.categories.filter((one) => one.kind === kind && one.id !== guess?.id);
  return [...(guess ? [guess] : []), ...rest].slice(0, 6);
}

export interface Run {
  from: number;
  to: number;
  text: string;
}

/** What nobody has claimed, without the words that only hold a sentence together at its ends. */
export function describe(sentence: Sentence): Run[] {
  const runs: Run[] = [];
  for (const run of freeRuns(sentence)) {
    let { from, to } = run;
    // "dinner 60 with Sam" keeps its "with"; a first run begins with what was bought.
    while (from < to && isFiller(sentence, from) && !(runs.length > 0 && isJoining(sentence, from))) from += 1;
    while (to > from && isTrailing(sentence, to - 1)) to -= 1;
    const first = sentence.tokens[from];
    const last = sentence.tokens[to - 1];
    if (from < to && first && last) runs.push({ from, to, text: sentence.text.slice(first.start, last.end) });
  }
  return runs;
}

function isJoining(sentence: Sentence, at: number): boolean {
  return /^(?:for|with|to|in|at|from|of|on|near|and|fur|mit)$/.test(sentence.tokens[at]?.word ?? '');
}

/** "salary credited" ends in a verb, "service charge" in a noun. */
function isTrailing(sentence: Sentence, at: number): boolean {
  const word = sentence.tokens[at]?.word ?? '';
  const isVerb =
    /^(?:paid|credited|debited|received|deposited|charged|spent|cost|costs|sold|bought|got|refunded|reimbursed|bezahlt|gekauft|ausgegeben)$/.test(
      word,
    );
  return isVerb || (isFiller(sentence, at) && !spendVerbs.has(word));
}

function isFiller(sentence: Sentence, at: number): boolean {
  const token = sentence.tokens[at];
  if (!token) return true;
  if (token.kind === 'symbol') return !/\p{Extended_Pictographic}/u.test(token.text);
  return stopWords.has(token.word) || spendVerbs.has(token.word);
}
