'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { Fragment, type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { useReference } from '../../lib/reference-queries.ts';
import { useMedia } from '../../lib/use-media.ts';
import type { Selection } from '../../lib/use-selection.ts';
import { useWindowRows } from '../../lib/use-window-rows.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { cx } from '../../ui/cx.ts';
import { SkeletonBar } from '../../ui/skeleton.tsx';
import { Head } from '../../ui/table.tsx';
import { layoutOf, rowHeights } from './row-layout.ts';
import { useSummary } from './transaction-queries.ts';
import { type RowActions, type RowPart, TransactionRow } from './transaction-row.tsx';

interface TransactionGridProps {
  q: string;
  items: readonly Transaction[];
  /** How many lie before the first of `items`, on pages that were let go. */
  start: number;
  hasMore: boolean;
  onNearEnd: () => void;
  onNearStart: () => void;
  selection: Selection;
  currentId: string | null;
  editing: { id: string; part: RowPart } | null;
  actions: RowActions;
  onMove: (steps: number) => void;
  canEdit: boolean;
  /** Whether a panel takes room beside it. */
  isBesidePanel: boolean;
}

/** Rows that stand for a page on its way. */
const rowsAhead = 8;
/** So early the next page is asked for that it is there when one arrives. */
const nearEdge = 60;

/** The virtual list: one tab stop, arrow keys move, only what is in sight is drawn. */
export function TransactionGrid(props: TransactionGridProps) {
  const { items, start, hasMore, onNearEnd, onNearStart, selection, currentId, actions } = props;
  const t = useTranslations('transactions');
  const reference = useReference();
  const isPhone = useMedia('phone');
  const isTouch = useMedia('touch');
  // As many as are shown: a cell over more would make columns of its own, which take room.
  const isRoomy = useMedia('roomy');
  const hasAccount = !isPhone && (isRoomy || !props.isBesidePanel);
  const columns = isPhone ? 3 : hasAccount ? 6 : 5;
  const end = start + items.length;
  const currentIndex = useMemo(() => items.findIndex((item) => item.id === currentId), [items, currentId]);
  const { dateLook, amountWidth } = useMemo(() => layoutOf(items), [items]);
  const { list, offset, rows } = useWindowRows({
    count: end + (hasMore ? rowsAhead : 0),
    rowHeight: isPhone ? rowHeights.phone : isTouch ? rowHeights.touch : rowHeights.desk,
    keptIndex: currentIndex === -1 ? null : start + currentIndex,
  });
  const drawn = rows.getVirtualItems();
  const firstDrawn = drawn[0]?.index ?? 0;
  const lastDrawn = drawn.at(-1)?.index ?? 0;

  useEffect(() => {
    if (hasMore && lastDrawn >= end - nearEdge) onNearEnd();
    else if (start > 0 && firstDrawn < start + nearEdge) onNearStart();
  }, [hasMore, lastDrawn, firstDrawn, start, end, onNearEnd, onNearStart]);

  // Only a move scrolls, not a list that grows above or below.
  const scrolledTo = useRef(currentId);
  useEffect(() => {
    if (scrolledTo.current === currentId || currentIndex === -1) return;
    scrolledTo.current = currentId;
    rows.scrollToIndex(start + currentIndex, { align: 'auto' });
  });

  return (
    <>
      <PrintedShare q={props.q} count={items.length} isAll={start === 0 && !hasMore} />
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are chosen is a grid (WAI-ARIA 1.2).
        role="grid"
        aria-label={t('title')}
        aria-rowcount={hasMore ? -1 : end + 1}
        aria-multiselectable="true"
        onKeyDown={(event) => hearKey(event, props)}
        className="w-full table-fixed text-13"
      >
        <colgroup>
          <col className="w-8 max-wide:hidden" />
          <col className={dateLook === 'medium' ? 'w-26' : 'w-19 max-wide:w-16'} />
          <col />
          <col className="w-44 max-wide:hidden" />
          {hasAccount ? <col className="w-32 desk:w-44" /> : null}
          <col className={amountWidth} />
        </colgroup>
        <GridHead selection={selection} hasAccount={hasAccount} />
        <tbody ref={list}>
          {drawn.map(({ index, key, start: top, end: bottom }, at) => {
            const transaction = items[index - start];
            const gap = top - (drawn[at - 1]?.end ?? offset);
            return (
              <Fragment key={transaction?.id ?? key}>
                {gap > 0 ? <Gap height={gap} columns={columns} /> : null}
                {transaction ? (
                  <TransactionRow
                    transaction={transaction}
                    reference={reference}
                    actions={actions}
                    index={index}
                    isPhone={isPhone}
                    hasAccount={hasAccount}
                    dateLook={dateLook}
                    amountWidth={amountWidth}
                    isDateRepeated={items[index - start - 1]?.date === transaction.date}
                    isDayEnd={items[index - start + 1]?.date !== transaction.date}
                    isSelected={selection.has(transaction.id)}
                    isSelecting={selection.isAll || selection.ids.size > 0}
                    isCurrent={currentId === transaction.id}
                    isTabStop={currentIndex === -1 ? index === start : currentId === transaction.id}
                    editing={props.editing?.id === transaction.id ? props.editing.part : null}
                    canEdit={props.canEdit}
                  />
                ) : (
                  <AwaitedRow height={bottom - top} hasAccount={hasAccount} />
                )}
              </Fragment>
            );
          })}
          <Gap height={rows.getTotalSize() + offset - (drawn.at(-1)?.end ?? offset)} columns={columns} />
        </tbody>
      </table>
    </>
  );
}

