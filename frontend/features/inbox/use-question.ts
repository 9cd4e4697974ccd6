import type { InboxItem } from '@expenseai/contracts/home';
import { formatAmount } from '@expenseai/core/money/format-amount';
import { useCallback } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { isDuplicate } from './inbox-item.ts';

/** What an item asks, in a sentence. */
export function useQuestion(): (item: InboxItem) => string {
  const t = useTranslations('inbox.questions');
  const format = useFormatter();
  const locale = useLocale();
  return useCallback(
    (item) => {
      const { payee, count, sum, currency } = item;
      if (isDuplicate(item)) {
        return t('duplicate', {
          payee: payee ?? t('line'),
          amount: formatAmount(sum, currency, locale, { sign: 'always' }),
        });
      }
      const values = { count, shown: format.number(count) };
      return payee === null ? t('withoutPayee', values) : t('category', { ...values, payee });
    },
    [format, locale, t],
  );
}
