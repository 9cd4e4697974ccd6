'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import { paths } from '../../lib/paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ImportDone } from './import-done.tsx';
import { ImportFailed } from './import-failed.tsx';
import { ImportProgress } from './import-progress.tsx';
import { useImport } from './import-queries.ts';
import { ImportReview } from './import-review.tsx';

/** One import in the state that it is in. */
export function ImportView({ id }: { id: string }) {
  const t = useTranslations('imports');
  const { data: item, error, isFetching, refetch } = useImport(id);
  const status = item?.status;
  const wasWriting = useRef(false);
  const ways = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that wrote it is gone, and the focus with it: who did it by a key goes on by another.
    if (status === 'done' && wasWriting.current && document.activeElement === document.body) {
      ways.current?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true });
    }
    wasWriting.current = status === 'ready' || status === 'committing';
  }, [status]);
  if (!item) {
    return (
      <Page title={t('one')}>
        {error ? (
          <NotLoaded what={t('notLoaded')} error={error} isBusy={isFetching} onRetry={refetch}>
            <ButtonLink size="small" href={paths.imports()}>
              {t('toList')}
            </ButtonLink>
          </NotLoaded>
        ) : (
          <SkeletonRows rows={10} />
        )}
      </Page>
    );
  }
  switch (item.status) {
    case 'parsing':
      // After a change the lines stay in sight while the file is read again.
      return item.counts.total > 0 ? <ImportReview item={item} /> : <ImportProgress item={item} />;
    case 'committing':
      return <ImportProgress item={item} />;
    case 'ready':
      return <ImportReview item={item} />;
    case 'failed':
      return <ImportFailed item={item} />;
    case 'done':
      return <ImportDone item={item} ways={ways} />;
  }
}
