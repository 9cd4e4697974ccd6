import { today } from '@expenseai/core/calendar/plain-date';
import { AppError } from '@expenseai/core/errors';
import { indexNames, type NameIndex, referenceOf } from '@expenseai/core/query/names';
import { parseQuery } from '@expenseai/core/query/parse-query';
import type { Query } from '@expenseai/core/query/tree';
import { normaliseText } from '@expenseai/core/text/normalise';
import { LruCache } from '../../platform/cache/lru-cache.ts';
import type { Session } from '../../platform/database/database.ts';
import { type QueryReferences, queryLedger, queryReferences, tagHits, textHits } from './query-context.repository.ts';
import { hitKey, likePattern, type SqlContext, tagNames } from './query-sql.ts';

/** Whose clock relative dates follow. */
export interface Asker {
  ledgerId: string;
  timeZone: string;
  weekStart: number;
}

export interface PreparedQuery {
  query: Query;
  context: SqlContext;
}

/** Some 10 kB each. */
const keptLedgers = 200;

/** Names of ledgers by version: they change with it, so that most queries read nothing but the version. */
const knownNames = new LruCache<QueryReferences & { names: NameIndex }>(keptLedgers);

/**
 * Parses a query and gathers what SQL needs to answer it: one small read where the ledger's names are known, and one
 * more for each text or tag in it.
 */
export async function prepareQuery(
  session: Session,
  asker: Asker,
  q: string | undefined,
  now: Date,
): Promise<PreparedQuery> {
  const query = parseQuery(q ?? '');
  const ledger = await queryLedger(session, asker.ledgerId);
  if (!ledger) throw new AppError('not-found');
  const mentioned = mentions(query);
  const key = JSON.stringify([asker.ledgerId, ledger.ledgerVersion, mentioned]);
  const references = await knownNames.getOrMake(key, async () => {
    const found = await queryReferences(session.db, asker.ledgerId, mentioned);
    return { ...found, names: indexNames(found) };
  });
  const hits = new Map<string, readonly string[]>();
  for (const condition of conditions(query)) {
    if (condition.type !== 'text' && condition.type !== 'tag') continue;
    const ids =
      condition.type === 'text'
        ? await textHits(session, asker.ledgerId, likePattern(normaliseText(condition.text)))
        : await tagHits(session, tagNames(condition.name, references.tags));
    if (ids) hits.set(hitKey(condition), ids);
  }
  const calendar = { today: today(now, asker.timeZone), weekStart: asker.weekStart };
  return { query, context: { ...ledger, ...references, ...calendar, hits } };
}

/** Leaves of the tree. */
export function conditions(query: Query): Query[] {
  if (query.type === 'all' || query.type === 'any') return query.items.flatMap(conditions);
  return query.type === 'not' ? conditions(query.item) : [query];
}

/** Payees that the query names: of thousands only these are looked up. */
function mentions(query: Query): { payees: string[]; needsTags: boolean } {
  const payees: string[] = [];
  let needsTags = false;
  for (const condition of conditions(query)) {
    if (condition.type === 'tag') needsTags = true;
    const found = referenceOf(condition);
    if (found?.field === 'payee' && found.reference.by === 'name') payees.push(found.reference.name);
  }
  return { payees, needsTags };
}
