'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { Head, Row, Table } from '../../ui/table.tsx';
import { type Maintenance, useMaintenance, useSetMode } from './maintenance-queries.ts';
import { MaintenanceTasks } from './maintenance-tasks.tsx';
import { NotLoaded } from './not-loaded.tsx';
import { PartState } from './part-state.tsx';

/** What the doctor's words are on the pages of the administration. */
const states = { ok: 'ok', warning: 'degraded', problem: 'down' } as const;

/** Maintenance mode, what the doctor finds, and what is to be done again and again. */
export function MaintenancePage() {
  const query = useMaintenance();
  if (!query.data) return <NotLoaded query={query} />;
  const { since, findings, tasks } = query.data;
  return (
    <div className="grid gap-8">
      <Mode since={since} />
      <Findings findings={findings} />
      <MaintenanceTasks tasks={tasks} />
    </div>
  );
}

function Mode({ since }: Pick<Maintenance, 'since'>) {
  const t = useTranslations('admin.maintenance');
  const format = useFormatter();
  const problemText = useProblemText();
  const setMode = useSetMode();
  const isOn = since !== null;
  const at = since && format.dateTime(new Date(since), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <section className="grid justify-items-start gap-3">
      <h2>{t('mode')}</h2>
      <p role="status" className="text-14 font-medium">
        {isOn ? t('on', { at: at ?? '' }) : t('off')}
      </p>
      <p className="max-w-120 text-13 text-ink-2">{t('about')}</p>
      <Button isBusy={setMode.isPending} onClick={() => setMode.mutate(!isOn)}>
        {isOn ? t('turnOff') : t('turnOn')}
      </Button>
      {setMode.error ? <StatusLine tone="bad">{problemText(setMode.error)}</StatusLine> : null}
    </section>
  );
}

function Findings({ findings }: Pick<Maintenance, 'findings'>) {
  const t = useTranslations('admin.maintenance');
  return (
    <section>
      <h2 className="mb-2">{t('findings')}</h2>
      <Table caption={t('findings')}>
        <thead>
          <tr>
            <Head>{t('part')}</Head>
            <Head>{t('state')}</Head>
          </tr>
        </thead>
        <tbody>
          {findings.map(({ part, state, text }) => (
            <Row key={part + text}>
              {/* The doctor speaks English, here as on the command line. */}
              <th scope="row" lang="en" className="px-2 py-1.5 text-left font-medium max-wide:px-0">
                {part}
                <span className="block text-12 font-regular wrap-anywhere text-ink-2">{text}</span>
              </th>
              <td className="px-2 py-1.5 align-top">
                <PartState state={states[state]} />
              </td>
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
