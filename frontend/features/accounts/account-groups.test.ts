import type { Account } from '@expenseai/contracts/accounts';
import { amount } from '@expenseai/core/money/amount';
import { expect, it } from 'vitest';
import { groupAccounts, neighboursOf } from './account-groups.ts';

function account(id: string, changes: Partial<Account> = {}): Account {
  return {
    id,
    name: id,
    kind: 'current',
    currency: 'GBP',
    number: null,
    openingBalance: amount(0),
    openedOn: null,
    isClosed: false,
    reconciledUntil: null,
    position: 0,
    balance: amount(100),
    transactionCount: 0,
    version: 1,
    createdAt: '2026-01-01T00:00:00Z',
    ...changes,
  };
}

it('groups open accounts by what they are for, with the sum of those in the own currency', () => {
  const groups = groupAccounts(
    [
      account('giro'),
      account('card', { kind: 'credit_card', balance: amount(-250) }),
      account('purse', { kind: 'cash', balance: amount(40) }),
      account('dollars', { currency: 'USD' }),
      account('old', { isClosed: true }),
    ],
    'GBP',
  );
  expect(groups.map(({ name, total }) => [name, total])).toEqual([
    ['everyday', 140],
    ['cards', -250],
  ]);
  expect(groups[0]?.accounts.map(({ id }) => id)).toEqual(['giro', 'purse', 'dollars']);
});

it('gives no sum where nothing is in the own currency', () => {
  expect(groupAccounts([account('dollars', { currency: 'USD' })], 'GBP')[0]?.total).toBeNull();
});

it('finds the neighbours within the group, past accounts of other groups', () => {
  const all = [account('a'), account('card', { kind: 'credit_card' }), account('b', { kind: 'cash' })];
  expect(neighboursOf(account('a'), all).below?.id).toBe('b');
  expect(neighboursOf(account('a'), all).above).toBeUndefined();
});
