'use client';

import { useTranslations } from 'use-intl';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import { useUndo } from '../../lib/undo.tsx';
import { Button } from '../../ui/button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Head, Table } from '../../ui/table.tsx';
import { useImports } from './import-queries.ts';
import { ImportRow } from './import-row.tsx';

/** Imports, newest first, each with its way back. */
export function ImportList({ canEdit }: { canEdit: boolean }) {
  const t = useTranslations('imports');
  const imports = useImports();
  const { undo, dialog } = useUndo();
  const items = imports.data?.pages.flatMap((page) => page.items) ?? [];
  if (imports.isPending) return <SkeletonRows rows={4} className="mt-6" />;
  return (
    <section className="mt-8">
      {imports.error ? (
        <NotLoaded what={t('notLoaded')} error={imports.error} isBusy={imports.isFetching} onRetry={imports.refetch} />
      ) : null}
      {items.length > 0 ? (
        <Table caption={t('before')} className="table-fixed">
          <thead>
            <tr>
              <Head>{t('file')}</Head>
              <Head className="max-wide:hidden">{t('result')}</Head>
              <Head className="w-32 max-wide:hidden">{t('when')}</Head>
              <Head className="w-28">
                <span className="sr-only">{t('actions')}</span>
              </Head>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <ImportRow key={item.id} item={item} canEdit={canEdit} onUndo={undo} />
            ))}
          </tbody>
        </Table>
      ) : null}
      {imports.hasNextPage ? (
        <Button
          size="small"
          className="mt-3"
          isBusy={imports.isFetchingNextPage}
          onClick={() => void imports.fetchNextPage()}
        >
          {t('older')}
        </Button>
      ) : null}
      {dialog}
    </section>
  );
}
