import type { Operation } from '@expenseai/contracts/operations';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { useMe } from '../../lib/session.ts';

/** Who made a change, in a word. */
export function useWho(): (operation: Operation) => string {
  const t = useTranslations('operations');
  const { data: me } = useMe(false);
  return useCallback(
    ({ userId, userName }) => {
      if (userId !== null && userId === me?.id) return t('you');
      return userName ?? t(userId === null ? 'byItself' : 'somebody');
    },
    [me, t],
  );
}
