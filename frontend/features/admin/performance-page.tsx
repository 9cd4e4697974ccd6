'use client';

import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { call } from '../../lib/api.ts';
import { cx } from '../../ui/cx.ts';
import { Cell, Head, Row, RowHead, Table } from '../../ui/table.tsx';
import { LoadState } from './load-state.tsx';
import { useFigure } from './use-figure.ts';

/** Milliseconds after which a page that is looked at is brought up to date. */
const refreshEvery = 10_000;

/** A phone shows what matters most: how often, and the slowest of twenty. */
const columns = [
  { name: 'averageMs', isWideOnly: true },
  { name: 'minMs', isWideOnly: true },
  { name: 'p50Ms', isWideOnly: true },
  { name: 'p95Ms', isWideOnly: false },
  { name: 'p99Ms', isWideOnly: true },
  { name: 'maxMs', isWideOnly: true },
] as const;

/** How long each kind of work took in the instance that answers, what took most time in all first. */
export function PerformancePage() {
  const t = useTranslations('admin.performance');
  const format = useFormatter();
  const figure = useFigure();
  const query = useQuery({
    queryKey: ['admin', 'performance'],
    queryFn: ({ signal }) => call('GET /admin/performance', {}, { signal }),
    refetchInterval: refreshEvery,
  });
  if (!query.data) return <LoadState query={query} />;
  const { since, timings } = query.data;
  const shownSince = format.dateTime(new Date(since), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      <p className="mb-3 text-13 text-ink-2">{t('since', { since: shownSince })}</p>
      <Table caption={t('timings')}>
        <thead>
          <tr>
            <Head>{t('work')}</Head>
            <Head isAmount>{t('count')}</Head>
            {columns.map(({ name, isWideOnly }) => (
              <Head key={name} isAmount className={cx(isWideOnly && 'max-wide:hidden')}>
                {t(name)}
              </Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {timings.map((timing) => (
            <Row key={`${timing.kind} ${timing.name}`}>
              <RowHead className="font-regular">
                <span className="block wrap-anywhere">{timing.name}</span>
                <span className="block text-12 text-ink-2">{t(`kinds.${timing.kind}`)}</span>
              </RowHead>
              <Cell isAmount>{format.number(timing.count)}</Cell>
              {columns.map(({ name, isWideOnly }) => (
                <Cell key={name} isAmount className={cx('whitespace-nowrap', isWideOnly && 'max-wide:hidden')}>
                  {figure(name, timing[name])}
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
    </>
  );
}
