import type { InboxItem } from '@expenseai/contracts/home';
import { useCallback } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

/** Why a category is suggested: by the lines behind it, or by what is known of its words. */
export function useWhyText(): (item: InboxItem) => string {
  const t = useTranslations('inbox.why');
  const format = useFormatter();
  return useCallback(
    ({ suggestion, payee }) => {
      const [first] = suggestion?.evidence ?? [];
      if (!first) return t('alike');
      const { source, term, count, of } = first;
      const values = { count: format.number(count), of: format.number(of), term };
      return t(source, source === 'payee' ? { ...values, term: payee ?? term } : values);
    },
    [format, t],
  );
}
