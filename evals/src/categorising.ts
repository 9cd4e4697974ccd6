import type { CategoriserCategory } from '@expenseai/core/categorising/categoriser';
import { commonCategoryFor } from '@expenseai/core/categorising/common-category';
import { createModel } from '@expenseai/core/categorising/model';
import { categoryOf, commonLedger, type LabelledRow, readLedgers } from './labelled-rows.ts';

interface Guess {
  right: boolean;
  confidence: number;
}

/** One run over one ledger; shares of 1, null where there were no such rows. */
export interface CategorisingScore {
  rows: number;
  accuracy: number;
  first50: number;
  secondHalf: number;
  at50Coverage: number;
  calibrationError: number;
  above80Share: number;
  above80Accuracy: number | null;
}

/** Predict, count, tell the truth – row by row; own labels become categories when they are first used. */
function runLedger(rows: readonly LabelledRow[], labelling: 'common' | 'own'): Guess[] {
  const categories: CategoriserCategory[] = labelling === 'common' ? commonLedger() : [];
  const counts = new Map<string, Map<string, number>>();
  let model = createModel(categories, counts);
  return rows.map((row) => {
    const line = { text: row.description, amount: row.amount };
    const truth = labelling === 'common' ? row.common : row.label;
    const { categoryId, confidence } = model.predict(line);
    if (labelling === 'own' && !categories.some(({ id }) => id === truth)) {
      categories.push(categoryOf(truth, truth, commonCategoryFor(truth)));
      model = createModel(categories, counts);
    }
    model.learn(line, truth, 1);
    return { right: categoryId === truth, confidence };
  });
}

const shareRight = (guesses: readonly Guess[]) =>
  guesses.length === 0 ? 0 : guesses.filter(({ right }) => right).length / guesses.length;

/** Expected calibration error over ten equal bins of confidence. */
function calibrationError(guesses: readonly Guess[]): number {
  const bins: Guess[][] = Array.from({ length: 10 }, () => []);
  for (const guess of guesses) bins[Math.min(9, Math.floor(guess.confidence * 10))]?.push(guess);
  return bins.reduce((sum, bin) => {
    if (bin.length === 0) return sum;
    const mean = bin.reduce((total, { confidence }) => total + confidence, 0) / bin.length;
    return sum + (bin.length / guesses.length) * Math.abs(shareRight(bin) - mean);
  }, 0);
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;

function scoreOf(guesses: readonly Guess[]): CategorisingScore {
  const surest = guesses.toSorted((a, b) => b.confidence - a.confidence).slice(0, Math.ceil(guesses.length / 2));
  const above80 = guesses.filter(({ confidence }) => confidence >= 0.8);
  return {
    rows: guesses.length,
    accuracy: rounded(shareRight(guesses)),
    first50: rounded(shareRight(guesses.slice(0, 50))),
    secondHalf: rounded(shareRight(guesses.slice(Math.floor(guesses.length / 2)))),
    at50Coverage: rounded(shareRight(surest)),
    calibrationError: rounded(calibrationError(guesses)),
    above80Share: rounded(above80.length / Math.max(1, guesses.length)),
    above80Accuracy: above80.length === 0 ? null : rounded(shareRight(above80)),
  };
}

function meanOf(scores: readonly CategorisingScore[]): Omit<CategorisingScore, 'rows' | 'above80Accuracy'> {
  const mean = (pick: (score: CategorisingScore) => number) =>
    rounded(scores.reduce((sum, score) => sum + pick(score), 0) / Math.max(1, scores.length));
  return {
    accuracy: mean((score) => score.accuracy),
    first50: mean((score) => score.first50),
    secondHalf: mean((score) => score.secondHalf),
    at50Coverage: mean((score) => score.at50Coverage),
    calibrationError: mean((score) => score.calibrationError),
    above80Share: mean((score) => score.above80Share),
  };
}

/** Measures the categoriser on every ledger of `readLedgers`: for the common categories and for its own labels. */
export function evaluateCategorising(folder: string) {
  const sources = Object.fromEntries(
    [...readLedgers(folder)].map(([source, rows]) => [
      source,
      { common: scoreOf(runLedger(rows, 'common')), own: scoreOf(runLedger(rows, 'own')) },
    ]),
  );
  const all = Object.values(sources);
  return {
    kind: 'categorising' as const,
    sources,
    mean: { common: meanOf(all.map(({ common }) => common)), own: meanOf(all.map(({ own }) => own)) },
  };
}
