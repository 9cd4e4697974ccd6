import type { InboxItem } from '@expenseai/contracts/home';
import { useCallback } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useAmountText } from '../../ui/amount-text.ts';
import { isDuplicate } from './inbox-item.ts';

/** What an item asks, in a sentence. */
export function useQuestion(): (item: InboxItem) => string {
  const t = useTranslations('inbox.questions');
  const format = useFormatter();
  const amountText = useAmountText();
  return useCallback(
    (item) => {
      const { payee, payees, count, sum, currency } = item;
      if (isDuplicate(item)) {
        return t('duplicate', {
          payee: payee ?? t('line'),
          amount: amountText(sum, currency, { sign: 'always' }),
        });
      }
      const values = { count, shown: format.number(count) };
      if (payees.length > 1) return t('payees', { ...values, payee: payee ?? t('line'), more: payees.length - 1 });
      return payee === null ? t('withoutPayee', values) : t('category', { ...values, payee });
    },
    [format, amountText, t],
  );
}
