import type { InboxItem } from '@expenseai/contracts/home';
import { useCallback } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useCategoryName } from '../../lib/reference-queries.ts';
import type { Answer } from './inbox-item.ts';

/** What a decision has done, in a sentence. */
export function useDecidedText(): (item: InboxItem, answer: Answer, changed: number) => string {
  const t = useTranslations('inbox.decided');
  const format = useFormatter();
  const nameOf = useCategoryName();
  return useCallback(
    ({ payee, payees }, answer, changed) => {
      if (answer.kind === 'line') return t(answer.action, { payee: payee ?? t('line') });
      const category = nameOf(answer.categoryId);
      const values = { count: changed, shown: format.number(changed), category: category ?? t('noCategory') };
      if (payees.length > 1) return t('payees', { ...values, payee: payee ?? t('line'), more: payees.length - 1 });
      return payee === null ? t('withoutPayee', values) : t('category', { ...values, payee });
    },
    [nameOf, format, t],
  );
}
