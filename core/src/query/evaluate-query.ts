import { type CalendarContext, includes } from '../calendar/period.ts';
import { exponentOf } from '../money/currencies.ts';
import { nameKey, normaliseText } from '../text/normalise.ts';
import { amountRange } from './amount-range.ts';
import type { NameIndex } from './names.ts';
import { datePeriod } from './parse-date-condition.ts';
import type { AmountCondition, IsCondition, KindCondition, Query, QuerySplit } from './tree.ts';

export interface QueryContext extends CalendarContext {
  names: NameIndex;
}

export type SplitTest = (split: QuerySplit) => boolean;

/** The query as a function of one split: names, dates and bounds are looked up once, for many splits. */
export function compileQuery(query: Query, context: QueryContext): SplitTest {
  switch (query.type) {
    case 'all': {
      const tests = query.items.map((item) => compileQuery(item, context));
      return (split) => tests.every((test) => test(split));
    }
    case 'any': {
      const tests = query.items.map((item) => compileQuery(item, context));
      return (split) => tests.some((test) => test(split));
    }
    case 'not': {
      const test = compileQuery(query.item, context);
      return (split) => !test(split);
    }
    case 'text': {
      const text = normaliseText(query.text);
      return (split) => split.searchText.includes(text);
    }
    case 'category': {
      if (query.target.by === 'none') return (split) => split.categoryId === null && !split.isTransfer;
      const ids = context.names.resolve('category', query.target);
      return (split) => split.categoryId !== null && ids.has(split.categoryId);
    }
    case 'account': {
      const ids = context.names.resolve('account', query.target);
      return (split) => ids.has(split.accountId);
    }
    case 'payee': {
      if (query.target.by === 'none') return (split) => split.payeeId === null;
      const ids = context.names.resolve('payee', query.target);
      return (split) => split.payeeId !== null && ids.has(split.payeeId);
    }
    case 'tag': {
      const key = nameKey(query.name);
      return (split) => split.tags.some((tag) => nameKey(tag) === key);
    }
    case 'amount':
      return amountTest(query);
    case 'date': {
      const period = datePeriod(query, context);
      return (split) => includes(period, split.date);
    }
    case 'status':
      return (split) => split.status === query.status;
    case 'kind':
      return (split) => kindOf(split, context.names) === query.kind;
    case 'is':
      return isTest(query);
    case 'has':
      if (query.part === 'tag') return (split) => split.tags.length > 0;
      return query.part === 'receipt' ? (split) => split.hasReceipt : (split) => split.hasNotes;
    case 'currency':
      return (split) => split.currency === query.currency;
  }
}

/** Whether one split matches; for many, `compileQuery`. */
export function matches(query: Query, split: QuerySplit, context: QueryContext): boolean {
  return compileQuery(query, context)(split);
}

function amountTest(query: AmountCondition): SplitTest {
  const ranges = new Map<string, { min: number; max: number }>();
  return (split) => {
    let range = ranges.get(split.currency);
    if (!range) {
      range = amountRange(query, exponentOf(split.currency));
      ranges.set(split.currency, range);
    }
    const value = query.isSigned ? split.amount : Math.abs(split.amount);
    return range.min <= value && value <= range.max;
  };
}

function kindOf(split: QuerySplit, names: NameIndex): KindCondition['kind'] {
  if (split.isTransfer) return 'transfer';
  const kind = split.categoryId === null ? undefined : names.kindOf(split.categoryId);
  return kind ?? (split.amount > 0 ? 'income' : 'expense');
}

function isTest(query: IsCondition): SplitTest {
  switch (query.property) {
    case 'unreviewed':
      return (split) => !split.isReviewed;
    case 'split':
      return (split) => split.splitCount > 1;
    case 'recurring':
      return (split) => split.scheduleId !== null;
    case 'imported':
      return (split) => split.isImported;
  }
}
