'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { useFormatter, useTranslations } from 'use-intl';
import { cx } from '../../ui/cx.ts';
import { HistoryChanges } from './history-changes.tsx';
import { useHistory } from './transaction-queries.ts';

interface DetailHistoryProps {
  transaction: Transaction;
  canEdit: boolean;
  onUndo: (operationId: string) => void;
}

/** What happened to the transaction, by whom and when, each with its way back. */
export function DetailHistory({ transaction, canEdit, onUndo }: DetailHistoryProps) {
  const t = useTranslations('history');
  const tUi = useTranslations('ui');
  const format = useFormatter();
  const { data: entries } = useHistory(transaction.id);
  if (!entries) return null;
  return (
    <section className="border-t border-line px-5 py-4 max-wide:px-4">
      <h3>{t('title')}</h3>
      <ol className="mt-2 ml-1 border-l border-line-2">
        {entries.map((entry) => (
          <li
            key={entry.operationId}
            className={cx('relative pb-3 pl-4 text-13 last:pb-0', entry.isUndone && 'text-ink-3')}
          >
            <span
              aria-hidden="true"
              className="absolute top-1.5 -left-[4.5px] size-2 rounded-full border border-mark bg-surface"
            />
            <p>
              {t(kindKey(entry.kind), { name: entry.userName ?? t('somebody') })}{' '}
              <time dateTime={entry.at} className="text-12 text-ink-2">
                {format.dateTime(new Date(entry.at), {
                  day: 'numeric',
                  month: 'short',
                  hour: '2-digit',
                  minute: '2-digit',
                })}
              </time>{' '}
              {entry.isUndone ? <span className="text-12">{t('undone')}</span> : null}
              {canEdit && entry.canUndo ? (
                <button type="button" className="link hit-44 text-12" onClick={() => onUndo(entry.operationId)}>
                  {tUi('undo')}
                </button>
              ) : null}
            </p>
            <HistoryChanges entry={entry} transaction={transaction} />
          </li>
        ))}
      </ol>
    </section>
  );
}

const kinds = {
  'transaction.create': 'created',
  'transaction.update': 'changed',
  'transaction.bulk-update': 'changedInBulk',
  'transaction.delete': 'deleted',
  'transaction.bulk-delete': 'deleted',
  'import.commit': 'imported',
  'import.decide': 'imported',
  'ledger.create': 'demo',
} as const;

function kindKey(kind: string) {
  return Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : ('changed' as const);
}
