import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

/** What stands in place of figures: rows that wait for them, or why there are none. */
export function LoadState({ query }: { query: Pick<UseQueryResult, 'error' | 'isFetching' | 'refetch'> }) {
  const t = useTranslations('admin');
  const { error, isFetching, refetch } = query;
  if (!error) return <SkeletonRows rows={6} />;
  return <NotLoaded what={t('notLoaded')} error={error} isBusy={isFetching} onRetry={refetch} />;
}
