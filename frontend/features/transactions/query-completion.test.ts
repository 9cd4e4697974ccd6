import { parseQuery } from '@expenseai/core/query/parse-query';
import { printQuery } from '@expenseai/core/query/print-query';
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { completionAt, quoted } from './query-completion.ts';

const at = (text: string) => completionAt(text, text.length);

test.each([
  ['ca', { kind: 'field', start: 0, typed: 'ca' }],
  ['coffee -st', { kind: 'field', start: 8, typed: 'st' }],
  ['(ty', { kind: 'field', start: 1, typed: 'ty' }],
  ['category:', { kind: 'value', start: 9, typed: '', field: 'category' }],
  ['category:gro', { kind: 'value', start: 9, typed: 'gro', field: 'category' }],
  ['category:food,gr', { kind: 'value', start: 14, typed: 'gr', field: 'category' }],
  ['category:"eating ou', { kind: 'value', start: 9, typed: 'eating ou', field: 'category' }],
  ['payee:"a b",c', { kind: 'value', start: 12, typed: 'c', field: 'payee' }],
  ['-is:un', { kind: 'value', start: 4, typed: 'un', field: 'is' }],
])('%s is completed at %j', (text, completion) => {
  expect(at(text)).toEqual(completion);
});

test.each(['', 'coffee ', 'coffee 20', 'amount:>20 ', 'http://x', 'colour:red', '"a phrase'])(
  'of %s nothing is completed',
  (text) => {
    expect(at(text)).toBeNull();
  },
);

it('writes every name so that it is read as that name', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (name) => {
      fc.pre(name.trim() !== '' && !/[“”„]/.test(name));
      const read = parseQuery(`tag:${quoted(name)}`);
      expect(read).toEqual({ type: 'tag', name });
      expect(parseQuery(printQuery(read))).toEqual(read);
    }),
  );
});
