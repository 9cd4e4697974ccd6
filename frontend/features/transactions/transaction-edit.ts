import type { Transaction } from '@expenseai/contracts/transactions';
import type { RouteBody } from '../../lib/api-routes.ts';

export type Edit = RouteBody<'PATCH /ledgers/{ledgerId}/transactions/{transactionId}'>;

/** A change of one transaction, and the transaction as it was when the person began. */
export interface TransactionEdit {
  base: Transaction;
  edit: Edit;
}
