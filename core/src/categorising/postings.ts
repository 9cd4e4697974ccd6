import type { LearnedCounts } from './categoriser.ts';
import type { CategoryIndex, Prior, Shares } from './category-index.ts';
import {
  amountFeature,
  conceptFeature,
  type LineReading,
  pairFeature,
  signFeature,
  sizeFeature,
  stemFeature,
  wordFeature,
} from './features.ts';
import type { KnowledgeHit } from './general-knowledge.ts';
import { tuning } from './tuning.ts';

/** How a feature moves the scores: category position → weighted log ratio, the most of them beside. */
export interface Posting {
  positions: readonly number[];
  values: readonly number[];
  highest: number;
}

interface WordPosting {
  word: Posting | null;
  stem: Posting | null;
  isLearned: boolean;
}

const cacheLimit = 20_000;

function addPosting(scores: Float64Array, posting: Posting | null): void {
  if (!posting) return;
  const { positions, values } = posting;
  for (let at = 0; at < positions.length; at++) {
    const position = positions[at] ?? 0;
    scores[position] = (scores[position] ?? 0) + (values[at] ?? 0);
  }
}

/**
 * The postings of one state of the counts, each computed when it is first asked for: an import asks the
 * same words and sizes a thousand times between two decisions.
 */
export class Postings {
  readonly #index: CategoryIndex;
  readonly #counts: LearnedCounts;
  readonly prior: Prior;
  readonly #startIn: Float64Array;
  readonly #startOut: Float64Array;
  readonly #words = new Map<string, WordPosting>();
  readonly #concepts = new Map<KnowledgeHit['concept'], Map<number, Posting>>();
  readonly #sizes = new Map<number, Posting | null>();
  readonly #signs = new Map<boolean, Posting | null>();
  readonly #unknown: Posting | null;

  constructor(index: CategoryIndex, counts: LearnedCounts) {
    this.#index = index;
    this.#counts = counts;
    this.prior = index.priorOf(counts);
    // In some files the sign means nothing: what the ledger has decided soon weighs more than this.
    const trust = tuning.signTrust / (1 + this.prior.decisions / tuning.signFade);
    const start = (towardsIncome: number) =>
      this.prior.shares.map(
        (share, at) => Math.log(share + 1e-6) + (index.categories[at]?.kind === 'income' ? towardsIncome : 0),
      );
    this.#startIn = start(trust);
    this.#startOut = start(-trust);
    this.#unknown = this.#compute(conceptFeature(''), tuning.weights.none, null, 0);
  }

  /** Scores of a line of which only the direction is known, in logarithms. */
  startOf(amount: number): Float64Array {
    return (amount > 0 ? this.#startIn : this.#startOut).slice();
  }

  /** Adds what a line's features say to the scores, all but the memory of its payee. */
  addTo(scores: Float64Array, reading: LineReading): void {
    for (const hit of reading.hits) addPosting(scores, this.ofConcept(hit, reading.amount > 0));
    if (reading.hits.length === 0) addPosting(scores, this.#unknown);
    let wasLearned = false;
    for (let at = 0; at < reading.words.length; at++) {
      const word = reading.words[at] ?? '';
      const posting = this.#ofWord(word);
      addPosting(scores, posting.word);
      addPosting(scores, posting.stem);
      // A pair is counted whenever both its words are, so the others needn't be looked up.
      if (wasLearned && posting.isLearned) {
        const pair = pairFeature(reading.words[at - 1] ?? '', word);
        addPosting(scores, this.#compute(pair, tuning.weights.pair, null, 0));
      }
      wasLearned = posting.isLearned;
    }
    const size = this.#ofSize(reading);
    addPosting(scores, size);
    addPosting(scores, this.#ofSign(reading));
    // A size that was never met has no exact amount that was.
    if (size) addPosting(scores, this.#compute(amountFeature(reading.amount), tuning.weights.amount, null, 0));
  }

  #ofSize(reading: LineReading): Posting | null {
    const key = reading.isMoneyOut ? -1 - reading.size : reading.size;
    let size = this.#sizes.get(key);
    if (size === undefined) {
      size = this.#compute(sizeFeature(reading), tuning.weights.size, null, 0);
      this.#sizes.set(key, size);
    }
    return size;
  }

  #ofSign(reading: LineReading): Posting | null {
    let sign = this.#signs.get(reading.isMoneyOut);
    if (sign === undefined) {
      sign = this.#compute(signFeature(reading), tuning.weights.sign, null, 0);
      this.#signs.set(reading.isMoneyOut, sign);
    }
    return sign;
  }

  /** Whether a decision has met the word. */
  isLearned(word: string): boolean {
    return this.#ofWord(word).isLearned;
  }

  ofConcept(hit: KnowledgeHit, isMoneyIn: boolean): Posting {
    let byWeight = this.#concepts.get(hit.concept);
    if (!byWeight) {
      byWeight = new Map();
      this.#concepts.set(hit.concept, byWeight);
    }
    const key = hit.concept.signed && isMoneyIn ? -hit.weight : hit.weight;
    let posting = byWeight.get(key);
    if (!posting) {
      const shares = this.#index.sharesOfConcept(hit.concept, isMoneyIn, this.prior);
      const strength = tuning.knowledgeStrength * hit.weight;
      posting = this.#compute(conceptFeature(hit.concept.name), tuning.weights.concept, shares, strength) ?? nothing;
      byWeight.set(key, posting);
    }
    return posting;
  }

  #ofWord(word: string): WordPosting {
    const cached = this.#words.get(word);
    if (cached) return cached;
    const named = this.#index.namedBy(word);
    const shares = named.length === 0 ? null : new Map(named.map((position) => [position, 1 / named.length]));
    const stem = stemFeature(word);
    const posting = {
      word: this.#compute(wordFeature(word), tuning.weights.word, shares, tuning.nameStrength),
      stem: stem ? this.#compute(stem, tuning.weights.stem, null, 0) : null,
      isLearned: this.#counts.has(wordFeature(word)),
    };
    if (this.#words.size >= cacheLimit) this.#words.clear();
    this.#words.set(word, posting);
    return posting;
  }

  /** How much likelier each category becomes by a feature, against one that never met it. */
  #compute(feature: string, weight: number, pseudo: Shares | null, strength: number): Posting | null {
    const row = this.#counts.get(feature);
    if (!row && !pseudo) return null;
    const sums = new Map<number, number>();
    for (const [id, count] of row ?? []) {
      const position = this.#index.positionOf.get(id);
      if (position !== undefined && count > 0) sums.set(position, count);
    }
    for (const [position, share] of pseudo ?? []) {
      sums.set(position, (sums.get(position) ?? 0) + strength * share);
    }
    if (sums.size === 0) return null;
    const positions = [...sums.keys()];
    const values = positions.map((position) => {
      const base = tuning.smoothing * (this.prior.shares[position] ?? 0) + 1e-4;
      return weight * Math.log(((sums.get(position) ?? 0) + base) / base);
    });
    return { positions, values, highest: Math.max(...values) };
  }
}

const nothing: Posting = { positions: [], values: [], highest: 0 };
