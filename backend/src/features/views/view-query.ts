import { AppError } from '@expenseai/core/errors';
import { indexNames, type NameIndex, referenceOf } from '@expenseai/core/query/names';
import { maxQueryLength, parseQuery } from '@expenseai/core/query/parse-query';
import { printQuery } from '@expenseai/core/query/print-query';
import { bindNames, unbindIds } from '@expenseai/core/query/resolve-query';
import type { Query } from '@expenseai/core/query/tree';
import type { Db } from '../../platform/database/database.ts';
import { conditions } from '../queries/query-context.ts';
import { nameable } from './view-names.repository.ts';

/** A query as it is stored: with ids in place of names. Throws `query-syntax` for a mistake of form. */
export async function storedQuery(db: Db, ledgerId: string, q: string): Promise<string> {
  const query = parseQuery(q);
  const bound = printQuery(bindNames(query, await namesIn(db, ledgerId, [query])));
  if (bound.length <= maxQueryLength) return bound;
  throw new AppError('validation', { errors: [{ path: 'q', message: 'names too many things for a view' }] });
}

/** Stored queries as people read and edit them: with today's names in place of ids. */
export async function shownQueries(db: Db, ledgerId: string, stored: readonly string[]): Promise<string[]> {
  if (stored.length === 0) return [];
  const queries = stored.map(parseQuery);
  const names = await namesIn(db, ledgerId, queries);
  return queries.map((query) => printQuery(unbindIds(query, names)));
}

/** Names that the queries can refer to; of the payees, who may be thousands, only those that they mention. */
async function namesIn(db: Db, ledgerId: string, queries: readonly Query[]): Promise<NameIndex> {
  const payeeNames: string[] = [];
  const payeeIds: string[] = [];
  for (const condition of queries.flatMap(conditions)) {
    const found = referenceOf(condition);
    if (found?.field !== 'payee') continue;
    if (found.reference.by === 'id') payeeIds.push(found.reference.id);
    else payeeNames.push(found.reference.name);
  }
  return indexNames(await nameable(db, ledgerId, { payeeNames, payeeIds }));
}
