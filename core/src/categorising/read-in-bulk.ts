import type { CategoriserLine, LearnedCounts } from './categoriser.ts';
import { spellPayee, stripNoise } from './clean-payee.ts';
import { amountFeature, readPayee, sizeOf, type TextReading, withAmount } from './features.ts';
import type { CategoriserModel } from './model.ts';

export interface BulkReading {
  payee: string;
  categoryId: string | null;
  /** Calibrated, 0 to 1. */
  confidence: number;
}

/** Distinct lines that are remembered; beyond, the memory begins anew. */
const mostRemembered = 50_000;

/**
 * Reads many lines of one file: the same as `cleanPayee` and `predict`, but what differs in nothing that decides
 * (a reference number, a date) is worked out once. Use it while the model learns nothing.
 */
export function readInBulk(model: CategoriserModel, counts: LearnedCounts): (line: CategoriserLine) => BulkReading {
  const texts = new Map<string, { payee: string; reading: TextReading }>();
  const predictions = new Map<string, { categoryId: string | null; confidence: number }>();
  return ({ text, amount }) => {
    const stripped = stripNoise(text);
    const known = remember(texts, stripped || text, () => ({
      payee: spellPayee(stripped, text),
      reading: readPayee(stripped),
    }));
    // The exact amount decides only where a decision was made about it.
    const exact = counts.has(amountFeature(amount)) ? amount : '';
    const key = `${amount < 0 ? '-' : '+'}${sizeOf(amount)} ${exact} ${stripped}`;
    const { categoryId, confidence } = remember(predictions, key, () =>
      model.predictFrom(withAmount(known.reading, amount)),
    );
    return { payee: known.payee, categoryId, confidence };
  };
}

function remember<T>(memory: Map<string, T>, key: string, work: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  if (memory.size >= mostRemembered) memory.clear();
  const value = work();
  memory.set(key, value);
  return value;
}
