'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { amount } from '@expenseai/core/money/amount';
import { formatAmount } from '@expenseai/core/money/format-amount';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { decimalMarkOf } from '../../lib/decimal-mark.ts';
import { Button } from '../../ui/button.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { SplitEditorRow } from './split-editor-row.tsx';
import { balanceOf, equalTexts, type SplitRow } from './split-rows.ts';
import { useEditTransaction } from './transaction-mutations.ts';

interface SplitEditorProps {
  transaction: Transaction;
  onDone: () => void;
}

/** Parts a transaction among categories; the last line takes what is left, so that it always comes to the whole. */
export function SplitEditor({ transaction, onDone }: SplitEditorProps) {
  const t = useTranslations('splitting');
  const tUi = useTranslations('ui');
  const locale = useLocale();
  const { amount: total, currency } = transaction;
  const whole = { total, currency, decimalMark: decimalMarkOf(locale) };
  const write = (share: number) => formatAmount(amount(Math.abs(share)), currency, locale, { symbol: false });
  // Its shares are those that are typed over.
  const [base] = useState(transaction);
  const nextKey = useRef(transaction.splits.length + 1);
  const [rows, setRows] = useState<readonly SplitRow[]>(() => startingRows(transaction, write));
  const { mutateAsync, isPending } = useEditTransaction();
  const { amounts, left, isOver, canSave } = balanceOf(rows, whole);
  const change = (key: string, values: Partial<SplitRow>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...values } : row)));

  function add() {
    nextKey.current += 1;
    const last = rows.at(-1);
    // What was left so far becomes the line's own, and the new one takes what is left of it: nothing yet.
    const before = rows.map((row) => (row === last && left !== null ? { ...row, text: write(left) } : row));
    setRows([...before, { key: `${nextKey.current}`, categoryId: null, notes: '', text: '' }]);
  }

  function save() {
    if (!canSave) return;
    const splits = rows.flatMap(({ categoryId, notes }, index) => {
      const share = amounts[index];
      return share === null || share === undefined
        ? []
        : [{ categoryId, amount: share, notes: notes.trim() === '' ? null : notes.trim() }];
    });
    // The promise, since a callback would be lost where the answer draws the panel anew. What failed is said by a toast.
    mutateAsync({ base, edit: { splits } }).then(onDone, () => undefined);
  }

  return (
    <form
      aria-label={t('title')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onDone();
      }}
      className="grid gap-2"
      noValidate
    >
      <ul className="grid gap-2">
        {rows.map((row, index) => (
          <SplitEditorRow
            key={row.key}
            row={row}
            number={index + 1}
            share={amounts[index] ?? null}
            currency={currency}
            isLast={index === rows.length - 1}
            isFirst={index === 0}
            onChange={(values) => change(row.key, values)}
            onRemove={rows.length > 2 ? () => setRows(rows.filter(({ key }) => key !== row.key)) : undefined}
          />
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-1 border-t border-line-2 pt-2">
        <Button variant="quiet" size="small" icon={<Plus aria-hidden="true" />} onClick={add}>
          {t('addLine')}
        </Button>
        <Button
          variant="quiet"
          size="small"
          onClick={() => {
            const texts = equalTexts(rows, whole, write);
            setRows(rows.map((row, index) => ({ ...row, text: texts[index] ?? '' })));
          }}
        >
          {t('equal')}
        </Button>
        <span aria-live="polite" className="ml-auto">
          {left === null ? (
            <StatusLine tone="bad">{t('unreadable')}</StatusLine>
          ) : isOver ? (
            <StatusLine tone="bad">{t('over', { amount: write(left) })}</StatusLine>
          ) : canSave ? (
            <StatusLine tone="good">{t('balanced', { amount: write(0) })}</StatusLine>
          ) : (
            <StatusLine tone="near">{t('emptyLine')}</StatusLine>
          )}
        </span>
      </div>
      <div className="flex justify-end gap-2 pt-1">
        <Button onClick={onDone}>{tUi('cancel')}</Button>
        <Button type="submit" variant="filled" disabled={!canSave} isBusy={isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

/** The shares as they are; of one that is whole, itself and an empty line before it. */
function startingRows({ splits }: Transaction, write: (share: number) => string): SplitRow[] {
  const rows = splits.map(({ categoryId, amount: share, notes }, index) => ({
    key: `${index}`,
    categoryId,
    notes: notes ?? '',
    text: write(share),
  }));
  return rows.length > 1 ? rows : [{ key: 'new', categoryId: null, notes: '', text: '' }, ...rows];
}
