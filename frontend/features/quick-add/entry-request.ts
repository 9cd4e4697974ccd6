import { amount } from '@expenseai/core/money/amount';
import type { RouteBody } from '../../lib/api-routes.ts';
import type { Draft } from './draft.ts';
import { isComplete } from './entry-draft.ts';

type Body = RouteBody<'POST /ledgers/{ledgerId}/transactions'>;

/** What is sent for a draft; null while something is open. `today` decides whether it is pending. */
export function requestOf(draft: Draft, today: string): Body | null {
  const { date, account, transferAccount, arrives, kind } = draft;
  if (!isComplete(draft) || draft.amount.value === null || account.value === null || date.value === null) return null;
  const shared = {
    date: date.value,
    accountId: account.value,
    status: date.value > today ? ('pending' as const) : ('cleared' as const),
    ...(draft.notes === null ? {} : { notes: draft.notes }),
    ...(draft.tags.length === 0 ? {} : { tags: [...draft.tags] }),
    ...(draft.paymentMethod === null ? {} : { paymentMethod: draft.paymentMethod }),
  };
  if (kind === 'transfer' && transferAccount.value !== null) {
    return {
      ...shared,
      amount: amount(-Math.abs(draft.amount.value)),
      transferAccountId: transferAccount.value,
      ...(arrives.value === null ? {} : { transferAmount: amount(Math.abs(arrives.value)) }),
    };
  }
  return {
    ...shared,
    amount: draft.amount.value,
    payee: draft.payee.value,
    // Without one the server may still propose; a person who took it away wants none.
    ...(draft.category.value === null && draft.category.state !== 'settled'
      ? {}
      : { categoryId: draft.category.value }),
  };
}
