import { calibrate } from './calibration.ts';
import type { CategoriserCategory, CategoriserLine, LearnedCounts, Prediction } from './categoriser.ts';
import { CategoryIndex } from './category-index.ts';
import { explain } from './evidence.ts';
import { conceptFeature, featuresOf, type LineReading, payeeFeature, readLine } from './features.ts';
import type { KnowledgeHit } from './general-knowledge.ts';
import { Postings } from './postings.ts';
import { tuning } from './tuning.ts';

/** One count that a decision adds; the backend stores the sum per feature and category. */
export interface CountDelta {
  feature: string;
  categoryId: string;
  count: 1;
}

/** A category and how sure it is, 0..1. */
export interface Proposed {
  categoryId: string;
  confidence: number;
}

export interface CategoriserModel {
  /** Category, calibrated confidence and reasons; null and 0 when the ledger has no categories. */
  predict(line: CategoriserLine): Prediction;
  /** The same of a line that is read already. */
  predictFrom(reading: LineReading): Prediction;
  /**
   * The likeliest other categories of a line that is proposed a category with a confidence, likeliest first: each with
   * its part of what the confidence leaves.
   */
  alternativesFrom(reading: LineReading, proposed: Proposed, most: number): Proposed[];
  /** Counts a decision (1) or takes one back (-1) at once; unknown categories are counted, never predicted. */
  learn(line: CategoriserLine, categoryId: string, weight: 1 | -1): void;
  /** What `learn` with weight 1 adds. */
  deltaOf(line: CategoriserLine, categoryId: string): CountDelta[];
}

function add(counts: LearnedCounts, feature: string, categoryId: string, weight: number): void {
  const row = counts.get(feature) ?? new Map<string, number>();
  const sum = (row.get(categoryId) ?? 0) + weight;
  if (sum === 0) row.delete(categoryId);
  else row.set(categoryId, sum);
  if (row.size === 0) counts.delete(feature);
  else counts.set(feature, row);
}

/** From scores in logarithms to probabilities, in place. */
function normalise(scores: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < scores.length; at++) highest = Math.max(highest, scores[at] ?? 0);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) {
    const value = Math.exp((scores[at] ?? 0) - highest);
    scores[at] = value;
    sum += value;
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum;
}

function bestTwo(values: Float64Array): { best: number; margin: number } {
  let best = 0;
  let first = -1;
  let second = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    if (value > first) {
      second = Math.max(0, first);
      first = value;
      best = at;
    } else if (value > second) second = value;
  }
  return { best, margin: first - second };
}

class CountingModel implements CategoriserModel {
  readonly #index: CategoryIndex;
  readonly #counts: LearnedCounts;
  #postings: Postings | null = null;

  constructor(categories: readonly CategoriserCategory[], counts: LearnedCounts) {
    this.#index = new CategoryIndex(categories);
    this.#counts = counts;
  }

  learn(line: CategoriserLine, categoryId: string, weight: 1 | -1): void {
    for (const feature of featuresOf(line)) add(this.#counts, feature, categoryId, weight);
    this.#postings = null;
  }

  deltaOf(line: CategoriserLine, categoryId: string): CountDelta[] {
    return featuresOf(line).map((feature) => ({ feature, categoryId, count: 1 }));
  }

  predict(line: CategoriserLine): Prediction {
    return this.predictFrom(readLine(line));
  }

  predictFrom(reading: LineReading): Prediction {
    const { postings, posterior, isKnownPayee } = this.#weigh(reading);
    const { best, margin } = bestTwo(posterior);
    const category = this.#index.categories[best];
    if (!category) return { categoryId: null, confidence: 0, evidence: [] };
    let knowledge = 0;
    let untried = 0;
    for (const { concept, weight } of isKnownPayee ? [] : reading.hits) {
      knowledge = Math.max(knowledge, weight);
      if (!this.#counts.has(conceptFeature(concept.name))) untried = Math.max(untried, weight);
    }
    const probability = posterior[best] ?? 0;
    const { novelty } = postings.prior;
    const speaksFor = (hit: KnowledgeHit) => {
      const posting = postings.ofConcept(hit, reading.amount > 0);
      return (posting.values[posting.positions.indexOf(best)] ?? 0) * 2 >= posting.highest && posting.highest > 0;
    };
    return {
      categoryId: category.id,
      confidence: calibrate({ probability, margin, knowledge, untried, novelty }),
      evidence: explain(reading, category.id, this.#counts, postings, speaksFor),
    };
  }

  alternativesFrom(reading: LineReading, { categoryId, confidence }: Proposed, most: number): Proposed[] {
    const { posterior } = this.#weigh(reading);
    // Asked for hundreds of payees at once: nothing is made or sorted that isn't given.
    const likeliest: Proposed[] = [];
    let all = 0;
    for (const [at, { id }] of this.#index.categories.entries()) {
      if (id === categoryId) continue;
      const probability = posterior[at] ?? 0;
      all += probability;
      if (likeliest.length === most && probability <= (likeliest.at(-1)?.confidence ?? 0)) continue;
      const behind = likeliest.findIndex((other) => other.confidence < probability);
      likeliest.splice(behind === -1 ? likeliest.length : behind, 0, { categoryId: id, confidence: probability });
      likeliest.length = Math.min(likeliest.length, most);
    }
    for (const other of likeliest) other.confidence = all === 0 ? 0 : ((1 - confidence) * other.confidence) / all;
    return likeliest;
  }

  #weigh(reading: LineReading): { postings: Postings; posterior: Float64Array; isKnownPayee: boolean } {
    const postings = this.#postings ?? new Postings(this.#index, this.#counts);
    this.#postings = postings;
    const posterior = postings.startOf(reading.amount);
    postings.addTo(posterior, reading);
    normalise(posterior);
    return { postings, posterior, isKnownPayee: this.#recallPayee(reading.key, posterior) };
  }

  /** Mixes in what was decided about this very payee, as a Dirichlet posterior; false when nothing was. */
  #recallPayee(key: string, posterior: Float64Array): boolean {
    const row = key ? this.#counts.get(payeeFeature(key)) : undefined;
    if (!row) return false;
    let total = 0;
    let most = 0;
    for (const [id, count] of row) {
      if (count <= 0 || !this.#index.positionOf.has(id)) continue;
      total += count;
      most = Math.max(most, count);
    }
    if (total === 0) return false;
    // A payee of many categories (a marketplace, a bare "UPI") leaves the say to words and amounts.
    const others = tuning.payeePrior + tuning.payeeMixture * (total - most);
    const scale = 1 / (total + others);
    for (let at = 0; at < posterior.length; at++) posterior[at] = (posterior[at] ?? 0) * others * scale;
    for (const [id, count] of row) {
      const position = this.#index.positionOf.get(id);
      if (position !== undefined && count > 0) posterior[position] = (posterior[position] ?? 0) + count * scale;
    }
    return true;
  }
}

/**
 * A model over a ledger's categories and its learned counts. The counts are the caller's and are changed
 * in place by `learn`; make a new model when the categories change.
 */
export function createModel(categories: readonly CategoriserCategory[], counts: LearnedCounts): CategoriserModel {
  return new CountingModel([...categories], counts);
}
