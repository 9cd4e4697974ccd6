'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { useAmountText } from '../../ui/amount-text.ts';
import { useSummary } from './transaction-queries.ts';

/** Count and sums of what the query matches, each currency for itself. */
export function SumsLine({ q }: { q: string }) {
  const t = useTranslations('transactions');
  const format = useFormatter();
  const amountText = useAmountText();
  const ledger = useLedger();
  const { data } = useSummary(q);
  if (!data) return <p className="h-10" />;
  const left = [
    data.transferCount > 0 ? t('transfersLeftOut', { count: data.transferCount }) : null,
    data.pendingCount > 0 ? t('pendingCounted', { count: data.pendingCount }) : null,
  ].filter((part) => part !== null);
  return (
    <p className="flex min-h-10 flex-wrap items-center gap-x-2.5 gap-y-1 py-1.5 text-12 text-ink-2 wide:gap-x-6">
      <span>{t('count', { count: data.count, shown: format.number(data.count) })}</span>
      {data.sums.map(({ currency, income, expense, net }) => {
        const options = { symbol: data.sums.length > 1 || currency !== ledger.currency };
        const magnitude = (value: typeof income) => amountText(value, currency, { ...options, sign: 'never' });
        return (
          <span key={currency} className="contents">
            <Sum label={t('out')} value={magnitude(expense)} />
            <Sum label={t('in')} value={magnitude(income)} />
            <Sum label={t('net')} value={amountText(net, currency, { ...options, sign: 'always' })} />
          </span>
        );
      })}
      <span className="ml-auto max-wide:hidden">{left.join(', ')}</span>
    </p>
  );
}

function Sum({ label, value }: { label: string; value: string }) {
  return (
    <span className="whitespace-nowrap">
      {label} <b className="font-medium text-ink">{value}</b>
    </span>
  );
}
