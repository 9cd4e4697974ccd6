'use client';

import { useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { Page } from '../../ui/page.tsx';
import { FileZone } from './file-zone.tsx';
import { ImportList } from './import-list.tsx';
import { UploadList } from './upload-list.tsx';
import { uploadQueue } from './use-uploads.ts';

/** Where files come in, and what came before. */
export function ImportStart() {
  const t = useTranslations('imports');
  const ledger = useLedger();
  const canEdit = ledger.role !== 'viewer';
  return (
    <Page title={t('title')}>
      {canEdit ? <FileZone onFiles={(files) => uploadQueue().add(ledger.id, files)} /> : null}
      <UploadList />
      <ImportList canEdit={canEdit} />
    </Page>
  );
}
