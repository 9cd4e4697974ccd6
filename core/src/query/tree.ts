import type { PlainDate } from '../calendar/plain-date.ts';
import type { Amount } from '../money/amount.ts';

/**
 * A question about splits. `parseQuery` makes it from text and `printQuery` writes it back; the two interpreters
 * (`compileQuery` here, SQL in the backend) give the same answer.
 *
 * Each node is true or false of one split, never unknown: a comparison with an absent value (no category, no payee)
 * is false, and its `not` is true. So in SQL `not` needs `is not true`. A transaction is listed when one of its
 * splits matches; `-category:food` therefore lists a transaction that has any split outside Food.
 *
 * "Of the split" below: category and amount differ between the splits of a transaction. All else belongs to the
 * transaction and is the same for each of its splits.
 */
export type Query = AllOf | AnyOf | Not | TextCondition | FieldCondition;

/** What is written `field:value`. */
export type FieldCondition =
  | CategoryCondition
  | AccountCondition
  | PayeeCondition
  | TagCondition
  | AmountCondition
  | DateCondition
  | StatusCondition
  | KindCondition
  | IsCondition
  | HasCondition
  | CurrencyCondition;

/** True when each item is; without items true of every split, which is the whole of an empty query. */
export interface AllOf {
  type: 'all';
  items: Query[];
}

/** True when one item is; has at least two. A list such as `category:food,rent` is this, too. */
export interface AnyOf {
  type: 'any';
  items: Query[];
}

export interface Not {
  type: 'not';
  item: Query;
}

/**
 * `normaliseText(text)` is a substring of the transaction's search text (payee, notes and descriptor, each normalised,
 * with a space between). True of every split where nothing is left of it, as of `&`.
 */
export interface TextCondition {
  type: 'text';
  /** As typed. */
  text: string;
}

/** A thing by its name (equal by `nameKey`; may mean several, or none and so match nothing) or by its id. */
export type Reference = { by: 'name'; name: string } | { by: 'id'; id: string };

/**
 * Category of the split. A name or id may also be a category group's: then any category of the group matches.
 * `none`: the split has no category and is not a leg of a transfer.
 */
export interface CategoryCondition {
  type: 'category';
  target: Reference | { by: 'none' };
}

export interface AccountCondition {
  type: 'account';
  target: Reference;
}

/** The whole name of the payee, not a part of it; `none`: the transaction has no payee. */
export interface PayeeCondition {
  type: 'payee';
  target: Reference | { by: 'none' };
}

/** The transaction carries a tag whose `nameKey` is that of `name`. */
export interface TagCondition {
  type: 'tag';
  name: string;
}

/**
 * The split's amount in whole units of its own currency lies between the bounds; `amountRange` gives them in minor
 * units. Unsigned compares the magnitude, so that `>20` finds −25 and 25; signed compares the amount itself.
 */
export interface AmountCondition {
  type: 'amount';
  from: AmountBound | null;
  to: AmountBound | null;
  isSigned: boolean;
}

export interface AmountBound {
  /** Decimal without needless zeros, `-9.5`; below zero only where signed. */
  value: string;
  /** False only of `<` and `>`; both bounds of a range are included. */
  isIncluded: boolean;
}

/**
 * The transaction's date lies from the first day of the word `from` to the last day of the word `to`, both included;
 * null is open. Words are those of `relativePeriod`, kept as words, so that a stored `last-month` moves with time.
 */
export interface DateCondition {
  type: 'date';
  from: string | null;
  to: string | null;
}

export type QueryStatus = 'pending' | 'cleared' | 'reconciled';

export interface StatusCondition {
  type: 'status';
  status: QueryStatus;
}

export type QueryKind = 'income' | 'expense' | 'transfer';

/**
 * `transfer`: a leg of a transfer, which is never income or expense. Otherwise the kind of the split's category;
 * without a category income when the split's amount is above zero, else expense. Every split is exactly one of the three.
 */
export interface KindCondition {
  type: 'kind';
  kind: QueryKind;
}

export type QueryProperty = 'unreviewed' | 'split' | 'recurring' | 'imported';

/** `unreviewed`: nobody reviewed it. `split`: more than one split. `recurring`: of a schedule. `imported`: from a file. */
export interface IsCondition {
  type: 'is';
  property: QueryProperty;
}

export type QueryPart = 'receipt' | 'notes' | 'tag';

/** It has a receipt, notes that are not empty (the transaction's or the split's), or at least one tag. */
export interface HasCondition {
  type: 'has';
  part: QueryPart;
}

/** The currency of the account, ISO 4217 in capital letters. */
export interface CurrencyCondition {
  type: 'currency';
  currency: string;
}

/** What the in-memory interpreter has to know of a split. */
export interface QuerySplit {
  date: PlainDate;
  /** Of the split, in minor units of `currency`. */
  amount: Amount;
  currency: string;
  accountId: string;
  /** Of the split. */
  categoryId: string | null;
  payeeId: string | null;
  tags: readonly string[];
  status: QueryStatus;
  isTransfer: boolean;
  isReviewed: boolean;
  isImported: boolean;
  /** How many splits its transaction has. */
  splitCount: number;
  hasReceipt: boolean;
  hasNotes: boolean;
  scheduleId: string | null;
  /** Normalised payee, notes and descriptor with spaces between. */
  searchText: string;
}

/** All of the items in the one canonical shape: flat, and a single item by itself. */
export function allOf(items: readonly Query[]): Query {
  const flat = items.flatMap((item) => (item.type === 'all' ? item.items : [item]));
  const [first] = flat;
  return flat.length === 1 && first ? first : { type: 'all', items: flat };
}

/** Any of the items (at least one) in the one canonical shape: flat, and a single item by itself. */
export function anyOf(items: readonly [Query, ...Query[]]): Query {
  const flat = items.flatMap((item) => (item.type === 'any' ? item.items : [item]));
  const [first] = flat;
  return flat.length === 1 && first ? first : { type: 'any', items: flat };
}

/** The opposite; that of an opposite is the thing itself. */
export function not(item: Query): Query {
  return item.type === 'not' ? item.item : { type: 'not', item };
}
