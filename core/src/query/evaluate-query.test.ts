import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/plain-date.ts';
import { amount } from '../money/amount.ts';
import { normaliseText } from '../text/normalise.ts';
import { amountRange } from './amount-range.ts';
import { compileQuery, matches, type QueryContext } from './evaluate-query.ts';
import { indexNames } from './names.ts';
import { parseQuery } from './parse-query.ts';
import { printQuery } from './print-query.ts';
import { bindNames, replaceIds, replaceTag, unbindIds } from './resolve-query.ts';
import type { Query, QuerySplit } from './tree.ts';

const ids = {
  food: '0198c0de-0000-7000-8000-000000000001',
  groceries: '0198c0de-0000-7000-8000-000000000002',
  eatingOut: '0198c0de-0000-7000-8000-000000000003',
  otherFood: '0198c0de-0000-7000-8000-000000000004',
  work: '0198c0de-0000-7000-8000-000000000005',
  salary: '0198c0de-0000-7000-8000-000000000006',
  cash: '0198c0de-0000-7000-8000-000000000007',
  cafe: '0198c0de-0000-7000-8000-000000000008',
};

const names = indexNames({
  categoryGroups: [
    { id: ids.food, name: 'Food' },
    { id: ids.work, name: 'Work' },
  ],
  categories: [
    { id: ids.groceries, name: 'Groceries', groupId: ids.food, kind: 'expense' },
    { id: ids.eatingOut, name: 'Eating out', groupId: ids.food, kind: 'expense' },
    { id: ids.otherFood, name: 'food', groupId: ids.work, kind: 'expense' },
    { id: ids.salary, name: 'Salary', groupId: ids.work, kind: 'income' },
  ],
  accounts: [{ id: ids.cash, name: 'Cash' }],
  payees: [{ id: ids.cafe, name: 'Café Mozart' }],
});

const context: QueryContext = { today: plainDate('2026-03-05'), monthStart: 25, weekStart: 1, names };

const split: QuerySplit = {
  date: plainDate('2026-03-01'),
  amount: amount(-2050),
  currency: 'EUR',
  accountId: ids.cash,
  categoryId: ids.eatingOut,
  payeeId: ids.cafe,
  tags: ['Work trip'],
  status: 'cleared',
  isTransfer: false,
  isReviewed: false,
  isImported: true,
  splitCount: 2,
  hasReceipt: false,
  hasNotes: true,
  scheduleId: null,
  searchText: normaliseText('Café Mozart with Ann CAFE MOZART WIEN 0123'),
};

const holds = (text: string, changes: Partial<QuerySplit> = {}) =>
  matches(parseQuery(text), { ...split, ...changes }, context);

