'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { sum } from '@expenseai/core/money/amount';
import { formatAmount } from '@expenseai/core/money/format-amount';
import { useLocale, useTranslations } from 'use-intl';
import { useReference } from '../../lib/reference-queries.ts';
import { CategoryName } from '../../ui/category-mark.tsx';

/** The shares of a split transaction; nothing of one that is whole. */
export function DetailSplits({ transaction: { splits, currency } }: { transaction: Transaction }) {
  const t = useTranslations('transactions');
  const locale = useLocale();
  const { categories } = useReference();
  if (splits.length < 2) return null;
  // Two shares may be equal, so their place tells them apart.
  const rows = splits.map((split, index) => ({ ...split, key: `${index}` }));
  return (
    <section className="border-t border-line px-5 py-4 max-wide:px-4">
      <h3>{t('split')}</h3>
      <table className="mt-2 w-full text-13">
        <caption className="sr-only">{t('split')}</caption>
        <tbody>
          {rows.map(({ key, categoryId, amount, notes }) => {
            const category = categories.get(categoryId ?? '');
            return (
              <tr key={key} className="border-b border-line">
                <th scope="row" className="h-8">
                  <CategoryName colour={category?.colour ?? 'none'}>{category?.name ?? t('noCategory')}</CategoryName>
                </th>
                <td className="px-2 text-12 text-ink-2">{notes}</td>
                <td className="text-right font-medium">{formatAmount(amount, currency, locale, { symbol: false })}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2} className="h-8 font-semibold">
              {t('total')}
            </th>
            <td className="text-right font-semibold">
              {formatAmount(sum(splits.map((split) => split.amount)), currency, locale, { symbol: false })}
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
