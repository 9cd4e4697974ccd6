'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { cx } from '../../ui/cx.ts';
import { Entry } from '../../ui/entry.tsx';
import { focusRow } from './row-layout.ts';
import type { Edit } from './transaction-edit.ts';
import { amountText, readTypedAmount } from './typed-amount.ts';

interface RowEditProps {
  transaction: Transaction;
  onSave: (base: Transaction, edit: Edit) => void;
  onEnd: () => void;
  /** Of the column of amounts, in which the field stands. */
  amountWidth: string;
}

/** Payee and amount of a line as fields in the line's place; Enter saves, Esc takes back. */
export function RowEdit({ transaction, onSave, onEnd, amountWidth }: RowEditProps) {
  const t = useTranslations('transactions');
  const locale = useLocale();
  const form = useRef<HTMLFormElement>(null);
  // As it was when it was opened: what the change builds on.
  const [base] = useState(transaction);
  const { id, payee, amount, currency, splits } = base;
  const [name, setName] = useState(payee?.name ?? '');
  const [typed, setTyped] = useState(() => amountText(amount, currency, locale));
  const hasOwnAmount = splits.length === 1;
  const value = hasOwnAmount ? readTypedAmount(typed, currency, locale) : amount;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (value === null) return;
    const edit: Edit = {
      ...(name.trim() === (payee?.name ?? '') ? {} : { payee: name.trim() === '' ? null : name.trim() }),
      ...(value === amount ? {} : { amount: value }),
    };
    if (Object.keys(edit).length > 0) onSave(base, edit);
    onEnd();
    focusRow(id);
  }

  function onKeyDown(event: KeyboardEvent) {
    // The list's own keys are letters here.
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    onEnd();
    focusRow(id);
  }

  return (
    <form
      ref={form}
      aria-label={t('editInPlace', { payee: payee?.name ?? t('noPayee') })}
      onSubmit={submit}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!form.current?.contains(event.relatedTarget)) onEnd();
      }}
      className="flex items-center gap-2"
      noValidate
    >
      <Entry
        size="small"
        autoFocus
        aria-label={t('payee')}
        value={name}
        maxLength={200}
        autoComplete="off"
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {hasOwnAmount ? (
        <span className={cx('shrink-0', amountWidth)}>
          <Entry
            size="small"
            isAmount
            aria-label={t('amount')}
            aria-invalid={value === null ? true : undefined}
            value={typed}
            autoComplete="off"
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </span>
      ) : null}
      <button type="submit" className="sr-only">
        {t('save')}
      </button>
    </form>
  );
}
