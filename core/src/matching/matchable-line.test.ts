import { expect, test } from 'vitest';
import { plainDate } from '../calendar/plain-date.ts';
import { lineProblems } from '../importing/line-problems.ts';
import type { StatementLine } from '../importing/statement.ts';
import { amount } from '../money/amount.ts';
import { matchableLine } from './matchable-line.ts';

const line: StatementLine = {
  n: 3,
  row: 9,
  date: plainDate('2026-03-01'),
  amount: amount(-420),
  currency: 'EUR',
  descriptor: 'Café  MÜLLER',
  payee: 'Müller',
  notes: 'card 12',
  externalId: null,
  status: 'cleared',
  balance: null,
  category: null,
  original: null,
  accountKey: '',
  problems: [],
};

test('a line is compared by its normalised descriptor', () => {
  const found = matchableLine(line, 'table:a');
  expect(found).toMatchObject({ n: 3, source: 'table:a', text: 'cafe muller', amount: -420, status: 'cleared' });
  expect(found?.fingerprint).toBe(matchableLine({ ...line, descriptor: 'cafe muller', payee: null }, 'x')?.fingerprint);
});

test('without a descriptor by payee and notes; letterless texts stay apart', () => {
  expect(matchableLine({ ...line, descriptor: '' }, 'x')?.text).toBe('muller card 12');
  const [pizza, film] = ['🍕', '🎬'].map((descriptor) => matchableLine({ ...line, descriptor }, 'x')?.fingerprint);
  expect(pizza).not.toBe(film);
});

test('an invalid line has nothing to be compared by', () => {
  expect(matchableLine({ ...line, problems: [lineProblems.make('no-date')] }, 'x')).toBeNull();
  expect(matchableLine({ ...line, amount: null }, 'x')).toBeNull();
  expect(matchableLine({ ...line, date: null, status: 'pending' }, 'x')).toMatchObject({ date: null });
});
