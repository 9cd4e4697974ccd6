import type { CategoriserCategory, CommonCategory, LearnedCounts } from './categoriser.ts';
import { conceptsOfName, nameParts, nearestCommon } from './common-category.ts';
import { commonPrior } from './common-prior.ts';
import type { Concept } from './general-knowledge.ts';
import { tuning } from './tuning.ts';
import { wordsOf } from './words.ts';

export type Shares = ReadonlyMap<number, number>;

/** Shares of the categories before a line is seen, and how often categories are still used for the first time. */
export interface Prior {
  shares: Float64Array;
  novelty: number;
  decisions: number;
}

/** Part of a concept that goes to categories named after it; the rest follows the common category. */
const namedShare = 0.6;
/** Part that is kept when only a neighbouring category exists. */
const nearShare = 0.5;

/** Decisions before the share of first uses is worth anything. */
const noveltyPrior = 5;

/** A ledger's categories by position, by common category and by what their names speak of. */
export class CategoryIndex {
  readonly categories: readonly CategoriserCategory[];
  readonly positionOf: ReadonlyMap<string, number>;
  readonly #byCommon = new Map<CommonCategory, number[]>();
  readonly #byConcept = new Map<string, number[]>();
  readonly #byWord = new Map<string, number[]>();

  constructor(categories: readonly CategoriserCategory[]) {
    this.categories = categories;
    this.positionOf = new Map(categories.map(({ id }, position) => [id, position]));
    categories.forEach(({ name, common }, position) => {
      const file = <K>(into: Map<K, number[]>, key: K) => {
        const positions = into.get(key) ?? [];
        if (!positions.includes(position)) into.set(key, [...positions, position]);
      };
      if (common) file(this.#byCommon, common);
      for (const { concept, weight } of conceptsOfName(name)) if (weight >= 0.5) file(this.#byConcept, concept.name);
      for (const word of wordsOf(nameParts(name)[0] ?? '')) if (word.length > 2) file(this.#byWord, word);
    });
  }

  /** Categories whose own name has the word. */
  namedBy(word: string): readonly number[] {
    return this.#byWord.get(word) ?? [];
  }

  /** General shares, moved by the ledger's own decisions. */
  priorOf(counts: LearnedCounts): Prior {
    const shares = new Float64Array(this.categories.length);
    let decisions = 0;
    let firstUses = 0;
    for (const [id, count] of counts.get('*') ?? []) {
      const position = this.positionOf.get(id);
      if (position === undefined || count <= 0) continue;
      shares[position] = count;
      decisions += count;
      if (count === 1) firstUses++;
    }
    this.categories.forEach(({ common }, position) => {
      const alike = common ? (this.#byCommon.get(common)?.length ?? 1) : 1;
      const general = common ? commonPrior[common] / alike : 0.5 / this.categories.length;
      const strength = tuning.priorStrength;
      shares[position] = ((shares[position] ?? 0) + strength * general) / (decisions + strength);
    });
    return { shares, novelty: firstUses / (decisions + noveltyPrior), decisions };
  }

  /** Where general knowledge would put a concept in this ledger: position → share. */
  sharesOfConcept(concept: Concept, isMoneyIn: boolean, prior: Prior): Shares {
    const result = new Map<number, number>();
    const spread = (positions: readonly number[], share: number) => {
      const weights = positions.map((position) => Math.sqrt(prior.shares[position] ?? 0) + 0.01);
      const sum = weights.reduce((total, weight) => total + weight, 0);
      positions.forEach((position, at) => {
        result.set(position, (result.get(position) ?? 0) + (share * (weights[at] ?? 0)) / sum);
      });
    };
    const named = this.#byConcept.get(concept.name);
    if (named) spread(named, namedShare);
    const signed = isMoneyIn ? concept.signed?.moneyIn : concept.signed?.moneyOut;
    for (const [common, share] of signed ?? concept.shares) {
      const left = named ? share * (1 - namedShare) : share;
      const own = this.#byCommon.get(common);
      const near = own ? undefined : nearestCommon[common]?.find((candidate) => this.#byCommon.has(candidate));
      if (own) spread(own, left);
      else if (near) spread(this.#byCommon.get(near) ?? [], left * nearShare);
    }
    return result;
  }
}
