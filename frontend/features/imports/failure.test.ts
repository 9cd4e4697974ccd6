import { expect, it } from 'vitest';
import { remedyOf } from './failure.ts';

it.for([
  ['scan.PNG', 'picture'],
  ['statement.pdf', 'document'],
  ['statement.xlsx', 'sheet'],
  ['2025.zip', 'archive'],
  ['statement.csv', 'export'],
  ['png', 'export'],
] as const)('a file %s that nobody could read: %s', ([fileName, remedy]) => {
  expect(remedyOf({ format: null, size: 10, fileName })).toBe(remedy);
});

it('nothing is in an empty file, whatever its name', () => {
  expect(remedyOf({ format: null, size: 0, fileName: 'scan.png' })).toBe('empty');
});

it('only a file that was understood may belong to another account', () => {
  expect(remedyOf({ format: 'csv', size: 10, fileName: 'statement.csv' })).toBe('account');
});
