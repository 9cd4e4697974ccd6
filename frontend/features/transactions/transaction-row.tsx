'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { memo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { payeeText } from '../../lib/payee-text.ts';
import type { Reference } from '../../lib/reference-queries.ts';
import { Amount } from '../../ui/amount.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { cx } from '../../ui/cx.ts';
import { Day } from '../../ui/day.tsx';
import { cellClass, rowClass } from '../../ui/table.tsx';
import { CategoryCell } from './category-cell.tsx';
import { isOpenProposal } from './open-proposal.ts';
import { RowEdit } from './row-edit.tsx';
import { rowCellClass, rowId } from './row-layout.ts';
import type { Edit } from './transaction-edit.ts';

/** What can be changed in the line itself. */
export type RowPart = 'category' | 'line';

/** What rows call; the same object for all, so that a row draws again only when something of its own changes. */
export interface RowActions {
  open: (id: string) => void;
  focus: (id: string) => void;
  toggle: (id: string, isRange: boolean) => void;
  /** Chooses both and what lies between. */
  reach: (from: string, to: string) => void;
  edit: (id: string | null, part?: RowPart) => void;
  pick: (id: string, categoryId: string | null) => void;
  change: (base: Transaction, edit: Edit) => void;
}

interface TransactionRowProps {
  transaction: Transaction;
  reference: Reference;
  actions: RowActions;
  /** Place in the whole list, from 0. */
  index: number;
  isPhone: boolean;
  hasAccount: boolean;
  dateLook: 'row' | 'short' | 'medium';
  /** Of the column of amounts. */
  amountWidth: string;
  isDateRepeated: boolean;
  isDayEnd: boolean;
  isSelected: boolean;
  /** A press chooses instead of opening. */
  isSelecting: boolean;
  isCurrent: boolean;
  /** Tab leads to this row. */
  isTabStop: boolean;
  /** Which part of it is being changed. */
  editing: RowPart | null;
  canEdit: boolean;
}

/** One line of the list. */
export const TransactionRow = memo(function TransactionRow(props: TransactionRowProps) {
  const { transaction, reference, actions, isSelected, isCurrent, isDayEnd, isSelecting } = props;
  const { id } = transaction;
  const t = useTranslations('transactions');
  const payee = payeeText(transaction, reference.accounts) ?? t('noPayee');
  return (
    <tr
      id={rowId(id)}
      aria-rowindex={props.index + 2}
      aria-selected={isSelected}
      tabIndex={props.isTabStop ? 0 : -1}
      onFocus={() => actions.focus(id)}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('button, input, form, [role="option"]')) return;
        if (isSelecting || event.shiftKey) actions.toggle(id, event.shiftKey);
        else actions.open(id);
      }}
      onContextMenu={(event) => {
        // A long press, the phone's way to choose a line.
        if (!(event.nativeEvent instanceof PointerEvent) || event.nativeEvent.pointerType !== 'touch') return;
        event.preventDefault();
        actions.toggle(id, false);
      }}
      className={cx(rowClass({ isSelected, isCurrent, isDayEnd }), 'cursor-default rounded-none')}
    >
      <td className="pl-2 max-wide:hidden">
        <Checkbox
          tabIndex={-1}
          aria-label={t('select', { payee })}
          checked={isSelected}
          onChange={(event) =>
            actions.toggle(id, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
          }
        />
      </td>
      <td className={cx(rowCellClass, 'text-ink-2 max-wide:pl-0')}>
        <span className={props.isDateRepeated ? 'sr-only print:not-sr-only' : undefined}>
          <Day date={transaction.date} look={props.dateLook} />
        </span>
      </td>
      {props.editing === 'line' ? (
        <td colSpan={props.isPhone ? 2 : props.hasAccount ? 4 : 3} className="pr-2">
          <RowEdit
            transaction={transaction}
            amountWidth={props.amountWidth}
            onSave={actions.change}
            onEnd={() => actions.edit(null)}
          />
        </td>
      ) : (
        <RowCells {...props} payee={payee} />
      )}
    </tr>
  );
});

/** Payee, category, account and amount. */
function RowCells({ payee, ...props }: TransactionRowProps & { payee: string }) {
  const t = useTranslations('transactions');
  const ledger = useLedger();
  const { transaction, reference, actions } = props;
  const { amount, currency, status, transferId } = transaction;
  const isPending = status === 'pending';
  return (
    <>
      <th scope="row" className={cx(cellClass, 'leading-4.5', isPending ? 'font-regular' : 'font-medium')}>
        {payee}
        {isPending ? <span className="ml-1.5 text-12 text-ink-3 max-wide:hidden">{t('pending')}</span> : null}
        {props.isPhone ? <SecondLine transaction={transaction} reference={reference} /> : null}
      </th>
      <td className={cx(cellClass, 'max-wide:hidden')}>
        {props.isPhone ? null : (
          <CategoryCell
            transaction={transaction}
            reference={reference}
            isEditing={props.editing === 'category'}
            canEdit={props.canEdit}
            onEdit={actions.edit}
            onPick={actions.pick}
          />
        )}
      </td>
      {props.hasAccount ? (
        <td className={cx(cellClass, 'text-ink-2')}>{reference.accounts.get(transaction.accountId)?.name}</td>
      ) : null}
      <td className="px-2 text-right max-wide:pr-0">
        <Amount
          amount={amount}
          currency={currency}
          kind={transferId === null ? 'movement' : 'transfer'}
          isPending={isPending}
          hasSymbol={currency !== ledger.currency}
        />
      </td>
    </>
  );
}

/** On a phone the category stands below the payee. */
function SecondLine({ transaction, reference }: { transaction: Transaction; reference: Reference }) {
  const t = useTranslations('transactions');
  const format = useFormatter();
  const { reviewThreshold } = useLedger();
  const [first, ...others] = transaction.splits;
  const category = reference.categories.get(first?.categoryId ?? '');
  const name = transaction.transferId === null ? (category?.name ?? t('noCategory')) : t('transfer');
  const parts = [
    others.length > 0 ? `${name} +${others.length}` : name,
    isOpenProposal(transaction, reviewThreshold) && transaction.confidence !== null
      ? format.number(transaction.confidence, { style: 'percent', maximumFractionDigits: 0 })
      : null,
    transaction.status === 'pending' ? t('pending') : null,
  ];
  return (
    <span className="block truncate text-12 leading-4 font-regular text-ink-2">
      {parts.filter((part) => part !== null).join(' · ')}
    </span>
  );
}
