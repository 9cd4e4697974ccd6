import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';

/** What stands in place of figures: why there are none, or rows that wait for them. */
export function NotLoaded({ query }: { query: Pick<UseQueryResult, 'error' | 'isFetching' | 'refetch'> }) {
  const t = useTranslations('admin');
  const tUi = useTranslations('ui');
  const problemText = useProblemText();
  if (!query.error) return <SkeletonRows rows={6} />;
  return (
    <ErrorLine
      what={t('notLoaded')}
      next={problemText(query.error)}
      action={
        <Button size="small" isBusy={query.isFetching} onClick={() => void query.refetch()}>
          {tUi('tryAgain')}
        </Button>
      }
    />
  );
}
