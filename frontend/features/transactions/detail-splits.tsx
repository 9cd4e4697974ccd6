'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { sum } from '@expenseai/core/money/amount';
import { Split } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useReference } from '../../lib/reference-queries.ts';
import { useAmountText } from '../../ui/amount-text.ts';
import { Button } from '../../ui/button.tsx';
import { CategoryName } from '../../ui/category-mark.tsx';
import { StatusLine } from '../../ui/status-line.tsx';

const SplitEditor = lazy(() => import('./split-editor.tsx').then((module) => ({ default: module.SplitEditor })));

interface DetailSplitsProps {
  transaction: Transaction;
  canEdit: boolean;
  isEditing: boolean;
  onEditingChange: (isEditing: boolean) => void;
}

/** The shares of a split transaction, and the way to part one that is whole. */
export function DetailSplits({ transaction, canEdit, isEditing, onEditingChange }: DetailSplitsProps) {
  const t = useTranslations('transactions');
  const tSplit = useTranslations('splitting');
  const amountText = useAmountText();
  const { splits, currency, amount, transferId } = transaction;
  if (transferId !== null || amount === 0) return null;
  const isSplit = splits.length > 1;
  if (!isSplit && !canEdit) return null;
  const shown = (value: typeof amount) => amountText(value, currency, { symbol: false });
  const editButton = canEdit ? (
    <Button
      variant="quiet"
      size="small"
      shortcut="S"
      icon={<Split aria-hidden="true" className="rotate-90" />}
      onClick={() => onEditingChange(true)}
      className="-ml-2 w-fit"
    >
      {isSplit ? tSplit('change') : tSplit('start')}
    </Button>
  ) : null;
  return (
    <section className="border-t border-line px-5 py-4 max-wide:px-4">
      <h3 className="flex items-center justify-between gap-3">
        {t('split')}
        {isSplit && !isEditing ? (
          <StatusLine tone="good">{tSplit('balanced', { amount: shown(sum([])) })}</StatusLine>
        ) : null}
      </h3>
      {isEditing ? (
        <Suspense>
          <div className="pt-3">
            <SplitEditor transaction={transaction} onDone={() => onEditingChange(false)} />
          </div>
        </Suspense>
      ) : (
        <>
          {isSplit ? <SplitTable transaction={transaction} shown={shown} /> : null}
          <div className="pt-1">{editButton}</div>
        </>
      )}
    </section>
  );
}

function SplitTable({
  transaction,
  shown,
}: {
  transaction: Transaction;
  shown: (value: Transaction['amount']) => string;
}) {
  const t = useTranslations('transactions');
  const { categories } = useReference();
  // Two shares may be equal, so their place tells them apart.
  const rows = transaction.splits.map((split, index) => ({ ...split, key: `${index}` }));
  return (
    <table className="mt-2 w-full text-13">
      <caption className="sr-only">{t('split')}</caption>
      <tbody>
        {rows.map(({ key, categoryId, amount, notes }) => {
          const category = categories.get(categoryId ?? '');
          return (
            <tr key={key} className="border-b border-line">
              <th scope="row" className="h-8">
                <CategoryName colour={category?.colour ?? 'none'}>{category?.name ?? t('noCategory')}</CategoryName>
              </th>
              <td className="px-2 text-12 text-ink-2">{notes}</td>
              <td className="text-right font-medium">{shown(amount)}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2} className="h-8 font-semibold">
            {t('total')}
          </th>
          <td className="text-right font-semibold">{shown(sum(transaction.splits.map(({ amount }) => amount)))}</td>
        </tr>
      </tfoot>
    </table>
  );
}
