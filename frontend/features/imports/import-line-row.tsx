'use client';

import type { ImportLine } from '@expenseai/contracts/imports';
import { memo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import type { Reference } from '../../lib/reference-queries.ts';
import { Amount } from '../../ui/amount.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { cx } from '../../ui/cx.ts';
import { Day } from '../../ui/day.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { rowClass } from '../../ui/table.tsx';
import type { Decision } from './decide-queries.ts';
import { LineCategory } from './line-category.tsx';
import { isTaken, takeAction } from './take-line.ts';
import { entryId } from './use-chosen-lines.ts';
import { useReasonText } from './use-reason-text.ts';
import { useRemarkText } from './use-remark-text.ts';

interface ImportLineRowProps {
  line: ImportLine;
  reference: Reference;
  /** Place among the lines of its kind, from 0. */
  index: number;
  isDateRepeated: boolean;
  isDayEnd: boolean;
  dateLook: 'short' | 'medium';
  isPhone: boolean;
  canEdit: boolean;
  /** Undefined where lines can't be chosen. */
  isChosen: boolean | undefined;
  isCurrent: boolean;
  /** Tab leads to this row. */
  isTabStop: boolean;
  onFocus: (id: string) => void;
  onChoose: (id: string, isRange: boolean) => void;
  onDecide: (decisions: { n: number; decision: Decision }[]) => void;
}

/** A line of the file: taken or not, what the bank wrote, and what is made of it. */
export const ImportLineRow = memo(function ImportLineRow(props: ImportLineRowProps) {
  const { line, reference, isDateRepeated, isDayEnd, isPhone, canEdit, isChosen, isCurrent, onDecide } = props;
  const t = useTranslations('imports');
  const ledger = useLedger();
  const { draft, kind, n } = line;
  const isTakenIn = isTaken(line);
  const isChoosable = isChosen !== undefined;
  const name = draft.payee ?? draft.descriptor;
  const detail = <LineDetail line={line} reference={reference} canEdit={canEdit} onDecide={onDecide} />;
  return (
    <tr
      id={entryId(String(n))}
      aria-rowindex={props.index + 2}
      aria-selected={isChosen}
      tabIndex={isChoosable ? (props.isTabStop ? 0 : -1) : undefined}
      onFocus={isChoosable ? () => props.onFocus(String(n)) : undefined}
      onClick={(event) => {
        if (!isChoosable || (event.target instanceof Element && event.target.closest('button, input, [role="option"]')))
          return;
        props.onChoose(String(n), event.shiftKey);
      }}
      className={cx(
        rowClass({ isSelected: isChosen, isCurrent: isChoosable && isCurrent, isDayEnd }),
        'cursor-default rounded-none',
        !isTakenIn && kind !== 'invalid' && 'text-ink-3',
      )}
    >
      <td className="h-row-raw max-wide:h-22">
        {kind === 'invalid' ? null : (
          <Checkbox
            aria-label={t('takeLine', { payee: name })}
            checked={isTakenIn}
            disabled={!canEdit}
            onChange={() => onDecide([{ n, decision: { action: takeAction(line) } }])}
          />
        )}
      </td>
      <td className="px-2 whitespace-nowrap text-ink-2 max-wide:[&_time]:whitespace-normal">
        {draft.date ? (
          <span className={isDateRepeated ? 'sr-only' : undefined}>
            <Day date={draft.date} look={props.dateLook} />
          </span>
        ) : (
          '–'
        )}
      </td>
      <th scope="row" className="px-2 leading-4.5">
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="truncate font-medium">{name}</span>
          {draft.status === 'pending' ? <span className="text-12 text-ink-3">{t('pending')}</span> : null}
        </span>
        {isPhone && kind === 'invalid' ? null : (
          <span className="block truncate font-mono text-12 leading-4 text-ink-2">{draft.descriptor}</span>
        )}
        {isPhone ? <span className="mt-1 block font-regular">{detail}</span> : null}
      </th>
      {isPhone ? null : <td className="px-2">{detail}</td>}
      <td className="pl-2 text-right">
        {draft.amount === null || draft.currency === null ? (
          '–'
        ) : (
          <Amount
            amount={draft.amount}
            currency={draft.currency}
            isPending={draft.status === 'pending'}
            hasSymbol={draft.currency !== ledger.currency}
          />
        )}
      </td>
    </tr>
  );
});

function LineDetail({
  line,
  reference,
  canEdit,
  onDecide,
}: Pick<ImportLineRowProps, 'line' | 'reference' | 'canEdit' | 'onDecide'>) {
  const t = useTranslations('imports');
  const reasonText = useReasonText();
  const problemText = useRemarkText('lineProblems');
  const format = useFormatter();
  const { kind, n, draft, problem = '', problems, row, candidates } = line;
  if (kind === 'invalid') {
    const why = problemText(problems, problem);
    return (
      <span title={why} className="line-clamp-2 text-12 leading-4">
        <StatusLine tone="bad">{t('row', { row: format.number(row) })}</StatusLine> {why}
      </span>
    );
  }
  if (kind === 'new' || line.action === 'add') {
    return (
      <LineCategory
        draft={draft}
        reference={reference}
        canEdit={canEdit}
        onPick={(categoryId) => onDecide([{ n, decision: { draft: { categoryId } } }])}
      />
    );
  }
  const [best] = candidates;
  return (
    <span className="block truncate text-12 text-ink-2">
      {best ? reasonText(best.reason) : null}
      {best?.transactionId ? (
        <>
          {': '}
          <Day date={best.date} look="short" />
        </>
      ) : null}
    </span>
  );
}
