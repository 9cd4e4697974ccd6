'use client';

import type { Import, ImportLine } from '@expenseai/contracts/imports';
import { Fragment, type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useReference } from '../../lib/reference-queries.ts';
import { useMedia } from '../../lib/use-media.ts';
import { useWindowRows } from '../../lib/use-window-rows.ts';
import { cx } from '../../ui/cx.ts';
import { Head } from '../../ui/table.tsx';
import type { Decision } from './decide-queries.ts';
import { ImportLineRow } from './import-line-row.tsx';
import type { LineKind } from './import-params.ts';
import type { useChosenLines } from './use-chosen-lines.ts';

interface ImportLineGridProps {
  item: Import;
  kind: Exclude<LineKind, 'uncertain'>;
  lines: readonly ImportLine[];
  chosen: ReturnType<typeof useChosenLines>;
  canEdit: boolean;
  onDecide: (decisions: { n: number; decision: Decision }[]) => void;
  onNearEnd: () => void;
}

/** On a phone the proposal stands below payee and text. */
const rowHeights = { phone: 88, touch: 56, desk: 48 } as const;
const detailWidths = { new: 'w-44', duplicate: 'w-72', matched: 'w-72', invalid: 'w-96' } as const;

/** A table whose rows are chosen is a grid (WAI-ARIA 1.2). */
const gridProps = { role: 'grid', 'aria-multiselectable': true } as const;

/** The lines with what is made of each; only those in sight are drawn. Arrow keys move, Space chooses. */
export function ImportLineGrid({ item, kind, lines, chosen, canEdit, onDecide, onNearEnd }: ImportLineGridProps) {
  const t = useTranslations('imports');
  const reference = useReference();
  const isPhone = useMedia('phone');
  const isTouch = useMedia('touch');
  const isChoosable = canEdit && kind !== 'invalid';
  const columns = isPhone ? 4 : 5;
  const dateLook = item.firstDate?.slice(0, 4) === item.lastDate?.slice(0, 4) ? 'short' : 'medium';
  const { selection, currentId, currentIndex } = chosen;
  const { list, offset, rows } = useWindowRows({
    count: lines.length,
    rowHeight: isPhone ? rowHeights.phone : isTouch ? rowHeights.touch : rowHeights.desk,
    keptIndex: currentIndex === -1 ? null : currentIndex,
  });
  const drawn = rows.getVirtualItems();
  const isNearEnd = (drawn.at(-1)?.index ?? 0) > lines.length - 50;
  useEffect(() => {
    if (isNearEnd) onNearEnd();
  }, [isNearEnd, onNearEnd]);
  // Only a move scrolls, not a page that arrives.
  const scrolledTo = useRef(currentId);
  useEffect(() => {
    if (scrolledTo.current === currentId || currentIndex === -1) return;
    scrolledTo.current = currentId;
    rows.scrollToIndex(currentIndex, { align: 'auto' });
  });

  return (
    <table
      {...(isChoosable ? gridProps : {})}
      aria-rowcount={item.counts[kind] + 1}
      onKeyDown={isChoosable ? (event) => hearKey(event, chosen) : undefined}
      className="w-full table-fixed text-13"
    >
      <caption className="sr-only">{t(`tabs.${kind}`)}</caption>
      <colgroup>
        <col className="w-7" />
        <col className={dateLook === 'short' ? 'w-19' : 'w-27 max-wide:w-17'} />
        <col />
        <col className={cx(detailWidths[kind], 'max-wide:hidden')} />
        <col className="w-26" />
      </colgroup>
      <thead className="max-wide:sr-only">
        <tr aria-rowindex={1}>
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
          const id = String(line.n);
          return (
            <Fragment key={line.n}>
              {gap > 0 ? <Gap height={gap} columns={columns} /> : null}
              <ImportLineRow
                line={line}
                index={index}
                reference={reference}
                isDateRepeated={lines[index - 1]?.draft.date === line.draft.date}
                isPhone={isPhone}
                dateLook={dateLook}
                isDayEnd={lines[index + 1]?.draft.date !== line.draft.date}
                canEdit={canEdit}
                isChosen={isChoosable ? selection.has(id) : undefined}
                isCurrent={currentId === id}
                isTabStop={currentIndex === -1 ? index === 0 : currentId === id}
                onFocus={chosen.setCurrent}
                onChoose={selection.toggle}
                onDecide={onDecide}
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

function hearKey(event: KeyboardEvent, { move, selection, currentId }: ImportLineGridProps['chosen']): void {
  if (!(event.target instanceof HTMLElement) || !event.target.matches('tr')) return;
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 }[event.key];
  if (steps !== undefined) {
    event.preventDefault();
    move(steps, event.shiftKey);
  } else if (event.key === ' ' && currentId !== null) {
    event.preventDefault();
    selection.toggle(currentId, event.shiftKey);
  }
}
