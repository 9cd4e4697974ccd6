'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { RouteResponse } from '../../lib/api-routes.ts';
import { paths } from '../../lib/paths.ts';
import { Link } from '../../ui/link.tsx';
import { Cell, Head, Row, RowHead, Table } from '../../ui/table.tsx';
import { Facts } from './facts.tsx';
import { useHealth } from './health-queries.ts';
import { LoadState } from './load-state.tsx';
import { PartState } from './part-state.tsx';
import { useFigure } from './use-figure.ts';

/** All of one shape: a key that comes from the server can't be told from another. */
type Key = 'values.waiting';
type Health = RouteResponse<'GET /admin/health'>;

/** Parts that have a page of their own. */
const pageOf: Record<string, string> = { queue: paths.admin('jobs'), backups: paths.admin('backups') };

/** How the instance and each part that it stands on is; looked at again every ten seconds. */
export function HealthPage() {
  const t = useTranslations('admin.health');
  const format = useFormatter();
  const query = useHealth();
  const health = query.data;
  if (!health) return <LoadState query={query} />;
  const startedAt = format.dateTime(new Date(health.startedAt), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div className="grid gap-6">
      <p role="status" className="text-14 font-medium">
        {t(`whole.${health.status}`)}
      </p>
      <Parts parts={health.parts} />
      <section>
        <h2 className="mb-2">{t('instance')}</h2>
        <Facts
          facts={[
            [t('version'), health.version],
            [t('environment'), health.environment],
            [t('node'), health.node],
            [t('startedAt'), startedAt],
          ]}
        />
      </section>
    </div>
  );
}

function Parts({ parts }: { parts: Health['parts'] }) {
  const t = useTranslations('admin.health');
  const figure = useFigure();
  // What a part of a newer server is called may not be known here yet.
  const known = (key: string) => (t.has(key as Key) ? (key as Key) : undefined);
  const nameOf = (name: string) => {
    const key = known(`names.${name}`);
    return key ? t(key) : name;
  };
  const sentence = ([name, figureValue]: [string, number]) => {
    const key = known(`values.${name}`);
    const value = figure(name, figureValue);
    return key ? t(key, { value }) : `${name} ${value}`;
  };
  return (
    <Table caption={t('parts')}>
      <thead>
        <tr>
          <Head>{t('part')}</Head>
          <Head>{t('state')}</Head>
          <Head className="max-wide:hidden">{t('figures')}</Head>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ name, state, figures }) => {
          const told = Object.entries(figures).filter(([what, value]) => what !== 'oldestWaitingSeconds' || value > 0);
          const text = told.map(sentence).join(' · ');
          return (
            <Row key={name}>
              <RowHead className="font-medium">
                {pageOf[name] === undefined ? (
                  nameOf(name)
                ) : (
                  <Link href={pageOf[name]} className="link">
                    {nameOf(name)}
                  </Link>
                )}
                <span className="block text-12 font-regular text-ink-2 wide:hidden">{text}</span>
              </RowHead>
              <Cell>
                <PartState state={state} />
              </Cell>
              <Cell className="whitespace-normal text-ink-2 max-wide:hidden">{text}</Cell>
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}
