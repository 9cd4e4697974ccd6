'use client';

import type { Operation } from '@expenseai/contracts/operations';
import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import { Undo2 } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Day } from '../../ui/day.tsx';
import { Link } from '../../ui/link.tsx';
import { cellClass, Row } from '../../ui/table.tsx';
import { touchedBy } from './operation-facts.ts';
import { OperationIcon } from './operation-icon.tsx';
import { useOperationText } from './use-operation-text.ts';
import { useWho } from './use-who.ts';

interface HistoryRowProps {
  operation: Operation;
  day: PlainDate;
  today: PlainDate;
  /** The day stands above already. */
  isRepeated: boolean;
  isDayEnd: boolean;
  canRevise: boolean;
  onRevise: (operation: Operation) => void;
}

/** One change: when, who, what, how many rows, and its way back. */
export function HistoryRow({ operation, day, today, isRepeated, isDayEnd, canRevise, onRevise }: HistoryRowProps) {
  const t = useTranslations('operations');
  const tUi = useTranslations('ui');
  const format = useFormatter();
  const operationText = useOperationText();
  const { at, isUndone, touched } = operation;
  const { title, detail } = operationText(operation);
  const who = useWho()(operation);
  const time = format.dateTime(new Date(at), { hour: '2-digit', minute: '2-digit' });
  const look =
    day.slice(0, 7) === today.slice(0, 7) ? 'row' : day.slice(0, 4) === today.slice(0, 4) ? 'short' : 'medium';
  const canPress = canRevise && (isUndone ? operation.canRedo : operation.canUndo);
  return (
    <Row isDayEnd={isDayEnd}>
      <td className="h-row py-1.5 pr-2 whitespace-nowrap text-ink-2 max-wide:h-14 max-wide:align-middle wide:px-2">
        <span className={isRepeated ? 'sr-only print:not-sr-only' : undefined}>
          {day === today ? <time dateTime={day}>{t('today')}</time> : <Day date={day} look={look} />}
        </span>
      </td>
      <td className={cx(cellClass, 'text-ink-2 max-wide:hidden')}>
        <time dateTime={at}>{time}</time>
      </td>
      <td className={cx(cellClass, 'text-ink-2 max-wide:hidden')} title={who}>
        {who}
      </td>
      <th scope="row" className="min-w-0 px-2 max-wide:px-0">
        <span className="flex min-w-0 items-center gap-2.5 wide:h-row">
          <span className="max-wide:hidden">
            <OperationIcon kind={operation.kind} />
          </span>
          <span className="min-w-0 flex-1 truncate max-wide:whitespace-normal">
            <Title operation={operation} title={title} />{' '}
            <span className={cx('ml-1 max-wide:hidden', isUndone ? 'text-ink-3' : 'text-ink-2')}>{detail}</span>
          </span>
          {isUndone ? <UndoneNote operation={operation} /> : null}
        </span>
        <span className="block truncate text-12 text-ink-2 wide:hidden">
          {[`${time} ${who}`, isUndone ? t('undone') : detail].filter(Boolean).join(' · ')}
        </span>
      </th>
      <td className={cx(cellClass, 'text-right text-ink-2 max-wide:hidden')}>{format.number(touched)}</td>
      <td className="text-right">
        {canPress ? (
          <Button
            variant="quiet"
            size="small"
            aria-label={isUndone ? t('redoWhat', { title, time }) : t('undoWhat', { title, time })}
            onClick={() => onRevise(operation)}
          >
            {isUndone ? t('redo') : tUi('undo')}
          </Button>
        ) : null}
      </td>
    </Row>
  );
}

/** Leads to what was touched, where something does. */
function Title({ operation, title }: { operation: Operation; title: string }) {
  const touched = touchedBy(operation);
  const look = operation.isUndone ? 'text-ink-3' : 'font-medium';
  if (touched === null) return <span className={look}>{title}</span>;
  const href = touched.page === 'import' ? paths.imports({ id: touched.id }) : paths.transactions({ q: touched.q });
  return (
    <Link href={href} className={cx('hit-44 underline-offset-3 hover:underline', look)}>
      {title}
    </Link>
  );
}

function UndoneNote({ operation: { undoneAt, undoneBy } }: { operation: Operation }) {
  const t = useTranslations('operations');
  const format = useFormatter();
  const when =
    undoneAt === null
      ? ''
      : format.dateTime(new Date(undoneAt), { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  return (
    <span className="flex max-w-[45%] min-w-0 items-center gap-1.5 text-12 text-ink-2 max-wide:hidden">
      <Undo2 aria-hidden="true" className="size-3.5" />
      <span className="truncate">{t('undoneBy', { name: undoneBy ?? t('somebody'), when })}</span>
    </span>
  );
}
