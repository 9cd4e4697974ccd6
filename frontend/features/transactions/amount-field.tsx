'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { formatAmount } from '@expenseai/core/money/format-amount';
import { useId } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { focusAtFirst } from '../../lib/focus-at-first.ts';
import { Figure } from '../../ui/amount.tsx';
import { cx } from '../../ui/cx.ts';
import { useEditTransaction } from './transaction-mutations.ts';
import { amountText, readTypedAmount } from './typed-amount.ts';
import { useDraft } from './use-draft.ts';

/** The amount as the panel's figure; pressed, it is typed anew and computes. A split one is changed by its shares. */
export function AmountField({ transaction, canEdit }: { transaction: Transaction; canEdit: boolean }) {
  const t = useTranslations('transactions');
  const locale = useLocale();
  const noteId = useId();
  const { mutate } = useEditTransaction();
  const { typed, base, type, end } = useDraft(transaction);
  const { amount, currency, transferId, splits, status } = transaction;
  const sign = transferId === null ? 'always' : 'never';
  const figure = <Figure amount={amount} currency={currency} size={28} sign={sign} />;
  if (!canEdit || splits.length > 1 || status === 'reconciled') return <p className="pt-2">{figure}</p>;
  if (typed === null) {
    return (
      <p className="pt-2">
        <button
          type="button"
          title={t('changeAmount')}
          onClick={() => type(amountText(amount, currency, locale))}
          className="-mx-1.5 rounded-1 px-1.5 hover:bg-hover"
        >
          <span className="sr-only">{t('changeAmount')} </span>
          {figure}
        </button>
      </p>
    );
  }
  const value = readTypedAmount(typed, currency, locale);
  function save() {
    if (value === null) return;
    end();
    // Of a transfer the leg keeps its side.
    const next = transferId === null || Math.sign(value) === Math.sign(amount) ? value : -value;
    if (next !== base.amount) mutate({ base, edit: { amount: next } });
  }
  return (
    <div className="pt-2">
      <input
        aria-label={t('amount')}
        aria-describedby={noteId}
        aria-invalid={value === null ? true : undefined}
        ref={focusAtFirst}
        autoComplete="off"
        inputMode="text"
        value={typed}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => (value === null ? end() : save())}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          end();
        }}
        className={cx(
          '-mx-1.5 h-9 w-[calc(100%+12px)] rounded-1 border bg-transparent px-1.25 text-20 font-medium',
          value === null ? 'border-bad' : 'border-control-line',
        )}
      />
      <p id={noteId} aria-live="polite" className="pt-1 text-12 text-ink-2">
        {value === null ? t('noAmount', { currency }) : `= ${formatAmount(value, currency, locale, { sign })}`}
      </p>
    </div>
  );
}
