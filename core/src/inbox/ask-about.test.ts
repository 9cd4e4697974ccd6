import { expect, it } from 'vitest';
import { amount } from '../money/amount.ts';
import { askAbout } from './ask-about.ts';

it('adds payees up and lists their waiting lines', () => {
  const payees = [
    { id: 'a', name: 'Amazon', count: 2, sum: amount(-700) },
    { id: null, name: null, count: 1, sum: amount(50) },
  ];
  expect(askAbout(payees, 'EUR')).toEqual({
    payees,
    payee: 'Amazon',
    count: 3,
    sum: -650,
    q: 'payee:a,none is:unreviewed currency:EUR',
  });
});
