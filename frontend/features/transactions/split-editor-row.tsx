'use client';

import type { Amount } from '@expenseai/core/money/amount';
import { formatAmount } from '@expenseai/core/money/format-amount';
import { X } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import { CategoryPicker } from '../../lib/category-picker.tsx';
import { useReference } from '../../lib/reference-queries.ts';
import { CategoryMark } from '../../ui/category-mark.tsx';
import { ChipButton } from '../../ui/chip.tsx';
import { cx } from '../../ui/cx.ts';
import { Entry } from '../../ui/entry.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { SplitRow } from './split-rows.ts';

interface SplitEditorRowProps {
  row: SplitRow;
  number: number;
  /** What its text comes to; null for none. */
  share: Amount | null;
  currency: string;
  /** Takes what is left. */
  isLast: boolean;
  isFirst: boolean;
  onChange: (values: Partial<SplitRow>) => void;
  onRemove: (() => void) | undefined;
}

/** One share: its category, what it was, how much. */
export function SplitEditorRow({
  row,
  number,
  share,
  currency,
  isLast,
  isFirst,
  onChange,
  onRemove,
}: SplitEditorRowProps) {
  const t = useTranslations('splitting');
  const tList = useTranslations('transactions');
  const locale = useLocale();
  const category = useReference().categories.get(row.categoryId ?? '');
  const shown = share === null ? '–' : formatAmount(share, currency, locale, { symbol: false });
  const isComputed = !isLast && share !== null && /[^\d.,'\s]/u.test(row.text.trim());
  return (
    <li
      className={cx(
        'grid items-center gap-x-1.5 gap-y-1',
        onRemove
          ? 'grid-cols-[minmax(0,1fr)_112px_28px] touch:grid-cols-[minmax(0,1fr)_120px_40px]'
          : 'grid-cols-[minmax(0,1fr)_112px] touch:grid-cols-[minmax(0,1fr)_120px]',
      )}
    >
      <CategoryPicker
        value={row.categoryId}
        onChange={(categoryId) => onChange({ categoryId })}
        trigger={(props) => (
          <span className="min-w-0">
            <ChipButton
              {...props}
              hasMenu
              aria-label={t('categoryOf', { number, category: category?.name ?? tList('noCategory') })}
              mark={<CategoryMark colour={category?.colour ?? 'none'} />}
            >
              {category?.name ?? tList('noCategory')}
            </ChipButton>
          </span>
        )}
      />
      {isLast ? (
        <output aria-label={t('rest')} className="pr-2.5 text-right text-13 font-medium">
          {shown}
        </output>
      ) : (
        <Entry
          size="small"
          isAmount
          aria-label={t('amountOf', { number })}
          aria-invalid={row.text.trim() !== '' && share === null ? true : undefined}
          placeholder={t('amountPlaceholder')}
          autoFocus={isFirst && row.text === ''}
          autoComplete="off"
          value={row.text}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
        />
      )}
      {onRemove ? (
        <IconButton
          size="small"
          label={t('removeLine', { number })}
          icon={<X aria-hidden="true" className="size-3.5" />}
          onClick={onRemove}
        />
      ) : null}
      <input
        aria-label={t('noteOf', { number })}
        placeholder={t('notePlaceholder')}
        value={row.notes}
        maxLength={10_000}
        onChange={(event) => onChange({ notes: event.currentTarget.value })}
        className="h-6 min-w-0 rounded-1 bg-transparent px-1 text-12 text-ink-2 touch:h-9 touch:text-16"
      />
      <span className="pr-2.5 text-right text-12 text-ink-2">
        {isLast ? t('rest') : isComputed ? `= ${shown}` : null}
      </span>
    </li>
  );
}
