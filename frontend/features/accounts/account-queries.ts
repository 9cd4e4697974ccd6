import type { Account } from '@expenseai/contracts/accounts';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { call, callForAnswer } from '../../lib/api.ts';
import type { RouteBody } from '../../lib/api-routes.ts';
import { useChange, withChanged, without } from '../../lib/changes.tsx';
import { sendGuarded } from '../../lib/guarded-edit.ts';
import { useLedger } from '../../lib/ledger.ts';
import { ledgerKey } from '../../lib/query-client.ts';
import { referencePlace } from '../../lib/reference-queries.ts';
import { useSwap } from '../../lib/use-swap.ts';

export type AccountChange = RouteBody<'PATCH /ledgers/{ledgerId}/accounts/{accountId}'>;
export type NewAccount = RouteBody<'POST /ledgers/{ledgerId}/accounts'>;

interface SaveAccount {
  account: Account;
  change: AccountChange;
}

/** Changes an account; what was done follows from what is different. */
export function useSaveAccount() {
  const t = useTranslations('accounts');
  const { id } = useLedger();
  return useChange({
    isErrorInline: true,
    send: ({ account, change }: SaveAccount, ledgerId) => {
      const params = { ledgerId, accountId: account.id };
      return sendGuarded({
        base: account,
        edit: change,
        send: (ifMatch) =>
          callForAnswer('PATCH /ledgers/{ledgerId}/accounts/{accountId}', { params, body: change }, { ifMatch }),
        fetchRow: () => call('GET /ledgers/{ledgerId}/accounts/{accountId}', { params }),
      });
    },
    optimistic: {
      ...referencePlace(id, 'accounts'),
      change: (items, { account, change }) => withChanged(items, account.id, shown(account, change)),
    },
    message: ({ account, change }) => {
      const name = change.name ?? account.name;
      if (change.isClosed !== undefined) return t(change.isClosed ? 'closed' : 'reopened', { name });
      return t(change.name === undefined ? 'changed' : 'renamed', { name });
    },
  });
}

/** An opening balance moves the balance with it. */
function shown({ openingBalance, balance }: Account, change: AccountChange) {
  const moved = change.openingBalance === undefined ? 0 : change.openingBalance - openingBalance;
  return { ...change, balance: balance + moved };
}

export function useCreateAccount() {
  const t = useTranslations('accounts');
  return useChange({
    isErrorInline: true,
    send: (body: NewAccount, ledgerId) =>
      callForAnswer('POST /ledgers/{ledgerId}/accounts', { params: { ledgerId }, body }),
    message: ({ name }) => t('created', { name }),
  });
}

/** Deletes an account without transactions. */
export function useDeleteAccount() {
  const t = useTranslations('accounts');
  const { id } = useLedger();
  return useChange({
    send: ({ id: accountId }: Account, ledgerId) =>
      callForAnswer('DELETE /ledgers/{ledgerId}/accounts/{accountId}', { params: { ledgerId, accountId } }),
    optimistic: { ...referencePlace(id, 'accounts'), change: (items, account) => without(items, account.id) },
    message: ({ name }) => t('deleted', { name }),
  });
}

/** Lets two accounts change places. */
export function useSwapAccounts() {
  const { id } = useLedger();
  return useSwap<Account>({
    place: referencePlace(id, 'accounts'),
    send: (ledgerId, { id: accountId, position }) =>
      call('PATCH /ledgers/{ledgerId}/accounts/{accountId}', { params: { ledgerId, accountId }, body: { position } }),
  });
}

/** So many of the newest lines are shown with an account. */
export const mostLines = 10;

/** The newest lines of an account. */
export function useNewestLines(accountId: string) {
  const { id: ledgerId } = useLedger();
  return useQuery({
    queryKey: [...ledgerKey(ledgerId), 'newest-lines', accountId],
    queryFn: async ({ signal }) =>
      (
        await call(
          'GET /ledgers/{ledgerId}/transactions',
          { params: { ledgerId }, query: { q: `account:${accountId}`, limit: mostLines } },
          { signal },
        )
      ).items,
  });
}
