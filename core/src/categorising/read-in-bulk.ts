import type { CategoriserLine, LearnedCounts } from './categoriser.ts';
import { spellPayee, stripNoise } from './clean-payee.ts';
import { amountFeature, sizeOf } from './features.ts';
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
  const names = new Map<string, string>();
  const predictions = new Map<string, { categoryId: string | null; confidence: number }>();
  return (line) => {
    const stripped = stripNoise(line.text);
    const payee = remember(names, stripped || line.text, () => spellPayee(stripped, line.text));
    // The exact amount decides only where a decision was made about it.
    const exact = counts.has(amountFeature(line.amount)) ? line.amount : '';
    const key = `${line.amount < 0 ? '-' : '+'}${sizeOf(line.amount)} ${exact} ${stripped}`;
    const { categoryId, confidence } = remember(predictions, key, () => model.predict(line));
    return { payee, categoryId, confidence };
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
