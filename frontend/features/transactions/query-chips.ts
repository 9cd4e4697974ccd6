import { AppError } from '@expenseai/core/errors';
import { parseQuery } from '@expenseai/core/query/parse-query';
import { printQuery } from '@expenseai/core/query/print-query';
import { allOf, type Query } from '@expenseai/core/query/tree';

/** Where a query can't be read on; `rest` is what stands there, empty at its end. */
export interface QueryMistake {
  position: number;
  rest: string;
}

export type ReadQuery = { items: readonly Query[]; mistake: null } | { items: null; mistake: QueryMistake };

/** The conditions of a query text that must all be true, each a chip; or where it can't be read. */
export function readQuery(text: string): ReadQuery {
  try {
    const query = parseQuery(text);
    return { items: query.type === 'all' ? query.items : [query], mistake: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'query-syntax') throw error;
    const { position } = error.details.extra ?? {};
    const at = typeof position === 'number' ? position : 0;
    return { items: null, mistake: { position: at, rest: text.slice(at) } };
  }
}

/** The text of conditions that must all be true. */
export function writeQuery(items: readonly Query[]): string {
  return printQuery(allOf(items));
}

/** The text of one condition as it stands among others. */
export function writeItem(item: Query): string {
  const text = printQuery(item);
  return item.type === 'any' && text.includes(' OR ') ? `(${text})` : text;
}
