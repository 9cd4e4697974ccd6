'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { call } from '../../lib/api.ts';
import type { RouteResponse } from '../../lib/api-routes.ts';
import { FeatureMessages } from '../../lib/feature-messages.tsx';
import { useDelayed } from '../../lib/use-delayed.ts';
import english from '../../messages/en/security-events.json';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { Head, Table } from '../../ui/table.tsx';
import { AuditRow } from './audit-row.tsx';
import { FindEntry } from './find-entry.tsx';
import { LoadState } from './load-state.tsx';
import { useEventName } from './use-event-name.ts';

/** Milliseconds without a key until what was typed is looked for. */
const typingPause = 250;

/** Security events of everybody, and whether the log is what was written. */
export function AuditPage() {
  return (
    <FeatureMessages english={english}>
      <SecurityLog />
    </FeatureMessages>
  );
}

function SecurityLog() {
  const t = useTranslations('admin.audit');
  const nameOf = useEventName();
  const [event, setEvent] = useState('');
  const [typed, setTyped] = useState('');
  const query = useSecurityLog(event, useDelayed(typed.trim(), typingPause));
  const pages = query.data?.pages;
  const newest = pages?.[0];
  if (!pages || !newest) return <LoadState query={query} />;
  const items = pages.flatMap((page) => page.items);
  return (
    <>
      <Verification verification={newest.verification} />
      <div className="my-3 flex flex-wrap gap-2">
        <FindEntry label={t('find')} typed={typed} onType={setTyped} />
        <Select
          aria-label={t('event')}
          value={event}
          onChange={setEvent}
          options={[
            { value: '', label: t('allEvents') },
            ...newest.events
              .map((name) => ({ value: name, label: nameOf(name) }))
              .toSorted((a, b) => a.label.localeCompare(b.label)),
          ]}
        />
      </div>
      {items.length === 0 ? (
        <p className="py-4 text-13 text-ink-2">{t('none')}</p>
      ) : (
        <Table caption={t('list')} className="table-fixed">
          <thead>
            <tr>
              <Head>{t('event')}</Head>
              <Head className="max-wide:hidden">{t('person')}</Head>
              <Head className="w-40 max-wide:hidden">{t('address')}</Head>
              <Head className="w-48 max-wide:hidden">{t('device')}</Head>
              <Head className="w-44">{t('at')}</Head>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <AuditRow key={item.id} item={item} />
            ))}
          </tbody>
        </Table>
      )}
      {query.hasNextPage ? (
        <Button
          size="small"
          className="mt-3"
          isBusy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('older')}
        </Button>
      ) : null}
    </>
  );
}

function useSecurityLog(event: string, search: string) {
  return useInfiniteQuery({
    queryKey: ['admin', 'audit', event, search],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /admin/audit',
        { query: { event: event || undefined, search: search || undefined, cursor: pageParam } },
        { signal },
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
}

function Verification({ verification }: Pick<RouteResponse<'GET /admin/audit'>, 'verification'>) {
  const t = useTranslations('admin.audit');
  const format = useFormatter();
  if (!verification) return <p className="text-13 text-ink-2">{t('notVerified')}</p>;
  const { verifiedAt, faults } = verification;
  const at = format.dateTime(new Date(verifiedAt), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <p role="status" className="text-14 font-medium">
      {faults === 0 ? t('whole', { at }) : t('faults', { at, count: faults })}
    </p>
  );
}
