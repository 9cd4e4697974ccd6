import type { Transaction } from '@expenseai/contracts/transactions';
import { createModel } from '@expenseai/core/categorising/model';
import type { Entry, EntryContext } from '@expenseai/core/entry/entry';
import { parseEntry } from '@expenseai/core/entry/parse-entry';

export interface EntryEngine {
  /** Quick enough for each key stroke. */
  read: (text: string) => Entry;
}

export type EngineContext = Omit<EntryContext, 'predict'> & {
  /** Newest transactions of the ledger; what was decided about them is learned from. */
  recent: readonly Transaction[];
  reviewThreshold: number;
};

/** Reads lines of words as the server would, here in the browser; loaded when it is first wanted. */
export function makeEngine({ recent, reviewThreshold, ...known }: EngineContext): EntryEngine {
  const model = createModel([...known.categories], new Map());
  for (const { payee, notes, descriptor, amount, categoryId, reviewedAt, confidence } of recent) {
    const text = payee ? [payee.name, notes].filter(Boolean).join(' ') : (descriptor ?? notes ?? '');
    const isDecided = reviewedAt !== null || (confidence ?? 0) >= reviewThreshold;
    if (categoryId !== null && isDecided && text !== '') model.learn({ text, amount }, categoryId, 1);
  }
  const context: EntryContext = { ...known, predict: (line) => model.predict(line) };
  // The first reading builds what the others use; better now than under the first key.
  parseEntry('coffee 1', context);
  return { read: (text) => parseEntry(text, context) };
}
