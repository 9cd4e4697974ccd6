'use client';

import type { Import } from '@expenseai/contracts/imports';
import { useFormatter, useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { DropImport } from './drop-import.tsx';
import { useStop } from './import-queries.ts';

/** The file is being read, or its lines written; leaving the page stops neither. */
export function ImportProgress({ item }: { item: Import }) {
  const t = useTranslations('imports');
  const format = useFormatter();
  const canEdit = useLedger().role !== 'viewer';
  const isReading = item.status === 'parsing';
  const label = t(isReading ? 'readingFile' : 'writingFile', { file: item.fileName });
  return (
    <Page title={t('one')}>
      <div role="status" className="grid max-w-120 gap-2 text-13">
        <p>
          {label}{' '}
          <span className="text-ink-2">
            {format.number(item.progress, { style: 'percent', maximumFractionDigits: 0 })}
          </span>
        </p>
        <ProgressBar label={label} share={item.progress} />
        <p className="text-12 text-ink-2">{t('mayLeave')}</p>
        {canEdit ? (
          <div className="mt-2">{isReading ? <DropImport id={item.id} /> : <StopWriting id={item.id} />}</div>
        ) : null}
      </div>
    </Page>
  );
}

function StopWriting({ id }: { id: string }) {
  const t = useTranslations('imports');
  const stop = useStop(id);
  return (
    <Button isBusy={stop.isPending} onClick={() => stop.mutate(undefined)}>
      {t('stopWriting')}
    </Button>
  );
}
