'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { type Backups, useBackups } from './backup-queries.ts';
import { BackupRecords } from './backup-records.tsx';
import { Command } from './command.tsx';
import { Facts } from './facts.tsx';
import { LoadState } from './load-state.tsx';
import { StateIcon } from './part-state.tsx';
import { secondsOf } from './seconds-of.ts';
import { useFigure } from './use-figure.ts';
import { useMoment } from './use-moment.ts';

/** Whether what is here can be trusted to come back: when backups are made, the newest, and whether restoring works. */
export function BackupsPage() {
  const t = useTranslations('admin.backups');
  const query = useBackups();
  const backups = query.data;
  if (!backups) return <LoadState query={query} />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <State backups={backups} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8 wide:grid-cols-[repeat(2,minmax(0,1fr))]">
        <Schedule backups={backups} />
        {backups.newest ? <Newest newest={backups.newest} /> : null}
        <RestoreTest test={backups.restoreTest} />
        <Keys keys={backups.keys} />
      </div>
      {backups.records.length > 0 ? (
        <section>
          <h2 className="mb-2">{t('records')}</h2>
          <BackupRecords records={backups.records} />
        </section>
      ) : null}
    </div>
  );
}

/** How bad each state is. */
const looks = {
  ok: 'ok',
  none: 'degraded',
  unscheduled: 'degraded',
  incomplete: 'degraded',
  overdue: 'down',
  failing: 'down',
} as const;

/** How they are in a sentence; what went wrong and what to do where there is something to do. */
function State({ backups: { state, failure, isMadeByServer } }: { backups: Backups }) {
  const t = useTranslations('admin.backups');
  const moment = useMoment();
  const advice = state === 'overdue' ? (isMadeByServer ? 'overdueByServer' : 'overdueByProcess') : state;
  return (
    <div className="grid gap-2">
      <p role="status" className="flex gap-2 text-14 font-medium">
        <span className="flex h-5">
          <StateIcon state={looks[state]} />
        </span>
        {t(`states.${state}`)}
      </p>
      {failure ? (
        <p className="max-w-160 text-13 wrap-anywhere">
          {t('failure', { at: moment(failure.at), problem: failure.problem })}
        </p>
      ) : null}
      {advice === 'ok' ? null : (
        <>
          <p className="max-w-160 text-13 text-ink-2">{t(`advice.${advice}`)}</p>
          <Command command="npm run backup" />
        </>
      )}
      {isMadeByServer ? null : <p className="max-w-160 text-13 text-ink-2">{t.rich('inStack', { code: asCode })}</p>}
    </div>
  );
}

function asCode(text: ReactNode): ReactNode {
  return <code className="text-12 wrap-anywhere text-ink">{text}</code>;
}

/** A fact, or one that hurts. */
function Told({ text, isBad }: { text: string; isBad: boolean }) {
  return isBad ? <span className="text-bad">{text}</span> : text;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid content-start gap-2">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Schedule({ backups: { schedule, isMadeByServer, retentionDays } }: { backups: Backups }) {
  const t = useTranslations('admin.backups');
  const moment = useMoment();
  return (
    <Part title={t('schedule')}>
      <Facts
        facts={[
          [t('times'), schedule ? t('timesInUtc', { times: schedule.times }) : t('off')],
          ...(schedule
            ? ([
                [t('next'), schedule.nextAt === null ? t('never') : moment(schedule.nextAt)],
                [t('madeBy'), isMadeByServer ? t('byServer') : t('byProcess')],
              ] as const)
            : []),
          [t('kept'), t('days', { days: retentionDays })],
        ]}
      />
    </Part>
  );
}

function Newest({ newest }: { newest: NonNullable<Backups['newest']> }) {
  const t = useTranslations('admin.backups');
  const moment = useMoment();
  const figure = useFigure();
  const { startedAt, bytes, fileName, folder, copy, copiedTo } = newest;
  return (
    <Part title={t('newest')}>
      <Facts
        facts={[
          [t('at'), moment(startedAt)],
          [t('size'), figure('sizeBytes', bytes ?? 0)],
          [t('took'), figure('tookSeconds', secondsOf(newest))],
          [t('file'), fileName ?? ''],
          ...(folder === null ? [] : ([[t('folder'), folder]] as const)),
          [
            t('second'),
            <Told key="copy" isBad={copy === 'failed'} text={t(`copies.${copy}`, { place: copiedTo ?? '' })} />,
          ],
        ]}
      />
    </Part>
  );
}

function RestoreTest({ test }: { test: Backups['restoreTest'] }) {
  const t = useTranslations('admin.backups');
  const moment = useMoment();
  const figure = useFigure();
  return (
    <Part title={t('restoreTest')}>
      {test ? (
        <Facts
          facts={[
            [t('at'), moment(test.startedAt)],
            [t('took'), figure('tookSeconds', secondsOf(test))],
            ...(test.fileName === null ? [] : ([[t('file'), test.fileName]] as const)),
            [
              t('result'),
              test.problem === null ? (
                t('restored')
              ) : (
                <Told key="result" isBad text={t('notRestored', { problem: test.problem })} />
              ),
            ],
          ]}
        />
      ) : (
        <p className="text-13 text-ink-2">{t('neverRestored')}</p>
      )}
      <p className="text-13 text-ink-2">{t('howToRestore')}</p>
      <Command command="npm run restore:drill" />
    </Part>
  );
}

function Keys({ keys: { recipients, isCopied } }: { keys: Backups['keys'] }) {
  const t = useTranslations('admin.backups');
  return (
    <Part title={t('keys')}>
      <Facts
        facts={[
          [t('openedBy'), recipients === 1 ? t('oneKey') : t('twoKeys')],
          [t('elsewhere'), isCopied ? t('isCopied') : t('isNotCopied')],
        ]}
      />
      {isCopied ? null : (
        <>
          <p className="text-13 text-ink-2">{t('howToCopy')}</p>
          <Command command="npm run backup:key" />
        </>
      )}
    </Part>
  );
}