describe('compileQuery', () => {
  it.each([
    '',
    'mozart',
    'MOZÁRT',
    '"mozart wien"',
    'zart',
    '&',
    '-tea',
    'tea OR mozart',
    'mozart -(tea wien)',
    'category:food',
    'category:"eating OUT"',
    `category:${ids.food}`,
    `category:${ids.eatingOut}`,
    'category:rent,food',
    '-category:none',
    'account:cash',
    'payee:"cafe mozart"',
    `payee:${ids.cafe}`,
    'tag:"work trip"',
    '-tag:work',
    'amount:20.50',
    'amount:=-20.5',
    'amount:>20',
    'amount:>=20.50',
    'amount:<=20.50',
    'amount:20..21',
    'amount:<0',
    'amount:-21..-20',
    'date:2026-03',
    'date:this-month',
    'date:last-week',
    'date:2026-Q1',
    'date:2026-03-01..',
    'date:..2026-03-01',
    'date:last-7-days',
    'status:cleared',
    'type:expense',
    'is:unreviewed',
    'is:split',
    'is:imported',
    '-is:recurring',
    'has:notes',
    'has:tag',
    '-has:receipt',
    'currency:eur',
  ])('%s is true', (text) => {
    expect(holds(text)).toBe(true);
    expect(holds(`-(${text === '' ? '&' : text})`)).toBe(false);
  });

  it.each([
    'tea',
    '"wien mozart"',
    'category:groceries',
    'category:none',
    'category:unknown',
    'account:bank',
    'payee:mozart',
    'payee:none',
    'tag:work',
    'amount:20',
    'amount:>20.50',
    'amount:<20.50',
    'amount:+20.50',
    'amount:>0',
    'amount:>-20.5',
    'date:today',
    'date:last-month',
    'date:today..2026-01',
    'date:2026-03-02..',
    'status:pending',
    'type:income',
    'type:transfer',
    'is:recurring',
    'has:receipt',
    'currency:usd',
  ])('%s is false', (text) => {
    expect(holds(text)).toBe(false);
    expect(holds(`-(${text})`)).toBe(true);
  });

  it('takes what is absent as false, and its negation as true', () => {
    const bare = { categoryId: null, payeeId: null, tags: [], hasNotes: false };
    expect(holds('category:none payee:none -category:food -payee:"cafe mozart" -has:tag -has:notes', bare)).toBe(true);
    expect(holds('category:none', { categoryId: null, isTransfer: true })).toBe(false);
  });

  it('tells income and expense by the category, without one by the sign, and apart from transfers', () => {
    expect(holds('type:expense', { amount: amount(2050) })).toBe(true);
    expect(holds('type:income', { amount: amount(-1), categoryId: ids.salary })).toBe(true);
    expect(holds('type:income', { amount: amount(1), categoryId: null })).toBe(true);
    expect(holds('type:expense', { amount: amount(0), categoryId: null })).toBe(true);
    expect(
      holds('type:transfer -type:income -type:expense', { amount: amount(1), categoryId: null, isTransfer: true }),
    ).toBe(true);
  });

  it('compares amounts in the units of each currency', () => {
    const test = compileQuery(parseQuery('amount:=20.5'), context);
    expect(test({ ...split, amount: amount(2050), currency: 'USD' })).toBe(true);
    expect(test({ ...split, amount: amount(20500), currency: 'KWD' })).toBe(true);
    expect(test({ ...split, amount: amount(20), currency: 'JPY' })).toBe(false);
    expect(test({ ...split, amount: amount(21), currency: 'JPY' })).toBe(false);
  });
});

