'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { isPlainDate } from '@expenseai/core/calendar/plain-date';
import { amount } from '@expenseai/core/money/amount';
import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RouteResponse } from '../../lib/api-routes.ts';
import { useReference } from '../../lib/reference-queries.ts';
import { useAmountText } from '../../ui/amount-text.ts';
import { Day } from '../../ui/day.tsx';

type Entry = RouteResponse<'GET /ledgers/{ledgerId}/transactions/{transactionId}/history'>['items'][number];

/** Fields that a sentence is made of; the others follow from these or are ids. */
const shown = ['date', 'payeeId', 'accountId', 'amount', 'notes', 'tags', 'status', 'splits'] as const;

/** Old struck through, arrow, new; of a line that was made nothing, since all of it is new. */
export function HistoryChanges({ entry, transaction }: { entry: Entry; transaction: Transaction }) {
  const t = useTranslations('history.fields');
  const changes = entry.changes.filter((change) => shown.some((field) => field === change.field));
  const isCreation = entry.changes.some(({ field, before }) => field === 'date' && before === null);
  if (isCreation || changes.length === 0) return null;
  return (
    <ul className="text-12 text-ink-2">
      {changes.map(({ field, before, after }) => {
        const name = shown.find((candidate) => candidate === field);
        return name ? (
          <li key={field} className="flex flex-wrap items-center gap-x-1.5">
            {t(name)}
            {name === 'payeeId' ? null : (
              <>
                <s className="text-ink-3">
                  <Value field={name} value={before} transaction={transaction} />
                </s>
                <ArrowRight aria-hidden="true" className="size-3 text-ink-3" />
                <span className="font-medium text-ink">
                  <Value field={name} value={after} transaction={transaction} />
                </span>
              </>
            )}
          </li>
        ) : null;
      })}
    </ul>
  );
}

function Value({
  field,
  value,
  transaction,
}: {
  field: (typeof shown)[number];
  value: unknown;
  transaction: Transaction;
}) {
  const t = useTranslations('transactions');
  const amountText = useAmountText();
  const { accounts, categories } = useReference();
  const money = (minor: number) => amountText(amount(minor), transaction.currency, { symbol: false });
  if (field === 'splits' && Array.isArray(value)) {
    const parts = value.filter(isSplit).map(({ categoryId, amount: minor }) => {
      const name = categories.get(categoryId ?? '')?.name ?? t('noCategory');
      return value.length > 1 ? `${name} ${money(minor)}` : name;
    });
    return parts.join(', ');
  }
  if (field === 'tags' && Array.isArray(value)) return value.map((tag) => `#${String(tag)}`).join(' ') || '–';
  if (field === 'date' && isPlainDate(value)) return <Day date={value} />;
  if (field === 'amount' && typeof value === 'number') return money(value);
  if (field === 'accountId' && typeof value === 'string') return accounts.get(value)?.name ?? '–';
  if (field === 'status' && (value === 'pending' || value === 'cleared' || value === 'reconciled')) return t(value);
  return typeof value === 'string' && value !== '' ? value : '–';
}

function isSplit(value: unknown): value is { categoryId: string | null; amount: number } {
  return typeof value === 'object' && value !== null && 'categoryId' in value && 'amount' in value;
}
