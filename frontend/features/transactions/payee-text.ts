import type { Transaction } from '@expenseai/contracts/transactions';

/** What a line is called: its payee, else what the bank wrote, else what the person noted. */
export function payeeText({ payee, descriptor, notes }: Transaction): string | null {
  return payee?.name || descriptor || notes || null;
}
