'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Link } from '../ui/link.tsx';
import { call } from './api.ts';
import { useLedger } from './ledger.ts';
import { paths } from './paths.ts';
import { ledgerKey } from './query-client.ts';

/** How many transactions match a query; undefined until it is known, and not asked while nobody wants to know. */
export function useUsage(q: string, isWanted = true): number | undefined {
  const { id: ledgerId } = useLedger();
  return useQuery({
    queryKey: [...ledgerKey(ledgerId), 'usage', q],
    queryFn: async ({ signal }) =>
      (await call('GET /ledgers/{ledgerId}/transactions/summary', { params: { ledgerId }, query: { q } }, { signal }))
        .count,
    enabled: isWanted,
  }).data;
}

/** Where something is used: how often, leading there. */
export function Usage({ q }: { q: string }) {
  const t = useTranslations('manage');
  const count = useUsage(q);
  if (count === 0) return <span className="text-13 text-ink-2">{t('unused')}</span>;
  return (
    <Link href={paths.transactions({ q })} className="link text-13">
      {count === undefined ? t('itsTransactions') : t('usedIn', { count })}
    </Link>
  );
}
