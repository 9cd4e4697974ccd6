import type { Transaction } from '@expenseai/contracts/transactions';
import { toDecimalString } from '@expenseai/core/money/format-amount';
import { csvRow } from './csv-cell.ts';
import type { ExportNames } from './exports.repository.ts';

const columns = [
  'date',
  'account',
  'payee',
  'descriptor',
  'category',
  'group',
  'amount',
  'currency',
  'notes',
  'tags',
  'status',
  'transfer account',
  'id',
];

/** The head line. No byte order mark: programs that read CSV take it for a part of the first column's name. */
export const csvHead = csvRow(columns);

/** Writes transactions as lines of CSV, one for each split. */
export function csvWriter({ accounts, categories }: ExportNames): (transaction: Transaction) => string {
  const accountNames = new Map(accounts.map(({ id, name }) => [id, name]));
  const categoriesById = new Map(categories.map((category) => [category.id, category]));
  return (transaction) => {
    const { currency } = transaction;
    const lines = transaction.splits.map((split) => {
      const category = split.categoryId === null ? undefined : categoriesById.get(split.categoryId);
      return csvRow([
        transaction.date,
        accountNames.get(transaction.accountId) ?? '',
        transaction.payee?.name ?? '',
        transaction.descriptor ?? '',
        category?.name ?? '',
        category?.group ?? '',
        toDecimalString(split.amount, currency),
        currency,
        [transaction.notes, split.notes].filter(Boolean).join(' · '),
        transaction.tags.join(', '),
        transaction.status,
        accountNames.get(transaction.transferAccountId ?? '') ?? '',
        transaction.id,
      ]);
    });
    return lines.join('');
  };
}