/** On paper: whether these are all lines, or how many of them. */
function PrintedShare({ q, count, isAll }: { q: string; count: number; isAll: boolean }) {
  const t = useTranslations('transactions');
  const format = useFormatter();
  const all = useSummary(q).data?.count ?? count;
  if (!useMedia('print')) return null;
  return (
    <p className="pb-2 text-12">{t('printed', { isAll: isAll ? 'yes' : 'no', shown: format.number(count), all })}</p>
  );
}

function GridHead({ selection, hasAccount }: { selection: Selection; hasAccount: boolean }) {
  const t = useTranslations('transactions');
  const { currency } = useLedger();
  return (
    <thead className="max-wide:sr-only">
      <tr aria-rowindex={1}>
        <Head className={cx(stickyClass, 'max-wide:hidden')}>
          <Checkbox
            aria-label={t('selectAll')}
            checked={selection.isAll || (selection.ids.size > 0 && 'mixed')}
            onChange={selection.toggleAll}
          />
        </Head>
        <Head aria-sort="descending" className={stickyClass}>
          {t('date')}
        </Head>
        <Head className={stickyClass}>{t('payee')}</Head>
        <Head className={cx(stickyClass, 'max-wide:hidden')}>{t('category')}</Head>
        {hasAccount ? <Head className={stickyClass}>{t('account')}</Head> : null}
        <Head isAmount className={stickyClass}>
          {t('amountIn', { currency })}
        </Head>
      </tr>
    </thead>
  );
}

const stickyClass = 'wide:sticky wide:top-topbar wide:z-10 wide:bg-surface print:static';

/** Rows that are out of sight, as one. */
function Gap({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td colSpan={columns} style={{ height }} className="print:hidden" />
    </tr>
  );
}

function AwaitedRow({ height, hasAccount }: { height: number; hasAccount: boolean }) {
  return (
    <tr className="border-b border-line print:hidden">
      <td className="max-wide:hidden" />
      <td style={{ height }} className="px-2">
        <SkeletonBar className="w-10" />
      </td>
      <td className="px-2">
        <SkeletonBar className="w-2/5" />
      </td>
      <td className="px-2 max-wide:hidden">
        <SkeletonBar className="w-1/2" />
      </td>
      {hasAccount ? (
        <td className="px-2">
          <SkeletonBar className="w-1/2" />
        </td>
      ) : null}
      <td className="px-2">
        <SkeletonBar className="ml-auto w-12" />
      </td>
    </tr>
  );
}

/** With Shift the lines that the keyboard passes are chosen, the one it starts on included. */
function extendSelection(steps: number, currentId: string, items: readonly Transaction[], actions: RowActions): void {
  const at = items.findIndex((item) => item.id === currentId);
  const next = items[Math.min(items.length - 1, Math.max(0, at + steps))];
  if (!next || next.id === currentId) return;
  actions.reach(currentId, next.id);
}

function hearKey(event: KeyboardEvent, { onMove, actions, items, currentId }: TransactionGridProps): void {
  if (!(event.target instanceof HTMLElement) || !event.target.matches('tr')) return;
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15, Home: -items.length, End: items.length }[
    event.key
  ];
  if (steps !== undefined) {
    event.preventDefault();
    if (event.shiftKey && currentId) extendSelection(steps, currentId, items, actions);
    onMove(steps);
  } else if (event.key === 'Enter' && currentId) {
    event.preventDefault();
    actions.open(currentId);
  } else if (event.key === ' ' && currentId) {
    event.preventDefault();
    actions.toggle(currentId, event.shiftKey);
  }
}
