'use client';

import type { Import } from '@expenseai/contracts/imports';
import { FileText } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { useAccounts } from '../../lib/reference-queries.ts';
import { AccountChip } from './account-chip.tsx';
import { InferenceChips } from './inference-chips.tsx';

const formatNames: Readonly<Record<string, string>> = { csv: 'CSV', tsv: 'TSV', ofx1: 'OFX', ofx2: 'OFX', qfx: 'QFX' };

/** What the file is, in a sentence that can be corrected. */
export function ImportSentence({ item }: { item: Import }) {
  const t = useTranslations('imports');
  const format = useFormatter();
  const fileFormat = formatNames[item.format ?? ''] ?? (item.format ?? '').toUpperCase();
  const day = (date: string) => new Date(`${date}T00:00:00Z`);
  const range =
    item.firstDate && item.lastDate
      ? format.dateTimeRange(day(item.firstDate), day(item.lastDate), {
          day: 'numeric',
          month: 'short',
          year: 'numeric',
          timeZone: 'UTC',
        })
      : null;
  return (
    <section className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-2 pb-4">
      <FileText aria-hidden="true" className="mt-1 text-ink-3" />
      <p className="text-14 leading-7 text-ink-2">
        <span className="font-semibold break-words text-ink">{item.fileName}</span>{' '}
        {item.bank ? t('isStatement', { bank: item.bank, format: fileFormat }) : t('isFile', { format: fileFormat })}
        {': '}
        {t('lineCount', { count: item.counts.total })}
        {range ? (
          <>
            , <span className="whitespace-nowrap">{range}</span>
          </>
        ) : null}
        , {t('for')} {item.accounts.length > 1 ? <AccountNames item={item} /> : <AccountChip item={item} />}
        {item.notCounted > 0 ? ` · ${t('notCounted', { count: item.notCounted })}` : null}
      </p>
      <div className="col-start-2">
        <InferenceChips item={item} />
      </div>
    </section>
  );
}

/** A file of several accounts says itself which lines are whose. */
function AccountNames({ item }: { item: Import }) {
  const t = useTranslations('imports');
  const accounts = useAccounts().data ?? [];
  const names = item.accounts.map(({ key, accountId, newAccount, lineCount }) => {
    const known = accounts.find((account) => account.id === accountId)?.name;
    const name = known ?? newAccount?.name ?? key;
    return `${known ? name : `${name}, ${t('newAccount')}`} (${lineCount})`;
  });
  return <span className="font-medium text-ink">{names.join(' · ')}</span>;
}
