'use client';

import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useUndo } from '../../lib/undo.tsx';
import { Page } from '../../ui/page.tsx';
import { SumsLine } from './sums-line.tsx';
import { TransactionList } from './transaction-list.tsx';
import { useTransactionList } from './use-transaction-list.ts';

// Beside the first page of lines, not before it; their places are kept.
const loadQueryBar = () => import('./query-bar.tsx').then((module) => ({ default: module.QueryBar }));
const QueryBar = lazy(loadQueryBar);
if (typeof window !== 'undefined') void loadQueryBar().catch(() => undefined);
const ListHead = lazy(() => import('./list-head.tsx').then((module) => ({ default: module.ListHead })));
// What no page shows at first comes when it is wanted.
const DetailPanel = lazy(() => import('./detail-panel.tsx').then((module) => ({ default: module.DetailPanel })));
const SaveView = lazy(() => import('./save-view.tsx').then((module) => ({ default: module.SaveView })));
const SelectionBar = lazy(() => import('./selection-bar.tsx').then((module) => ({ default: module.SelectionBar })));

/** All transactions that a query matches: list, sums, selection and, beside it, the one that is open. */
export function TransactionsPage() {
  const t = useTranslations('transactions');
  const { undo, dialog } = useUndo();
  const list = useTransactionList(undo);
  const { canEdit, q, setQuery, openId, pages, selection, bulk, actions } = list;
  return (
    <div className="flex flex-1">
      <Page title={t('title')} isTitleHidden className="flex min-w-0 flex-1 flex-col wide:px-6! wide:pt-5!">
        <div className="mb-2 flex h-9 items-center gap-4 touch:h-12 print:hidden">
          <Suspense>
            <ListHead q={q} onChange={setQuery} />
          </Suspense>
        </div>
        <div className="flex min-h-entry items-start gap-2">
          <Suspense>
            <QueryBar q={q} onChange={setQuery} />
          </Suspense>
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
          currentId={list.currentId}
          editing={list.editing}
          actions={actions}
          onMove={list.move}
          canEdit={canEdit}
          isBesidePanel={openId !== null}
        />
        {list.hasSelection ? (
          <Suspense>
            <SelectionBar
              selection={selection}
              items={pages.items}
              q={q}
              canEdit={canEdit}
              part={bulk.part}
              onPartChange={bulk.setPart}
              onSet={bulk.set}
              onCategory={bulk.setCategory}
              onDelete={bulk.remove}
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
            begin={list.begin}
            onClose={list.close}
            onMove={list.move}
            onCategory={actions.pick}
            onDelete={list.removeOne}
            onUndo={undo}
          />
        </Suspense>
      ) : null}
      {dialog}
    </div>
  );
}
