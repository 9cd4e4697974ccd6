import { normaliseText } from '@expenseai/core/text/normalise';

/** The text that search looks through, normalised. */
export function searchTextOf(payee: string | null, notes: string | null, descriptor: string | null): string {
  return normaliseText([payee, notes, descriptor].filter((part) => part).join(' '));
}

/** The text that the categoriser reads of a transaction: the bank's own, else payee and notes. */
export function categoriserText(transaction: {
  descriptor: string | null;
  payee: string | null;
  notes: string | null;
}): string {
  if (transaction.descriptor !== null) return transaction.descriptor;
  return [transaction.payee, transaction.notes].filter((part) => part).join(' ');
}
