import { parseQuery } from '@expenseai/core/query/parse-query';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import english from '../../messages/en/history.json';
import { factsOf, kindOf, operationKinds, touchedBy } from './operation-facts.ts';
import { quoteName } from './quote-name.ts';

const done = { isUndone: false };

describe('what an operation touched', () => {
  it('is its import', () => {
    const summary = { importId: 'i1', fileName: 'bank.csv', added: 3 };
    expect(touchedBy({ kind: 'import.commit', summary, ...done })).toEqual({ page: 'import', id: 'i1' });
    expect(touchedBy({ kind: 'import.decide', summary, ...done })).toEqual({ page: 'import', id: 'i1' });
  });

  it('is the transactions of what was named, under the name that it has now', () => {
    const summary = { name: 'Food', newName: 'Groceries' };
    const rename = { kind: 'category.update', summary };
    expect(touchedBy({ ...rename, ...done })).toEqual({ page: 'transactions', q: 'category:"Groceries"' });
    expect(touchedBy({ ...rename, isUndone: true })).toEqual({ page: 'transactions', q: 'category:"Food"' });
  });

  it('is nowhere where it is gone', () => {
    expect(touchedBy({ kind: 'payee.delete', summary: { name: 'Food' }, ...done })).toBeNull();
    expect(touchedBy({ kind: 'tag.create', summary: { name: 'trip' }, isUndone: true })).toBeNull();
    expect(touchedBy({ kind: 'transaction.update', summary: {}, ...done })).toBeNull();
    expect(touchedBy({ kind: 'member.add', summary: { name: 'Lena' }, ...done })).toBeNull();
  });

  it('is found by a query that can be read, whatever the name', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 40 }).filter((name) => name.trim() !== ''),
        (name) => {
          expect(() => parseQuery(`payee:${quoteName(name)}`)).not.toThrow();
        },
      ),
    );
  });
});

it('a summary of another shape gives no facts', () => {
  expect(factsOf({ summary: { fields: 'all', name: 3, count: 'many', isDemo: 1 } })).toEqual({ fields: [] });
});

it('every known kind has its sentence, and no other', () => {
  expect(Object.keys(english.operations.kinds).sort()).toEqual(
    operationKinds.map((kind) => kind.replace('.', '-')).sort(),
  );
  expect(kindOf({ kind: 'budget.create' })).toBeNull();
});
