import { exponentOf } from '@expenseai/core/money/currencies';
import { amountRange } from '@expenseai/core/query/amount-range';
import type { QueryContext } from '@expenseai/core/query/evaluate-query';
import { datePeriod } from '@expenseai/core/query/parse-date-condition';
import type { AmountCondition, KindCondition, Query } from '@expenseai/core/query/tree';
import { nameKey, normaliseText } from '@expenseai/core/text/normalise';
import { type RawBuilder, sql } from 'kysely';

/** What the SQL interpreter knows of the ledger beside names. */
export interface SqlContext extends QueryContext {
  accounts: readonly { id: string; currency: string }[];
  categories: readonly { id: string; kind: 'income' | 'expense' }[];
  tags: readonly string[];
  /** Of the snapshot in which the question is answered. */
  ledgerVersion: number;
  /** Ids of the few transactions that a text or tag finds, by `hitKey`; absent where it is too common for a list. */
  hits: ReadonlyMap<string, readonly string[]>;
}

/** Under which `hits` keeps what a text or tag condition finds. */
export function hitKey(query: { type: 'text'; text: string } | { type: 'tag'; name: string }): string {
  return query.type === 'text' ? `text ${normaliseText(query.text)}` : `tag ${nameKey(query.name)}`;
}

/** LIKE pattern of a substring. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Names of the ledger's tags that a tag condition means. */
export function tagNames(name: string, tags: readonly string[]): string[] {
  const key = nameKey(name);
  return tags.filter((tag) => nameKey(tag) === key);
}

/** Whose date and account are asked for: splits repeat those of their transaction, for lists along their own index. */
export type DatedBy = 'transaction' | 'split';

const dates = { transaction: sql`t.date`, split: sql`s.date` };
const accounts = { transaction: sql`t.account_id`, split: sql`s.account_id` };

/**
 * The SQL interpreter of a query: a condition on a transaction `t` and a split `s` of it. It is true where the query
 * matches, else false or unknown. Tests hold it equal to the in-memory one.
 */
export function compileToSql(query: Query, context: SqlContext, by: DatedBy = 'transaction'): RawBuilder<boolean> {
  switch (query.type) {
    case 'all':
      return query.items.length === 0 ? sql`true` : join(query.items, context, by, sql` and `);
    case 'any':
      return join(query.items, context, by, sql` or `);
    case 'not':
      return sql`(${compileToSql(query.item, context, by)}) is not true`;
    case 'text':
      return found(context, hitKey(query)) ?? sql`t.search_text like ${likePattern(normaliseText(query.text))}`;
    case 'tag': {
      const names = tagNames(query.name, context.tags);
      return names.length === 0 ? sql`false` : (found(context, hitKey(query)) ?? sql`t.tags && ${names}::text[]`);
    }
    case 'category':
      if (query.target.by === 'none') return sql`(s.category_id is null and not s.is_transfer)`;
      return oneOf(sql`s.category_id`, [...context.names.resolve('category', query.target)]);
    case 'account':
      return oneOf(accounts[by], [...context.names.resolve('account', query.target)]);
    case 'payee':
      if (query.target.by === 'none') return sql`t.payee_id is null`;
      return oneOf(sql`t.payee_id`, [...context.names.resolve('payee', query.target)]);
    case 'amount':
      return amountCondition(query, context, by);
    case 'date': {
      const { from, to } = datePeriod(query, context);
      return sql`${dates[by]} between ${from}::date and ${to}::date`;
    }
    case 'status':
      return sql`t.status = ${query.status}`;
    case 'kind':
      return kindCondition(query, context);
    case 'is':
      return isCondition(query.property);
    case 'has':
      return hasCondition(query.part);
    case 'currency':
      return oneOf(accounts[by], accountsIn(context, query.currency));
  }
}

/** The query's dates once more, on the split, whose index has them: `and s.date between …`. */
export function splitDates(query: Query, context: SqlContext): RawBuilder<unknown> {
  const items = query.type === 'all' ? query.items : [query];
  const bounds = items.flatMap((item) => {
    if (item.type !== 'date') return [];
    const { from, to } = datePeriod(item, context);
    return [sql`and s.date between ${from}::date and ${to}::date`];
  });
  return bounds.length === 0 ? sql`` : sql.join(bounds, sql` `);
}

/** Whether the condition looks at the split itself, and not only at its transaction. */
export function looksAtSplits(query: Query): boolean {
  switch (query.type) {
    case 'all':
    case 'any':
      return query.items.some(looksAtSplits);
    case 'not':
      return looksAtSplits(query.item);
    case 'category':
    case 'amount':
    case 'kind':
      return true;
    case 'has':
      return query.part === 'notes';
    case 'text':
    case 'tag':
    case 'account':
    case 'payee':
    case 'date':
    case 'status':
    case 'is':
    case 'currency':
      return false;
  }
}

