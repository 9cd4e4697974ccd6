'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import english from '../../messages/en/security-events.json';
import { Button } from '../../ui/button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useSecurityEvents } from './security-queries.ts';

/** What happened to the person's own sign-in, newest first; it comes with its texts when it is asked for. */
export function SecurityEvents() {
  return (
    <FeatureMessages english={english}>
      <EventList />
    </FeatureMessages>
  );
}

function EventList() {
  const t = useTranslations('securityEvents');
  const tSettings = useTranslations('settings');
  const format = useFormatter();
  const query = useSecurityEvents();
  const events = query.data?.pages.flatMap((page) => page.items);
  if (!events && !query.error) return <SkeletonRows rows={3} />;
  return (
    <>
      <ol aria-label={t('title')}>
        {events?.map(({ id, event, address, device, at }) => (
          <li key={id} className="border-b border-line py-1.5 text-13">
            <p>{t(`events.${event}`)}</p>
            <p className="text-12 text-ink-2">
              {[format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' }), device, address]
                .filter((part) => part !== null)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ol>
      {query.error ? (
        <NotLoaded
          what={tSettings('notLoaded')}
          error={query.error}
          isBusy={query.isFetching}
          onRetry={() => (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch())}
        />
      ) : null}
      {query.hasNextPage ? (
        <Button
          className="justify-self-start"
          isBusy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('older')}
        </Button>
      ) : null}
    </>
  );
}
