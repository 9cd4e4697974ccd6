'use client';

import type { Import } from '@expenseai/contracts/imports';
import { useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { Page } from '../../ui/page.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { AccountChip } from './account-chip.tsx';
import { DropImport } from './drop-import.tsx';
import { InferenceChips } from './inference-chips.tsx';

/** Why the file could not be read, with what can be changed about it. */
export function ImportFailed({ item }: { item: Import }) {
  const t = useTranslations('imports');
  const canEdit = useLedger().role !== 'viewer';
  return (
    <Page title={t('one')}>
      <div className="grid justify-items-start gap-4">
        <p className="text-14 font-medium break-words">{item.fileName}</p>
        <ErrorLine what={item.problem ?? t('failed')} next={t('nothingWritten')} />
        {canEdit ? (
          <>
            {item.format === null ? null : (
              <>
                <div className="flex flex-wrap items-center gap-2 text-13 text-ink-2">
                  {t('tryAccount')} <AccountChip item={item} />
                </div>
                <InferenceChips item={item} />
              </>
            )}
            <DropImport id={item.id} />
          </>
        ) : null}
      </div>
    </Page>
  );
}