/** Whether the condition looks at the transaction for more than `DatedBy` split has. */
export function looksAtTransactions(query: Query): boolean {
  switch (query.type) {
    case 'all':
    case 'any':
      return query.items.some(looksAtTransactions);
    case 'not':
      return looksAtTransactions(query.item);
    case 'category':
    case 'amount':
    case 'kind':
    case 'date':
    case 'account':
    case 'currency':
      return false;
    case 'has':
    case 'text':
    case 'tag':
    case 'payee':
    case 'status':
    case 'is':
      return true;
  }
}

/** Whether the totals by day and account answer the query's summary. */
export function asksForDaysOnly(query: Query): boolean {
  switch (query.type) {
    case 'all':
    case 'any':
      return query.items.every(asksForDaysOnly);
    case 'not':
      return asksForDaysOnly(query.item);
    default:
      return query.type === 'date' || query.type === 'account' || query.type === 'currency';
  }
}

/** Whether a list of it is a stretch of an index, whatever its values: of all, of one account or of one category. */
export function isAlongAnIndex(query: Query, { names }: SqlContext): boolean {
  const items = query.type === 'all' ? query.items : [query];
  return items.every((item) => {
    if (item.type !== 'account' && item.type !== 'category') return item.type === 'date';
    return item.target.by !== 'none' && names.resolve(item.type, item.target).size === 1;
  });
}

/** The one category that all matching splits have, where the query says so: its list is read along its own index. */
export function onlyCategory(query: Query, context: SqlContext): string | null {
  const items = query.type === 'all' ? query.items : [query];
  for (const item of items) {
    if (item.type !== 'category' || item.target.by === 'none') continue;
    const [first, ...others] = context.names.resolve('category', item.target);
    if (first !== undefined && others.length === 0) return first;
  }
  return null;
}

function join(
  items: readonly Query[],
  context: SqlContext,
  by: DatedBy,
  separator: RawBuilder<unknown>,
): RawBuilder<boolean> {
  return sql`(${sql.join(
    items.map((item) => compileToSql(item, context, by)),
    separator,
  )})`;
}

function found(context: SqlContext, key: string): RawBuilder<boolean> | undefined {
  const ids = context.hits.get(key);
  return ids && oneOf(sql`t.id`, ids);
}

function oneOf(column: RawBuilder<unknown>, ids: readonly string[]): RawBuilder<boolean> {
  // An id that isn't a uuid can't be in the database, and mustn't make the query fail.
  const uuids = ids.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id));
  const [first, ...others] = uuids;
  if (first === undefined) return sql`false`;
  // Bare: around a comparison anything else would hide the column's index and statistics.
  return others.length === 0 ? sql`${column} = ${first}::uuid` : sql`${column} = any(${uuids}::uuid[])`;
}

function accountsIn(context: SqlContext, currency: string): string[] {
  return context.accounts.filter((account) => account.currency === currency).map((account) => account.id);
}

function amountCondition(query: AmountCondition, context: SqlContext, by: DatedBy): RawBuilder<boolean> {
  const currencies = [...new Set(context.accounts.map((account) => account.currency))];
  const ranges = currencies.flatMap((currency) => {
    const { min: least, max } = amountRange(query, exponentOf(currency));
    const min = query.isSigned ? least : Math.max(least, 0);
    if (min > max) return [];
    const isWithin = query.isSigned
      ? sql`s.amount between ${min} and ${max}`
      : sql`(s.amount between ${min} and ${max} or s.amount between ${-max} and ${-min})`;
    return [sql`(${oneOf(accounts[by], accountsIn(context, currency))} and ${isWithin})`];
  });
  return ranges.length === 0 ? sql`false` : sql`(${sql.join(ranges, sql` or `)})`;
}

function kindCondition(query: KindCondition, context: SqlContext): RawBuilder<boolean> {
  if (query.kind === 'transfer') return sql`s.is_transfer`;
  const ids = context.categories.filter((category) => category.kind === query.kind).map((category) => category.id);
  const bySign = query.kind === 'income' ? sql`s.amount > 0` : sql`s.amount <= 0`;
  return sql`(not s.is_transfer and (${oneOf(sql`s.category_id`, ids)} or (s.category_id is null and ${bySign})))`;
}

function isCondition(property: 'unreviewed' | 'split' | 'recurring' | 'imported'): RawBuilder<boolean> {
  switch (property) {
    case 'unreviewed':
      return sql`t.needs_review`;
    case 'split':
      return sql`exists (select from splits x where x.ledger_id = t.ledger_id and x.transaction_id = t.id and x.n = 2)`;
    case 'recurring':
      // No transaction belongs to a schedule yet.
      return sql`false`;
    case 'imported':
      return sql`t.import_id is not null`;
  }
}

function hasCondition(part: 'receipt' | 'notes' | 'tag'): RawBuilder<boolean> {
  switch (part) {
    case 'receipt':
      // No transaction has a receipt yet.
      return sql`false`;
    case 'notes':
      return sql`(coalesce(t.notes, '') <> '' or coalesce(s.notes, '') <> '')`;
    case 'tag':
      return sql`t.tags <> '{}'`;
  }
}
