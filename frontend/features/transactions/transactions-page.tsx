'use client';

import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { useUndo } from '../../lib/undo.tsx';
import { useKeptScroll } from '../../lib/use-kept-scroll.ts';
import { Page } from '../../ui/page.tsx';
import { MonthStepper } from './month-stepper.tsx';
import { QueryBar } from './query-bar.tsx';
import { focusRow } from './row-layout.ts';
import { SumsLine } from './sums-line.tsx';
import { TransactionList } from './transaction-list.tsx';
import { useTransactionParams } from './transaction-params.ts';
import { useTransactionPages } from './transaction-queries.ts';
import type { RowActions } from './transaction-row.tsx';
import { useChanges } from './use-changes.ts';
import { useListKeys } from './use-list-keys.ts';
import { useSelection } from './use-selection.ts';
import { ViewTabs } from './view-tabs.tsx';

// What no page shows at first comes when it is wanted.
const DetailPanel = lazy(() => import('./detail-panel.tsx').then((module) => ({ default: module.DetailPanel })));
const SaveView = lazy(() => import('./save-view.tsx').then((module) => ({ default: module.SaveView })));
const SelectionBar = lazy(() => import('./selection-bar.tsx').then((module) => ({ default: module.SelectionBar })));

/** All transactions that a query matches: list, sums, selection and, beside it, the one that is open. */
export function TransactionsPage() {
  const t = useTranslations('transactions');
  const ledger = useLedger();
  const canEdit = ledger.role !== 'viewer';
  const { q, openId, setQuery, setOpen } = useTransactionParams();
  const pages = useTransactionPages(q);
  const { items } = pages;
  const selection = useSelection(items, q);
  const [currentId, setCurrent] = useState<string | null>(openId);
  const [editingId, setEditing] = useState<string | null>(null);
  const [isPicking, setPicking] = useState(false);
  const { undo, dialog } = useUndo();
  const { setCategory, remove } = useChanges(undo);
  useKeptScroll({
    name: `transactions?${ledger.id}&${q}`,
    isReady: pages.isSuccess && !pages.isPlaceholderData && !pages.isFetchingNextPage,
    hasMore: pages.hasNextPage,
    loadMore: () => void pages.fetchNextPage(),
  });

  const move = useCallback(
    (steps: number) => {
      const at = items.findIndex((item) => item.id === currentId);
      const next = items[at === -1 ? 0 : Math.min(items.length - 1, Math.max(0, at + steps))];
      if (!next) return;
      setCurrent(next.id);
      if (openId !== null) setOpen(next.id);
      focusRow(next.id);
    },
    [items, currentId, openId, setOpen],
  );

  const actions = useMemo<RowActions>(
    () => ({
      open: (id) => {
        setCurrent(id);
        setOpen(id);
      },
      focus: setCurrent,
      toggle: selection.toggle,
      edit: (id) => {
        setEditing(id);
        if (id !== null) setCurrent(id);
      },
      pick: (id, categoryId) => {
        setEditing(null);
        setCategory({ ids: [id] }, 1, categoryId);
      },
    }),
    [setOpen, selection.toggle, setCategory],
  );

  const hasSelection = selection.isAll || selection.ids.size > 0;
  const targets = selection.isAll ? { q } : { ids: [...selection.ids] };
  function deleteChosen(count: number) {
    remove(targets, count);
    selection.clear();
  }

  useListKeys({
    canEdit,
    isOpen: openId !== null,
    onMove: move,
    onSelect: () => currentId && selection.toggle(currentId),
    onOpen: () => currentId && setOpen(currentId),
    onCategory: () => (hasSelection ? setPicking(true) : setEditing(currentId)),
    onDelete: () => {
      if (hasSelection) deleteChosen(selection.ids.size);
      else if (currentId) removeOne(currentId);
    },
    onEscape: () => (openId !== null ? setOpen(null) : selection.clear()),
  });

  function removeOne(id: string) {
    const at = items.findIndex((item) => item.id === id);
    const next = items[at + 1] ?? items[at - 1];
    remove({ ids: [id] }, 1);
    setCurrent(next?.id ?? null);
    if (openId !== null) setOpen(next?.id ?? null);
  }

  return (
    <div className="flex flex-1">
      <Page title={t('title')} isTitleHidden className="flex min-w-0 flex-1 flex-col wide:px-6! wide:pt-5!">
        <div className="mb-2 flex items-center gap-4">
          <ViewTabs q={q} onChange={setQuery} />
          <MonthStepper q={q} onChange={setQuery} />
        </div>
        <div className="flex items-start gap-2">
          <QueryBar q={q} onChange={setQuery} />
          {canEdit && q !== '' ? (
            <Suspense>
              <SaveView q={q} onUndo={undo} />
            </Suspense>
          ) : null}
        </div>
        <SumsLine q={q} />
        <TransactionList
          pages={pages}
          q={q}
          onClearQuery={() => setQuery('')}
          selection={selection}
          currentId={currentId}
          editingId={editingId}
          actions={actions}
          onMove={move}
          canEdit={canEdit}
        />
        {hasSelection ? (
          <Suspense>
            <SelectionBar
              selection={selection}
              items={items}
              q={q}
              canEdit={canEdit}
              isPicking={isPicking}
              onPickingChange={setPicking}
              onCategory={(categoryId) => {
                setPicking(false);
                setCategory(targets, selection.ids.size, categoryId);
                selection.clear();
              }}
              onDelete={() => deleteChosen(selection.ids.size)}
            />
          </Suspense>
        ) : null}
      </Page>
      {openId !== null ? (
        <Suspense>
          <DetailPanel
            key={openId}
            id={openId}
            canEdit={canEdit}
            onClose={() => {
              setOpen(null);
              if (currentId) focusRow(currentId);
            }}
            onMove={move}
            onCategory={actions.pick}
            onDelete={removeOne}
            onUndo={undo}
          />
        </Suspense>
      ) : null}
      {dialog}
    </div>
  );
}
