'use client';

import type { Import } from '@expenseai/contracts/imports';
import { useFormatter, useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { cx } from '../../ui/cx.ts';
import { Link } from '../../ui/link.tsx';
import { Bar } from '../../ui/progress-bar.tsx';
import { isWorking } from './is-working.ts';

interface ImportRowProps {
  item: Import;
  canEdit: boolean;
  onUndo: (operationId: string) => void;
}

/** One import in the list: file, what came of it, when, and what can be done. */
export function ImportRow({ item, canEdit, onUndo }: ImportRowProps) {
  const t = useTranslations('imports');
  const tUi = useTranslations('ui');
  const format = useFormatter();
  const { operationId } = item;
  return (
    <tr className={cx('border-b border-line hover:bg-hover', item.isUndone && 'text-ink-3')}>
      <th scope="row" className="h-row-raw min-w-0 px-2 py-1.5">
        <Link href={paths.imports({ id: item.id })} className="block truncate font-medium hover:underline">
          {item.fileName}
        </Link>
        <span className="block truncate text-12 text-ink-2 wide:hidden">
          <Result item={item} />
        </span>
      </th>
      <td className="truncate px-2 text-ink-2 max-wide:hidden">
        <Result item={item} />
      </td>
      <td className="px-2 text-ink-2 max-wide:hidden">
        <time dateTime={item.createdAt}>
          {format.dateTime(new Date(item.createdAt), {
            day: 'numeric',
            month: 'short',
            hour: '2-digit',
            minute: '2-digit',
          })}
        </time>
      </td>
      <td className="px-2 text-right">
        {item.status === 'ready' || item.status === 'failed' ? (
          <ButtonLink size="small" href={paths.imports({ id: item.id })}>
            {item.status === 'ready' ? t('review') : t('look')}
          </ButtonLink>
        ) : null}
        {canEdit && item.status === 'done' && operationId !== null && !item.isUndone ? (
          <Button size="small" onClick={() => onUndo(operationId)}>
            {tUi('undo')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

function Result({ item }: { item: Import }) {
  const t = useTranslations('imports');
  const { counts, status, outcome } = item;
  if (isWorking(item)) {
    return (
      <span className="flex items-center gap-3">
        {t(status === 'parsing' ? 'reading' : 'writing')}
        <Bar share={item.progress} className="max-w-30" />
      </span>
    );
  }
  if (status === 'failed') return <span className="text-bad">{t('failed')}</span>;
  if (status === 'ready') return t('readyResult', { count: counts.total });
  if (item.isUndone) return t('undone');
  if (!outcome) return null;
  const { added, merged, skipped, duplicate, open } = outcome;
  if (added + merged + skipped + open === 0) return t('nothingNew');
  return [
    added > 0 ? t('added', { count: added }) : null,
    merged > 0 ? t('matchedCount', { count: merged }) : null,
    duplicate > 0 ? t('duplicateCount', { count: duplicate }) : null,
    skipped > 0 ? t('skippedCount', { count: skipped }) : null,
    open > 0 ? t('openCount', { count: open }) : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}
