import type { ImportLine } from '@expenseai/contracts/imports';
import { expect, test } from 'vitest';
import { movedOutcome, plannedOutcome } from './moved-outcome.ts';

const counts = { total: 58, new: 41, duplicate: 9, matched: 5, uncertain: 3, invalid: 0 };
const planned = { added: 41, merged: 5, duplicate: 9, skipped: 0, open: 3 };

test('until the server has counted, the kinds say what will be done', () => {
  expect(plannedOutcome({ counts, outcome: null })).toEqual(planned);
  const outcome = { ...planned, added: 40, skipped: 1 };
  expect(plannedOutcome({ counts, outcome })).toBe(outcome);
});

test('each decision moves one line, and the sum stays', () => {
  const decisions: [ImportLine['kind'], ImportLine['action'], ImportLine['action']][] = [
    ['new', 'add', 'skip'],
    ['new', 'add', 'add'],
    ['duplicate', 'skip', 'add'],
    ['matched', 'merge', 'add'],
    ['uncertain', null, 'merge'],
    ['invalid', 'skip', 'skip'],
  ];
  const moved = decisions.reduce((now, [kind, action, next]) => movedOutcome(now, { kind, action }, next), planned);
  expect(moved).toEqual({ added: 42, merged: 5, duplicate: 8, skipped: 1, open: 2 });
});
