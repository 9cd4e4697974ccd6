'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { isPlainDate } from '@expenseai/core/calendar/plain-date';
import { Clock } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { focusAtFirst } from '../../lib/focus-at-first.ts';
import { useReference } from '../../lib/reference-queries.ts';
import { ChipButton } from '../../ui/chip.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Day } from '../../ui/day.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { useEditTransaction } from './transaction-mutations.ts';
import { useDraft } from './use-draft.ts';

interface FieldProps {
  transaction: Transaction;
  canEdit: boolean;
}

/** The day; pressed, it is chosen anew. */
export function DateField({ transaction, canEdit }: FieldProps) {
  const t = useTranslations('transactions');
  const { mutate } = useEditTransaction();
  const { typed, base, type, end } = useDraft(transaction);
  const { date, status } = transaction;
  if (!canEdit || status === 'reconciled') return <Day date={date} look="long" />;
  if (typed === null) {
    return (
      <button
        type="button"
        title={t('changeDate')}
        onClick={() => type(date)}
        className="hit-44 -mx-1.5 rounded-1 px-1.5 hover:bg-hover"
      >
        <span className="sr-only">{t('changeDate')} </span>
        <Day date={date} look="long" />
      </button>
    );
  }
  function save() {
    end();
    if (typed !== null && isPlainDate(typed) && typed !== base.date) mutate({ base, edit: { date: typed } });
  }
  return (
    <input
      type="date"
      aria-label={t('date')}
      ref={focusAtFirst}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        end();
      }}
      className="-mx-1.5 h-7 rounded-1 border border-control-line bg-transparent px-1.25 touch:h-10 touch:text-16"
    />
  );
}

/** The account; another of the same currency can be chosen, but for a transfer, whose sides are two accounts. */
export function AccountField({ transaction, canEdit }: FieldProps) {
  const t = useTranslations('transactions');
  const { mutate } = useEditTransaction();
  const { accounts } = useReference();
  const { accountId, currency, transferId, status } = transaction;
  const name = accounts.get(accountId)?.name;
  const others = [...accounts.values()].filter((account) => account.currency === currency && !account.isClosed);
  if (!canEdit || transferId !== null || status === 'reconciled' || others.length < 2) return <>{name}</>;
  return (
    <Combobox
      label={t('account')}
      groups={[{ label: '', items: others.map((account) => ({ value: account.id, label: account.name })) }]}
      value={accountId}
      onChange={(next) => mutate({ base: transaction, edit: { accountId: next } })}
      trigger={(props) => (
        <ChipButton {...props} hasMenu title={t('changeAccount')}>
          {name}
        </ChipButton>
      )}
    />
  );
}

/** Pending or cleared, which a press changes; reconciled is agreed against a statement and stays. */
export function StatusField({ transaction, canEdit }: FieldProps) {
  const t = useTranslations('transactions');
  const { mutate } = useEditTransaction();
  const { status } = transaction;
  const word =
    status === 'pending' ? (
      <span className="inline-flex items-baseline gap-1.5 text-12 text-ink-3">
        <Clock aria-hidden="true" className="size-3.5 self-center" />
        {t('pending')}
      </span>
    ) : (
      <StatusLine tone="good">{t(status)}</StatusLine>
    );
  if (!canEdit || status === 'reconciled') return word;
  const next = status === 'pending' ? 'cleared' : 'pending';
  return (
    <button
      type="button"
      title={t('setStatus', { status: t(next) })}
      onClick={() => mutate({ base: transaction, edit: { status: next } })}
      className="hit-44 -mx-1 inline-flex rounded-1 px-1 hover:bg-hover"
    >
      {word}
      <span className="sr-only">, {t('setStatus', { status: t(next) })}</span>
    </button>
  );
}
