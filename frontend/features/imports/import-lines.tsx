'use client';

import type { Import } from '@expenseai/contracts/imports';
import { Fragment, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useReference } from '../../lib/reference-queries.ts';
import { useMedia } from '../../lib/use-media.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { useWindowRows } from '../../lib/use-window-rows.ts';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { Head } from '../../ui/table.tsx';
import { ImportLineRow } from './import-line-row.tsx';
import type { LineKind } from './import-params.ts';
import { useDecide, useImportLines } from './import-queries.ts';

interface ImportLinesProps {
  item: Import;
  kind: Exclude<LineKind, 'uncertain'>;
  canEdit: boolean;
}

/** On a phone the proposal stands below payee and text. */
const rowHeights = { phone: 88, touch: 56, desk: 48 } as const;
const detailWidths = { new: 'w-44', duplicate: 'w-72', matched: 'w-72', invalid: 'w-96' } as const;

/** The file's lines of one kind; only those in sight are drawn. */
export function ImportLines({ item, kind, canEdit }: ImportLinesProps) {
  const t = useTranslations('imports');
  const problemText = useProblemText();
  const reference = useReference();
  const isPhone = useMedia('phone');
  const isTouch = useMedia('touch');
  const { mutate: decide } = useDecide(item.id);
  const { lines, hasNextPage, isFetching, fetchNextPage, isPending, error } = useImportLines(item, kind);
  const { list, offset, rows } = useWindowRows({
    count: lines.length,
    rowHeight: isPhone ? rowHeights.phone : isTouch ? rowHeights.touch : rowHeights.desk,
    keptIndex: null,
  });
  const drawn = rows.getVirtualItems();
  const lastDrawn = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetching && lastDrawn > lines.length - 50) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage, lastDrawn, lines.length]);

  const columns = isPhone ? 4 : 5;
  const dateLook = item.firstDate?.slice(0, 4) === item.lastDate?.slice(0, 4) ? 'short' : 'medium';
  if (error) return <ErrorLine what={t('notLoaded')} next={problemText(error)} />;
  if (isPending) return <SkeletonRows rows={8} />;
  if (lines.length === 0) return <EmptyState>{t('noneNew')}</EmptyState>;
  return (
    <table className="w-full table-fixed text-13" aria-rowcount={item.counts[kind] + 1}>
      <caption className="sr-only">{t(`tabs.${kind}`)}</caption>
      <colgroup>
        <col className="w-7" />
        <col className={dateLook === 'short' ? 'w-19' : 'w-27 max-wide:w-17'} />
        <col />
        <col className={cx(detailWidths[kind], 'max-wide:hidden')} />
        <col className="w-26" />
      </colgroup>
      <thead className="max-wide:sr-only">
        <tr>
          <Head className="pl-0!">
            <span className="sr-only">{t('take')}</span>
          </Head>
          <Head>{t('date')}</Head>
          <Head className="truncate">{t('payeeAndText')}</Head>
          <Head className="max-wide:hidden">{t(`detail.${kind}`)}</Head>
          <Head isAmount className="pr-0!">
            {item.currency ?? t('amount')}
          </Head>
        </tr>
      </thead>
      <tbody ref={list}>
        {drawn.map(({ index, start }, at) => {
          const line = lines[index];
          if (!line) return null;
          const gap = start - (drawn[at - 1]?.end ?? offset);
          return (
            <Fragment key={line.n}>
              {gap > 0 ? <Gap height={gap} columns={columns} /> : null}
              <ImportLineRow
                line={line}
                reference={reference}
                isDateRepeated={lines[index - 1]?.draft.date === line.draft.date}
                isPhone={isPhone}
                dateLook={dateLook}
                isDayEnd={lines[index + 1]?.draft.date !== line.draft.date}
                canEdit={canEdit && item.status === 'ready'}
                onDecide={decide}
              />
            </Fragment>
          );
        })}
        <Gap height={rows.getTotalSize() + offset - (drawn.at(-1)?.end ?? offset)} columns={columns} />
      </tbody>
    </table>
  );
}

function Gap({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}
