'use client';

import type { Home } from '@expenseai/contracts/home';
import { sum } from '@expenseai/core/money/amount';
import { useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { Amount } from '../../ui/amount.tsx';
import { Link } from '../../ui/link.tsx';
import { HomeSection } from './home-section.tsx';

const lineClass = 'flex h-row items-center justify-between gap-3 border-b border-line text-13';

/** What each open account holds today, and together where they share a currency. */
export function Accounts({ home }: { home: Home }) {
  const t = useTranslations('home');
  const open = home.accounts.filter((account) => !account.isClosed);
  const own = open.filter((account) => account.currency === home.currency);
  return (
    <HomeSection title={t('accounts')} note={`${home.currency}, ${t('balanceToday')}`}>
      <ul>
        {open.map(({ id, name, balance, currency }) => (
          <li key={id} className={`relative ${lineClass} hover:bg-hover`}>
            <Link href={paths.transactions({ q: `account:${id}` })} className="truncate after:absolute after:inset-0">
              {name}
            </Link>
            <Amount amount={balance} currency={currency} kind="sum" hasSymbol={currency !== home.currency} />
          </li>
        ))}
      </ul>
      {own.length > 1 ? (
        <p className="flex h-row items-center justify-between gap-3 border-t border-line-2 text-13 font-semibold">
          {t('sum')}
          <Amount
            amount={sum(own.map(({ balance }) => balance))}
            currency={home.currency}
            kind="sum"
            className="font-semibold!"
          />
        </p>
      ) : null}
    </HomeSection>
  );
}
