import { expect, test } from 'vitest';
import { readQuery, writeItem, writeQuery } from './query-chips.ts';

test('each condition that must be true is a chip', () => {
  const { items } = readQuery('coffee category:food,rent -tag:work (is:split OR amount:>20)');
  expect(items?.map(writeItem)).toEqual(['coffee', 'category:food,rent', '-tag:work', '(is:split OR amount:>20)']);
});

test('a list of one field alone is one chip', () => {
  expect(readQuery('category:food,rent').items?.map(writeItem)).toEqual(['category:food,rent']);
});

test('an empty text has no chips, and no chips are an empty text', () => {
  expect(readQuery(' ').items).toEqual([]);
  expect(writeQuery([])).toBe('');
});

test('taking a chip away leaves the others as they were', () => {
  const { items } = readQuery('coffee category:food amount:>20');
  expect(writeQuery((items ?? []).filter((_, index) => index !== 1))).toBe('coffee amount:>20');
});

test('a mistake says from where on it can’t be read', () => {
  expect(readQuery('coffee date:someday').mistake).toEqual({ position: 12, rest: 'someday' });
  expect(readQuery('(coffee').mistake).toEqual({ position: 7, rest: '' });
});
