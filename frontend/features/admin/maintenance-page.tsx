'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { DoctorFindings } from './doctor-findings.tsx';
import { LoadState } from './load-state.tsx';
import { type Maintenance, useMaintenance, useSetMode } from './maintenance-queries.ts';
import { MaintenanceTasks } from './maintenance-tasks.tsx';

/** Maintenance mode, what the doctor finds, and what is to be done again and again. */
export function MaintenancePage() {
  const query = useMaintenance();
  if (!query.data) return <LoadState query={query} />;
  const { since, findings, tasks } = query.data;
  return (
    <div className="grid gap-8">
      <Mode since={since} />
      <DoctorFindings findings={findings} />
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
