import { expect, test } from 'vitest';
import { plannedCounts } from './planned-counts.ts';

const counts = { total: 58, new: 41, duplicate: 9, matched: 5, uncertain: 3, invalid: 0 };

test('nothing decided: the counts of the file', () => {
  expect(plannedCounts(counts, [])).toEqual({ add: 41, merge: 5, duplicates: 9, skipped: 0, open: 3, invalid: 0 });
});

test('each decision moves one line, and the sum stays', () => {
  const line = { n: 1, row: 2, candidates: [], problems: [] };
  const draft = {
    date: null,
    amount: null,
    currency: null,
    payee: null,
    descriptor: '',
    status: 'cleared' as const,
    categoryId: null,
    confidence: null,
  };
  const planned = plannedCounts(counts, [
    { ...line, draft, kind: 'new', action: 'skip' },
    { ...line, draft, kind: 'new', action: 'add' },
    { ...line, draft, kind: 'duplicate', action: 'add' },
    { ...line, draft, kind: 'matched', action: 'add' },
    { ...line, draft, kind: 'uncertain', action: 'merge' },
    { ...line, draft, kind: 'uncertain', action: null },
  ]);
  expect(planned).toEqual({ add: 42, merge: 5, duplicates: 8, skipped: 1, open: 2, invalid: 0 });
});
