'use client';

import type { Import } from '@expenseai/contracts/imports';
import { useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { Page } from '../../ui/page.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { AccountChip } from './account-chip.tsx';
import { DropImport } from './drop-import.tsx';
import { remedyOf } from './failure.ts';
import { FileZone } from './file-zone.tsx';
import { useImportParams } from './import-params.ts';
import { InferenceChips } from './inference-chips.tsx';
import { useRemarkText } from './use-remark-text.ts';
import { uploadQueue } from './use-uploads.ts';

/** Why the file could not be read, and what to do about this kind of file. */
export function ImportFailed({ item }: { item: Import }) {
  const t = useTranslations('imports');
  const ledger = useLedger();
  const canEdit = ledger.role !== 'viewer';
  const problemText = useRemarkText('fileProblems');
  const { open } = useImportParams();
  const remedy = remedyOf(item);
  // Of a kind that its name tells, the reader's own words are worth more than how its bytes looked.
  const sentence =
    remedy === 'export' || remedy === 'account' ? problemText(item.problems, item.problem ?? '') : undefined;
  return (
    <Page title={t('one')}>
      <div className="grid max-w-160 justify-items-start gap-4">
        <div className="grid gap-1">
          <p className="text-14 font-medium break-words">{item.fileName}</p>
          <ErrorLine what={sentence || t('failedSentence')} next={t('nothingWritten')} />
        </div>
        <p className="text-13">{t(`remedies.${remedy}`)}</p>
        {canEdit && remedy === 'account' ? (
          <>
            <div className="flex flex-wrap items-center gap-2 text-13 text-ink-2">
              {t('account')} <AccountChip item={item} />
            </div>
            <InferenceChips item={item} />
          </>
        ) : null}
        {canEdit && remedy !== 'account' ? (
          <div className="w-full">
            <FileZone
              onFiles={(files) => {
                // Back to the list, where the next one is opened when it has arrived.
                open(null);
                uploadQueue().add(ledger.id, files);
              }}
            />
          </div>
        ) : null}
        {canEdit ? <DropImport id={item.id} label={t('removeFailed')} /> : null}
      </div>
    </Page>
  );
}
