import type { Account } from '@expenseai/contracts/accounts';
import { type Amount, sum } from '@expenseai/core/money/amount';

export type AccountKind = Account['kind'];

export const accountKinds = [
  'current',
  'cash',
  'credit_card',
  'savings',
  'investment',
  'asset',
  'loan',
  'liability',
] as const satisfies readonly AccountKind[];

const groupOfKind = {
  cash: 'everyday',
  current: 'everyday',
  credit_card: 'cards',
  savings: 'savings',
  investment: 'assets',
  asset: 'assets',
  loan: 'debts',
  liability: 'debts',
} as const satisfies Record<AccountKind, string>;

export type GroupName = (typeof groupOfKind)[AccountKind];

const groupOrder: readonly GroupName[] = ['everyday', 'cards', 'savings', 'assets', 'debts'];

export interface AccountGroup {
  name: GroupName;
  accounts: readonly Account[];
  /** Of its accounts in the ledger's currency; null where it has none of those. */
  total: Amount | null;
}

/** Open accounts by what they are for, in the order of the list; groups without any are left out. */
export function groupAccounts(accounts: readonly Account[], currency: string): AccountGroup[] {
  return groupOrder
    .map((name) => {
      const members = accounts.filter((account) => !account.isClosed && groupOfKind[account.kind] === name);
      return { name, accounts: members, total: totalOf(members, currency) };
    })
    .filter((group) => group.accounts.length > 0);
}

/** What accounts in a currency hold together; null where there are none. */
export function totalOf(accounts: readonly Account[], currency: string): Amount | null {
  const own = accounts.filter((account) => account.currency === currency);
  return own.length === 0 ? null : sum(own.map(({ balance }) => balance));
}

/** The accounts that an account can change places with: those beside it in its group. */
export function neighboursOf(account: Account, accounts: readonly Account[]): { above?: Account; below?: Account } {
  const group = accounts.filter(
    (other) => other.isClosed === account.isClosed && groupOfKind[other.kind] === groupOfKind[account.kind],
  );
  const at = group.findIndex(({ id }) => id === account.id);
  const [above, below] = [group[at - 1], group[at + 1]];
  return { ...(above ? { above } : {}), ...(below ? { below } : {}) };
}
