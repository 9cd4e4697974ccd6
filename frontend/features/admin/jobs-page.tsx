'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { RouteResponse } from '../../lib/api-routes.ts';
import { Cell, Head, Row, RowHead, Table } from '../../ui/table.tsx';
import { FailedJobRow } from './failed-job-row.tsx';
import { useJobs } from './job-queries.ts';
import { LoadState } from './load-state.tsx';
import { useFigure } from './use-figure.ts';

type Task = RouteResponse<'GET /admin/jobs'>['tasks'][number];

/** The queue of background jobs: how many of each kind, and those that were given up. */
export function JobsPage() {
  const t = useTranslations('admin.jobs');
  const figure = useFigure();
  const query = useJobs();
  const jobs = query.data;
  if (!jobs) return <LoadState query={query} />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <p role="status" className="text-14 font-medium">
        {jobs.oldestWaitingSeconds > 0
          ? t('oldest', { time: figure('oldestWaitingSeconds', jobs.oldestWaitingSeconds) })
          : t('nothingWaits')}
      </p>
      {jobs.tasks.length > 0 ? <Tasks tasks={jobs.tasks} /> : null}
      <section>
        <h2 className="mb-2">{t('givenUp')}</h2>
        {jobs.failed.length === 0 ? (
          <p className="text-13 text-ink-2">{t('noneGivenUp')}</p>
        ) : (
          <Table caption={t('givenUp')} className="table-fixed">
            <thead>
              <tr>
                <Head>{t('job')}</Head>
                <Head className="w-24 max-wide:hidden">{t('tries')}</Head>
                <Head className="w-40 max-wide:hidden">{t('lastTried')}</Head>
                <Head className="w-36">
                  <span className="sr-only">{t('actions')}</span>
                </Head>
              </tr>
            </thead>
            <tbody>
              {jobs.failed.map((job) => (
                <FailedJobRow key={job.id} job={job} />
              ))}
            </tbody>
          </Table>
        )}
      </section>
    </div>
  );
}

const states = ['waiting', 'running', 'scheduled', 'failed'] as const;

function Tasks({ tasks }: { tasks: readonly Task[] }) {
  const t = useTranslations('admin.jobs');
  const format = useFormatter();
  return (
    <Table caption={t('queue')}>
      <thead>
        <tr>
          <Head>{t('job')}</Head>
          {states.map((state) => (
            <Head key={state} isAmount>
              {t(state)}
            </Head>
          ))}
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <Row key={task.name}>
            <RowHead className="font-medium wrap-anywhere">{task.name}</RowHead>
            {states.map((state) => (
              <Cell key={state} isAmount>
                {format.number(task[state])}
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
