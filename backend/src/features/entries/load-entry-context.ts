import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import type { CategoriserLine, Prediction } from '@expenseai/core/categorising/categoriser';
import { createModel } from '@expenseai/core/categorising/model';
import { wordsOf } from '@expenseai/core/categorising/words';
import type { EntryContext, EntryPayee } from '@expenseai/core/entry/entry';
import { parseEntry } from '@expenseai/core/entry/parse-entry';
import { AppError } from '@expenseai/core/errors';
import type { Db } from '../../platform/database/database.ts';
import { loadCategoriserFor } from '../categorising/load-categoriser.ts';
import {
  allPayees,
  type EntryReferences,
  entryReferences,
  mostPayees,
  payeesNamedIn,
} from './entry-context.repository.ts';

const shortestWord = 3;

export interface LoadedContext {
  context: EntryContext;
  references: EntryReferences;
}

/** What the ledger knows that a line of words is read against, and of what it has learned the part that bears on them. */
export async function loadEntryContext(
  db: Db,
  ledgerId: string,
  text: string,
  reader: { today: PlainDate; locale: string },
): Promise<LoadedContext> {
  const references = await entryReferences(db, ledgerId);
  if (!references) throw new AppError('not-found');
  const { currency, accounts, categories, tags } = references;
  const hasFew = references.payeeCount <= mostPayees;
  const payees = hasFew ? await allPayees(db, ledgerId) : await namedPayees(db, ledgerId, text);
  const known = { ...reader, currency, accounts, categories, tags, payees };
  const model = await loadCategoriserFor(db, ledgerId, linesAsked(text, known));
  return { context: { ...known, predict: (line) => model.predict(line) }, references };
}

function namedPayees(db: Db, ledgerId: string, text: string): Promise<EntryPayee[]> {
  const words = wordsOf(text);
  const key = words.join('');
  return payeesNamedIn(db, ledgerId, { words: words.filter((word) => word.length >= shortestWord), key });
}

/** What the parser asks the categoriser about: found by parsing once with general knowledge alone, which costs no SQL. */
function linesAsked(text: string, known: Omit<EntryContext, 'predict'>): CategoriserLine[] {
  const lines: CategoriserLine[] = [];
  const general = createModel(known.categories, new Map());
  const predict = (line: CategoriserLine): Prediction => {
    lines.push(line);
    return general.predict(line);
  };
  parseEntry(text, { ...known, predict });
  return lines;
}
