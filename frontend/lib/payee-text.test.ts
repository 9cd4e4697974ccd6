import type { Transaction } from '@expenseai/contracts/transactions';
import { amount } from '@expenseai/core/money/amount';
import { expect, test } from 'vitest';
import { payeeText } from './payee-text.ts';

const accounts = new Map([
  ['giro', { name: 'Giro' }],
  ['savings', { name: 'Savings' }],
]);

function line(values: Partial<Transaction>): Transaction {
  const base = { payee: null, descriptor: null, notes: null, accountId: 'giro', transferAccountId: null };
  return { ...base, amount: amount(-400_00), ...values } as Transaction;
}

test('a transfer is called by the way the money went, on both of its legs', () => {
  expect(payeeText(line({ transferAccountId: 'savings', descriptor: 'SEPA 4568' }), accounts)).toBe('Giro → Savings');
  const other = line({ accountId: 'savings', transferAccountId: 'giro', amount: amount(400_00) });
  expect(payeeText(other, accounts)).toBe('Giro → Savings');
});

test('without a payee the bank’s text stands in, then the notes', () => {
  expect(payeeText(line({ descriptor: 'REWE 4711', notes: 'lunch' }), accounts)).toBe('REWE 4711');
  expect(payeeText(line({ notes: 'lunch' }), accounts)).toBe('lunch');
  expect(payeeText(line({}), accounts)).toBeNull();
});
