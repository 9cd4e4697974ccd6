'use client';

import type { Operation } from '@expenseai/contracts/operations';
import { useTimeZone, useTranslations } from 'use-intl';
import { Head, Table } from '../../ui/table.tsx';
import { dayOf } from './day-of.ts';
import { HistoryRow } from './history-row.tsx';

interface HistoryTableProps {
  operations: readonly Operation[];
  canEdit: boolean;
  isOwner: boolean;
  onRevise: (operation: Operation) => void;
}

/** Changes by day, newest first. */
export function HistoryTable({ operations, canEdit, isOwner, onRevise }: HistoryTableProps) {
  const t = useTranslations('operations');
  const timeZone = useTimeZone() ?? 'UTC';
  const today = dayOf(new Date(), timeZone);
  const days = operations.map(({ at }) => dayOf(at, timeZone));
  return (
    <Table caption={t('caption')} className="table-fixed">
      <colgroup>
        <col className="w-18 max-wide:w-17" />
        <col className="w-14 max-wide:hidden" />
        <col className="w-32 max-wide:hidden" />
        <col />
        <col className="w-20 max-wide:hidden" />
        <col className="w-28 max-wide:w-26" />
      </colgroup>
      <thead className="max-wide:sr-only">
        <tr>
          <Head>{t('when')}</Head>
          <Head className="max-wide:hidden">
            <span className="sr-only">{t('time')}</span>
          </Head>
          <Head className="max-wide:hidden">{t('who')}</Head>
          <Head>{t('what')}</Head>
          <Head isAmount className="max-wide:hidden">
            {t('rows')}
          </Head>
          <Head>
            <span className="sr-only">{t('wayBack')}</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {operations.map((operation, index) => (
          <HistoryRow
            key={operation.id}
            operation={operation}
            day={days[index] ?? today}
            today={today}
            isRepeated={days[index - 1] === days[index]}
            isDayEnd={days[index + 1] !== undefined && days[index + 1] !== days[index]}
            // Settings of the ledger are the owner's, taking them back too.
            canRevise={canEdit && (isOwner || !operation.kind.startsWith('ledger.'))}
            onRevise={onRevise}
          />
        ))}
      </tbody>
    </Table>
  );
}
