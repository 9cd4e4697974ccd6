'use client';

import type { Account } from '@expenseai/contracts/accounts';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { paths } from '../../lib/paths.ts';
import { Amount } from '../../ui/amount.tsx';
import { cx } from '../../ui/cx.ts';
import { Link } from '../../ui/link.tsx';
import { type AccountGroup, groupAccounts, totalOf } from './account-groups.ts';

interface AccountListProps {
  accounts: readonly Account[];
  openId: string | null;
  onOpen: (id: string) => void;
}

/** All accounts by what they are for, with what each and each group holds; closed ones at the end. */
export function AccountList({ accounts, openId, onOpen }: AccountListProps) {
  const t = useTranslations('accounts');
  const { currency } = useLedger();
  const closed = accounts.filter(({ isClosed }) => isClosed);
  const net = totalOf(
    accounts.filter(({ isClosed }) => !isClosed),
    currency,
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {groupAccounts(accounts, currency).map((group) => (
        <Group key={group.name} group={group} openId={openId} onOpen={onOpen} />
      ))}
      {net === null ? null : (
        <p className="flex justify-between gap-3 border-t border-line-2 px-2 pt-3 text-13 font-semibold">
          {t('net')}
          <Amount amount={net} currency={currency} kind="sum" className="font-semibold!" />
        </p>
      )}
      {closed.length > 0 ? (
        <details open={closed.some(({ id }) => id === openId)}>
          <summary className="flex min-h-row cursor-default items-center rounded-1 px-2 text-13 text-ink-2">
            {t('closedCount', { count: closed.length })}
          </summary>
          <ul>
            {closed.map((account) => (
              <Entry key={account.id} account={account} isOpen={account.id === openId} onOpen={onOpen} />
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function Group({ group, openId, onOpen }: { group: AccountGroup } & Omit<AccountListProps, 'accounts'>) {
  const t = useTranslations('accounts');
  const { currency } = useLedger();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <header className="flex h-8 items-center justify-between gap-3 px-2 text-12 text-ink-2">
        <h2 id={id} className="text-12 font-regular">
          {t(`groups.${group.name}`)}
        </h2>
        {group.total === null ? null : (
          <Amount amount={group.total} currency={currency} kind="sum" className="font-regular!" />
        )}
      </header>
      <ul>
        {group.accounts.map((account) => (
          <Entry key={account.id} account={account} isOpen={account.id === openId} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
}

interface EntryProps {
  account: Account;
  isOpen: boolean;
  onOpen: (id: string) => void;
}

function Entry({ account, isOpen, onOpen }: EntryProps) {
  const t = useTranslations('accounts');
  const ledger = useLedger();
  const { id, name, kind, number, balance, currency } = account;
  const kindName = t(`kinds.${kind}`);
  // “Savings, Savings” says nothing.
  const note = [kindName === name ? null : kindName, shortNumber(number)].filter(Boolean).join(', ');
  return (
    <li>
      <Link
        id={entryId(id)}
        href={paths.accounts({ id })}
        aria-current={isOpen || undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onOpen(id);
        }}
        className={cx(
          'grid min-h-row-raw grid-cols-[minmax(0,1fr)_auto] content-center gap-x-3 rounded-1 px-2 py-1.5 text-13',
          isOpen ? 'bg-accent-soft shadow-[inset_2px_0_var(--accent)]' : 'hover:bg-hover',
        )}
      >
        <span className="truncate font-medium">{name}</span>
        <Amount amount={balance} currency={currency} kind="sum" hasSymbol={currency !== ledger.currency} />
        {note ? <span className="truncate text-12 text-ink-2">{note}</span> : null}
      </Link>
    </li>
  );
}

/** Of the entry in the list, which the focus goes back to. */
export function entryId(accountId: string): string {
  return `account-${accountId}`;
}

/** The end of a number that is too long to read. */
export function shortNumber(number: string | null): string | null {
  return number !== null && number.length > 8 ? `•• ${number.slice(-4)}` : number;
}
