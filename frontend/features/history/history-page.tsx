'use client';

import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { commandBar } from '../../lib/handover.ts';
import { useLedger } from '../../lib/ledger.ts';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import { paths } from '../../lib/paths.ts';
import { useKeptScroll } from '../../lib/use-kept-scroll.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { HistoryFilterBar } from './history-filter.tsx';
import { useHistoryFilter } from './history-params.ts';
import { useOperations } from './history-queries.ts';
import { HistoryTable } from './history-table.tsx';
import { LaterDialog } from './later-dialog.tsx';
import { useNearEnd } from './use-near-end.ts';
import { useRevise } from './use-revise.ts';

/** Every change of the ledger: what, by whom, when, and the way back. */
export function HistoryPage() {
  const t = useTranslations('operations');
  const { id: ledgerId, role } = useLedger();
  const params = useHistoryFilter();
  const { isFiltered } = params;
  const list = useOperations(params.filter);
  const { operations, hasNextPage, isFetching, isFetchingNextPage, isError, fetchNextPage } = list;
  const hasOnlyBegun =
    list.data !== undefined && !isFiltered && operations.every(({ kind }) => kind === 'ledger.create');
  const revision = useRevise();
  const more = useCallback(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isError, isFetching]);
  const end = useNearEnd(more);
  useKeptScroll({
    name: `history.${ledgerId}.${Object.values(params.filter).join()}`,
    isReady: operations.length > 0,
    hasMore: hasNextPage,
    loadMore: more,
  });

  const problem = list.error ? (
    <NotLoaded
      what={t('notLoaded')}
      error={list.error}
      isBusy={isFetching}
      onRetry={() => (list.isFetchNextPageError ? fetchNextPage() : list.refetch())}
    />
  ) : null;
  return (
    <Page title={t('title')} note={<span className="max-wide:hidden">{t('note')}</span>}>
      <HistoryFilterBar {...params} />
      {list.isPending && !problem ? <SkeletonRows rows={12} /> : null}
      {operations.length > 0 ? (
        <HistoryTable
          operations={operations}
          canEdit={role !== 'viewer'}
          isOwner={role === 'owner'}
          onRevise={revision.revise}
        />
      ) : null}
      {hasOnlyBegun ? <Empty /> : null}
      {isFiltered && list.data !== undefined && operations.length === 0 ? (
        <EmptyState action={<Button onClick={params.clear}>{t('filter.clear')}</Button>}>{t('filter.none')}</EmptyState>
      ) : null}
      {problem ? <div className="mt-4">{problem}</div> : null}
      <div ref={end} />
      {hasNextPage && !problem ? (
        <Button size="small" className="mt-3" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('older')}
        </Button>
      ) : null}
      {operations.length > 0 && !hasNextPage && !hasOnlyBegun && !isFiltered ? (
        <p className="mt-3 text-12 text-ink-2">{t('stays')}</p>
      ) : null}
      {revision.conflict ? (
        <LaterDialog
          conflict={revision.conflict}
          isBusy={revision.isPending}
          onCancel={revision.dismiss}
          onConfirm={() => revision.conflict && revision.reviseWithLater(revision.conflict)}
        />
      ) : null}
    </Page>
  );
}

function Empty() {
  const t = useTranslations('operations');
  const { role } = useLedger();
  return (
    <EmptyState
      action={
        role === 'viewer' ? undefined : (
          <div className="flex flex-wrap gap-2">
            <ButtonLink href={paths.imports()}>{t('importFile')}</ButtonLink>
            <Button onClick={() => commandBar.offer('add')}>{t('typeFirst')}</Button>
          </div>
        )
      }
    >
      {t('empty')}
    </EmptyState>
  );
}
