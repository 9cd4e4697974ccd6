'use client';

import { type ComponentProps, lazy, Suspense, useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import { paths } from '../../lib/paths.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { TransactionGrid as Grid } from './transaction-grid.tsx';
import type { useTransactionPages } from './transaction-queries.ts';

const loadGrid = () => import('./transaction-grid.tsx').then((module) => ({ default: module.TransactionGrid }));
const TransactionGrid = lazy(loadGrid);
// Beside the first page of lines, not after it. A failed fetch is tried again when the list is drawn.
if (typeof window !== 'undefined') void loadGrid().catch(() => undefined);

type TransactionListProps = Omit<
  ComponentProps<typeof Grid>,
  'items' | 'start' | 'hasMore' | 'onNearEnd' | 'onNearStart'
> & {
  pages: ReturnType<typeof useTransactionPages>;
  onClearQuery: () => void;
};

/** The list in each of its states: on its way, failed, empty, there. */
export function TransactionList({ pages, onClearQuery, ...grid }: TransactionListProps) {
  const t = useTranslations('transactions');
  const { items, start, hasNextPage, isFetching, fetchNextPage, fetchPreviousPage } = pages;
  const onNearEnd = useCallback(() => {
    if (!isFetching) void fetchNextPage();
  }, [isFetching, fetchNextPage]);
  const onNearStart = useCallback(() => {
    if (!isFetching) void fetchPreviousPage();
  }, [isFetching, fetchPreviousPage]);

  const errorLine = pages.error ? (
    <NotLoaded what={t('notLoaded')} error={pages.error} isBusy={isFetching} onRetry={pages.refetch} />
  ) : null;
  if (pages.isPending) return errorLine ?? <SkeletonRows rows={12} />;
  if (items.length === 0) {
    if (errorLine) return errorLine;
    if (grid.q !== '') {
      return <EmptyState action={<Button onClick={onClearQuery}>{t('clearQuery')}</Button>}>{t('noMatch')}</EmptyState>;
    }
    return (
      <EmptyState action={grid.canEdit ? <ButtonLink href={paths.imports()}>{t('importFile')}</ButtonLink> : undefined}>
        {t('empty')}
      </EmptyState>
    );
  }
  return (
    <>
      {errorLine}
      <div aria-busy={pages.isPlaceholderData} className={cx(pages.isPlaceholderData && 'opacity-55')}>
        <Suspense fallback={<SkeletonRows rows={12} />}>
          <TransactionGrid
            {...grid}
            items={items}
            start={start}
            hasMore={hasNextPage}
            onNearEnd={onNearEnd}
            onNearStart={onNearStart}
          />
        </Suspense>
      </div>
    </>
  );
}
