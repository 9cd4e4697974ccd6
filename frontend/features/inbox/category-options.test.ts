import type { Category } from '@expenseai/contracts/categories';
import { amount } from '@expenseai/core/money/amount';
import { describe, expect, it } from 'vitest';
import { categoryOptions } from './category-options.ts';

function category(id: string, more: Partial<Category> = {}): [string, Category] {
  const made: Category = {
    id,
    groupId: 'living',
    name: id,
    kind: 'expense',
    icon: 'circle',
    colour: 'none',
    common: null,
    isArchived: false,
    position: 0,
    version: 1,
    ...more,
  };
  return [id, made];
}

const categories = new Map([
  category('household', { position: 1 }),
  category('children', { position: 2 }),
  category('old', { position: 3, isArchived: true }),
  category('leisure', { groupId: 'free', position: 4 }),
  category('salary', { groupId: 'in', kind: 'income', position: 5 }),
]);
const spent = { sum: amount(-12_184), suggestion: null };
const suggested = {
  ...spent,
  suggestion: { categoryId: 'household', confidence: 0.61, why: '', evidence: [], others: [] },
};

describe('categories that are one key away', () => {
  it('begin with the suggestion, then what lines were proposed, then what was chosen before', () => {
    const lines = [{ categoryId: 'household' }, { categoryId: 'leisure' }, { categoryId: null }];
    const options = categoryOptions({ item: suggested, lines, recent: ['leisure', 'children'], categories });
    expect(options).toEqual([
      { categoryId: 'household', reason: 'suggestion', count: 0, confidence: 0.61 },
      { categoryId: 'leisure', reason: 'lines', count: 1, confidence: null },
      { categoryId: 'children', reason: 'recent', count: 0, confidence: null },
    ]);
  });

  it('have their shares, and go on with what is likely before what is like the suggestion', () => {
    const others = [
      { categoryId: 'leisure', confidence: 0.2 },
      { categoryId: 'old', confidence: 0.1 },
    ];
    const item = { ...suggested, suggestion: { ...suggested.suggestion, others } };
    const shares = (lines: { categoryId: string }[]) =>
      categoryOptions({ item, lines, recent: [], categories }).map(({ reason, confidence }) => [reason, confidence]);
    expect(shares([])).toEqual([
      ['suggestion', 0.61],
      ['likely', 0.2],
      ['near', null],
    ]);
    expect(shares([{ categoryId: 'leisure' }])[1]).toEqual(['lines', 0.2]);
  });

  it('leave out what is archived, unknown, or of the other kind', () => {
    const recent = ['old', 'gone', 'salary'];
    const options = categoryOptions({ item: suggested, lines: [], recent, categories });
    expect(options.map(({ categoryId }) => categoryId)).toEqual(['household', 'children']);
  });

  it('are there also without a suggestion, of the kind that the sum speaks for', () => {
    const ids = (sum: number) =>
      categoryOptions({ item: { ...spent, sum: amount(sum) }, lines: [], recent: [], categories }).map(
        ({ categoryId }) => categoryId,
      );
    expect(ids(-1)).toEqual(['household', 'children', 'leisure']);
    expect(ids(1)).toEqual(['salary']);
  });

  it('are at most five', () => {
    const many = new Map(Array.from({ length: 9 }, (_, at) => category(`c${at}`, { position: at })));
    expect(categoryOptions({ item: spent, lines: [], recent: [], categories: many })).toHaveLength(5);
  });
});