describe('amountRange', () => {
  const range = (text: string, exponent: number) => {
    const query = parseQuery(`amount:${text}`);
    return query.type === 'amount' ? amountRange(query, exponent) : null;
  };

  it.each([
    ['=9.99', 2, 999, 999],
    ['=9.999', 2, 1000, 999],
    ['>9.999', 2, 1000, Number.MAX_SAFE_INTEGER],
    ['>=9.999', 2, 1000, Number.MAX_SAFE_INTEGER],
    ['>9.99', 2, 1000, Number.MAX_SAFE_INTEGER],
    ['<9.999', 2, Number.MIN_SAFE_INTEGER, 999],
    ['<9.99', 2, Number.MIN_SAFE_INTEGER, 998],
    ['>-9.999', 2, -999, Number.MAX_SAFE_INTEGER],
    ['<-9.999', 2, Number.MIN_SAFE_INTEGER, -1000],
    ['-50..20', 0, -50, 20],
    ['>99999999999999999999', 2, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ])('%s with %i decimals is %i to %i', (text, exponent, min, max) => {
    expect(range(text, exponent)).toEqual({ min, max });
  });

  it('agrees with comparing fractions', () => {
    const operators = fc.constantFrom('<', '<=', '>', '>=', '=');
    fc.assert(
      fc.property(
        operators,
        fc.integer({ min: -2000, max: 2000 }),
        fc.integer({ min: -200, max: 200 }),
        (operator, thousandths, units) => {
          const value = `${thousandths < 0 ? '-' : '+'}${(Math.abs(thousandths) / 1000).toFixed(3)}`;
          const bounds = range(operator + value, 2);
          const [left, right] = [units * 10, thousandths];
          const truth = {
            '<': left < right,
            '<=': left <= right,
            '>': left > right,
            '>=': left >= right,
            '=': left === right,
          };
          expect(bounds !== null && bounds.min <= units && units <= bounds.max).toBe(truth[operator]);
        },
      ),
    );
  });
});

describe('bindNames and unbindIds', () => {
  const bound = (text: string) => printQuery(bindNames(parseQuery(text), names));
  const shown = (text: string) => printQuery(unbindIds(parseQuery(text), names));

  it('turn names into ids and back', () => {
    expect(bound('category:groceries -payee:"cafe mozart" account:CASH tea')).toBe(
      `category:${ids.groceries} -payee:${ids.cafe} account:${ids.cash} tea`,
    );
    expect(shown(`category:${ids.groceries} -payee:${ids.cafe}`)).toBe('category:Groceries -payee:"Café Mozart"');
  });

  it('keep a name that several carry as any of them', () => {
    expect(bound('category:food')).toBe(`category:${ids.food},${ids.otherFood}`);
    expect(shown(`category:${ids.otherFood},${ids.food}`)).toBe('category:Food');
    expect(shown(`category:${ids.food}`)).toBe(`category:${ids.food}`);
  });

  it('leave what is unknown', () => {
    expect(bound('category:rent OR category:none')).toBe('category:rent,none');
    expect(shown(`account:${ids.cafe}`)).toBe(`account:${ids.cafe}`);
  });

  it('never change what a query means', () => {
    const value = fc.constantFrom(
      'food',
      'groceries',
      '"Eating out"',
      'salary',
      'work',
      'rent',
      'none',
      ...Object.values(ids),
    );
    const leaf = value.map((text) => parseQuery(`category:${text}`));
    const { query } = fc.letrec<{ query: Query }>((tie) => ({
      query: fc.oneof(
        { depthSize: 'small' },
        leaf,
        tie('query').map((item) => parseQuery(`-(${printQuery(item)})`)),
        fc.tuple(tie('query'), tie('query')).map(([a, b]) => parseQuery(`(${printQuery(a)}) OR (${printQuery(b)})`)),
        fc.tuple(tie('query'), tie('query')).map(([a, b]) => parseQuery(`(${printQuery(a)}) (${printQuery(b)})`)),
      ),
    }));
    const categoryIds = [ids.groceries, ids.eatingOut, ids.otherFood, ids.salary, null];
    const answers = (tree: Query) => categoryIds.map((categoryId) => matches(tree, { ...split, categoryId }, context));
    fc.assert(
      fc.property(query, (tree) => {
        const stored = bindNames(tree, names);
        expect(answers(stored)).toEqual(answers(tree));
        expect(answers(unbindIds(stored, names))).toEqual(answers(tree));
      }),
    );
  });
});

describe('a stored query after a merge', () => {
  const merged = (text: string) =>
    printQuery(replaceIds(parseQuery(text), 'category', new Set([ids.groceries, ids.food]), ids.otherFood));

  it('names what is left, once among alternatives', () => {
    expect(merged(`category:${ids.groceries} tea`)).toBe(`category:${ids.otherFood} tea`);
    expect(merged(`-category:${ids.groceries},${ids.salary},${ids.food}`)).toBe(
      `-category:${ids.otherFood},${ids.salary}`,
    );
    expect(merged(`category:${ids.otherFood},${ids.groceries}`)).toBe(`category:${ids.otherFood}`);
    expect(merged(`payee:${ids.groceries} category:none`)).toBe(`payee:${ids.groceries} category:none`);
  });

  it('names the other tag, and goes on naming one that is written alike', () => {
    const tagged = (text: string, others: string[]) =>
      printQuery(replaceTag(parseQuery(text), 'train', 'rail', ['rail', ...others]));
    expect(tagged('-tag:TRAIN tea', [])).toBe('-tag:rail tea');
    expect(tagged('tag:train', ['Train'])).toBe('tag:train,rail');
    expect(tagged('tag:rail,train', [])).toBe('tag:rail');
    expect(tagged('tag:work', [])).toBe('tag:work');
  });
});
