import type { ImportLine } from '@expenseai/contracts/imports';
import { plainDate } from '@expenseai/core/calendar/plain-date';
import { amount } from '@expenseai/core/money/amount';
import { expect, test } from 'vitest';
import { answerOf, decisionsOf, groupUncertain } from './group-uncertain.ts';

function coffee(n: number, values: Partial<ImportLine> = {}): ImportLine {
  const date = plainDate('2026-11-13');
  const candidate = { transactionId: 'there', date, amount: amount(-390), payee: null, descriptor: null };
  return {
    n,
    row: n + 1,
    kind: 'uncertain',
    action: null,
    draft: {
      date,
      amount: amount(-390),
      currency: 'EUR',
      payee: 'The Barn',
      descriptor: 'THE BARN BERLIN',
      status: 'cleared',
      categoryId: null,
      confidence: null,
    },
    candidates: [{ ...candidate, score: 0.9, reason: 'other-text' }],
    twins: { inFile: 2, inLedger: 1 },
    problems: [],
    ...values,
  };
}

test('equal lines are one question, others one each', () => {
  const { twins: _, ...alone } = coffee(3);
  expect(groupUncertain([coffee(1), coffee(2), alone]).map(({ lines }) => lines.map((line) => line.n))).toEqual([
    [1, 2],
    [3],
  ]);
});

test('merging takes as many lines as the ledger has, and adds the others', () => {
  const [group] = groupUncertain([coffee(1), coffee(2)]);
  expect(group && decisionsOf(group, 'merge')).toEqual([
    { n: 1, action: 'merge' },
    { n: 2, action: 'add' },
  ]);
  expect(group && decisionsOf(group, 'skip').map((decision) => decision.action)).toEqual(['skip', 'skip']);
});

test('a line without a transaction to merge with is added', () => {
  const [group] = groupUncertain([coffee(1, { candidates: [] })]);
  expect(group && decisionsOf(group, 'merge')).toEqual([{ n: 1, action: 'add' }]);
});

test('a group is answered when each of its lines is', () => {
  const [open] = groupUncertain([coffee(1, { action: 'merge' }), coffee(2)]);
  const [merged] = groupUncertain([coffee(1, { action: 'merge' }), coffee(2, { action: 'add' })]);
  expect([open && answerOf(open), merged && answerOf(merged)]).toEqual([null, 'merge']);
});
