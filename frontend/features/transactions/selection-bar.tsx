'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { type Amount, sum } from '@expenseai/core/money/amount';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { CategoryPicker } from '../../lib/category-picker.tsx';
import { useLedger } from '../../lib/ledger.ts';
import { useAmountText } from '../../ui/amount-text.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { BulkEdit } from './bulk-edit.tsx';
import { BulkTags } from './bulk-tags.tsx';
import { PartMessages } from './part-messages.tsx';
import type { BulkSet } from './transaction-mutations.ts';
import { useSummary } from './transaction-queries.ts';
import type { Selection } from './use-selection.ts';

/** What of the selection is being changed. */
export type BulkPart = 'category' | 'tags' | 'edit';

interface SelectionBarProps {
  selection: Selection;
  items: readonly Transaction[];
  q: string;
  canEdit: boolean;
  part: BulkPart | null;
  onPartChange: (part: BulkPart | null) => void;
  onCategory: (categoryId: string | null) => void;
  onSet: (set: BulkSet) => void;
  onDelete: () => void;
}

/** What is chosen, what it comes to, and what can be done with it. */
export function SelectionBar(props: SelectionBarProps) {
  return (
    <PartMessages>
      <Bar {...props} />
    </PartMessages>
  );
}

function Bar(props: SelectionBarProps) {
  const { selection, canEdit } = props;
  const t = useTranslations('transactions');
  const tUi = useTranslations('ui');
  const format = useFormatter();
  const { count, sums, chosen } = useChosen(props);
  if (count === 0) return null;
  return (
    <section
      aria-label={t('selection')}
      className="sticky bottom-[calc(var(--bottombar)+16px)] z-10 mx-auto mt-4 flex min-h-11 w-fit max-w-full items-center gap-1 rounded-2 border border-line-2 bg-surface pr-1.5 pl-4 text-13 shadow-overlay max-wide:w-full max-wide:flex-wrap max-wide:py-1"
    >
      <p aria-live="polite" className="mr-2 max-wide:mr-auto max-wide:py-1.5">
        <span className="font-medium">{t('selected', { count, shown: format.number(count) })}</span>{' '}
        <span className="whitespace-nowrap text-ink-2">{sums.join(' · ')}</span>
      </p>
      {canEdit ? <BulkActions {...props} chosen={chosen} count={count} /> : null}
      <span aria-hidden="true" className="mx-1 h-5 border-l border-line-2 max-wide:hidden" />
      <IconButton
        size="small"
        label={tUi('clear')}
        icon={<X aria-hidden="true" />}
        onClick={selection.clear}
        className="max-wide:order-first max-wide:-ml-3"
      />
    </section>
  );
}

type BulkActionsProps = SelectionBarProps & { chosen: readonly Transaction[]; count: number };

function BulkActions({ part, onPartChange, onCategory, onSet, onDelete, chosen, count }: BulkActionsProps) {
  const t = useTranslations('transactions');
  const tBulk = useTranslations('bulk');
  const close = () => onPartChange(null);
  const button = (which: BulkPart, shortcut: string, label: string) => (trigger: object) => (
    <Button variant="quiet" size="small" shortcut={shortcut} onClick={() => onPartChange(which)} {...trigger}>
      {label}
    </Button>
  );
  const category = button('category', 'C', t('category'));
  const tags = button('tags', 'T', t('tags'));
  const edit = button('edit', 'E', t('edit'));
  const panel = (label: string, trigger: typeof tags, content: ReactNode) => (
    <Popover openAtFirst align="end" label={label} trigger={trigger} onClose={close}>
      {() => content}
    </Popover>
  );
  return (
    <>
      <span aria-hidden="true" className="mx-1 h-5 border-l border-line-2 max-wide:hidden" />
      <span className="flex items-center gap-1 max-wide:-ml-3 max-wide:w-full max-wide:justify-between">
        {part === 'category' ? (
          <CategoryPicker openAtFirst value={null} onChange={onCategory} onClose={close} trigger={category} />
        ) : (
          category({})
        )}
        {part === 'tags' ? panel(tBulk('tags'), tags, <BulkTags items={chosen} onSet={onSet} />) : tags({})}
        {part === 'edit' ? panel(tBulk('edit'), edit, <BulkEdit count={count} onSet={onSet} />) : edit({})}
        <Button variant="quiet" size="small" shortcut="#" onClick={onDelete}>
          {t('delete')}
        </Button>
      </span>
    </>
  );
}

interface Chosen {
  count: number;
  sums: string[];
  /** As far as they are on the pages at hand. */
  chosen: readonly Transaction[];
}

function useChosen({ selection, items, q }: SelectionBarProps): Chosen {
  const amountText = useAmountText();
  const { currency: own } = useLedger();
  const summary = useSummary(q).data;
  const show = (amount: Amount, currency: string) =>
    amountText(amount, currency, { sign: 'always', symbol: currency !== own });
  if (selection.isAll) {
    return {
      chosen: items,
      count: summary?.count ?? 0,
      sums: summary?.sums.map(({ net, currency }) => show(net, currency)) ?? [],
    };
  }
  const chosen = items.filter((item) => selection.ids.has(item.id));
  const byCurrency = Map.groupBy(chosen, (item) => item.currency);
  return {
    chosen,
    count: selection.ids.size,
    sums: [...byCurrency].map(([currency, group]) => show(sum(group.map((item) => item.amount)), currency)),
  };
}
