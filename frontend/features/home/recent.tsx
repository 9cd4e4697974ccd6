'use client';

import type { Home } from '@expenseai/contracts/home';
import { useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { payeeText } from '../../lib/payee-text.ts';
import { useCategories } from '../../lib/reference-queries.ts';
import { Amount } from '../../ui/amount.tsx';
import { CategoryName } from '../../ui/category-mark.tsx';
import { Day } from '../../ui/day.tsx';
import { Link } from '../../ui/link.tsx';
import { cellClass, rowClass, Table } from '../../ui/table.tsx';
import { HomeSection, moreClass } from './home-section.tsx';
import { isOver } from './is-over.ts';
import { useMonthNames } from './use-month-names.ts';

const mostShown = 7;

/** The newest transactions; each opens its details. */
export function Recent({ home }: { home: Home }) {
  const t = useTranslations('home');
  const { month } = useMonthNames(home);
  const categories = new Map(useCategories().data?.map((category) => [category.id, category]));
  const accounts = new Map(home.accounts.map((account) => [account.id, account]));
  const rows = home.recent.slice(0, mostShown);
  const title = isOver(home) ? t('newestIn', { month }) : t('recent');
  const isOneYear = rows.every(({ date }) => date.slice(0, 4) === home.today.slice(0, 4));
  const more = (
    <Link href={paths.transactions({ q: home.q })} className={moreClass}>
      {t('allIn', { month })}
    </Link>
  );
  if (rows.length === 0) {
    return (
      <HomeSection title={title}>
        <p className="text-13 text-ink-2">{t('nothingThen', { month })}</p>
      </HomeSection>
    );
  }
  return (
    <HomeSection title={title} more={more}>
      <Table caption={title} className="table-fixed">
        <colgroup>
          <col className={isOneYear ? 'w-18' : 'w-26'} />
          <col />
          <col className="w-40 max-wide:hidden" />
          <col className="w-32" />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('date')}</th>
            <th scope="col">{t('payee')}</th>
            <th scope="col">{t('category')}</th>
            <th scope="col">{t('amount')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((transaction, index) => {
            const { id, date, status, amount, currency, transferId, splits } = transaction;
            const category = categories.get(splits[0]?.categoryId ?? '');
            const isPending = status === 'pending';
            return (
              <tr
                key={id}
                className={`relative ${rowClass({ isDayEnd: rows[index + 1] !== undefined && rows[index + 1]?.date !== date })}`}
              >
                <td className="h-row text-ink-2">
                  <span className={rows[index - 1]?.date === date ? 'sr-only' : undefined}>
                    <Day date={date} look={isOneYear ? 'short' : 'medium'} />
                  </span>
                </td>
                <th scope="row" className={`${cellClass} font-medium`}>
                  <Link href={paths.transactions({ open: id })} className="after:absolute after:inset-0">
                    {payeeText(transaction, accounts) ?? t('noPayee')}
                  </Link>
                  {isPending ? <span className="ml-1.5 text-12 text-ink-3">{t('pendingWord')}</span> : null}
                </th>
                <td className={`${cellClass} max-wide:hidden`}>
                  {transferId === null ? (
                    <span className="flex items-center gap-1.5">
                      <CategoryName colour={category?.colour ?? 'none'}>
                        {category?.name ?? t('noCategory')}
                      </CategoryName>
                      {splits.length > 1 ? <span className="text-12 text-ink-3">+{splits.length - 1}</span> : null}
                    </span>
                  ) : (
                    <span className="text-ink-3">{t('transfer')}</span>
                  )}
                </td>
                <td className="text-right">
                  <Amount
                    amount={amount}
                    currency={currency}
                    kind={transferId === null ? 'movement' : 'transfer'}
                    isPending={isPending}
                    hasSymbol={currency !== home.currency}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </HomeSection>
  );
}
