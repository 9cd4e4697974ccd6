'use client';

import { useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { Page } from '../../ui/page.tsx';
import { FileZone } from './file-zone.tsx';
import { ImportList } from './import-list.tsx';
import { UploadList } from './upload-list.tsx';
import type { useUploads } from './use-uploads.ts';

/** Where files come in, and what came before. */
export function ImportStart({ uploads, add, cancel, retry }: ReturnType<typeof useUploads>) {
  const t = useTranslations('imports');
  const canEdit = useLedger().role !== 'viewer';
  return (
    <Page title={t('title')}>
      {canEdit ? <FileZone onFiles={add} /> : null}
      <UploadList uploads={uploads} onCancel={cancel} onRetry={retry} />
      <ImportList canEdit={canEdit} />
    </Page>
  );
}
