'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { type Amount, sum } from '@expenseai/core/money/amount';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { CategoryPicker } from '../../lib/category-picker.tsx';
import { useLedger } from '../../lib/ledger.ts';
import type { Selection } from '../../lib/use-selection.ts';
import { useAmountText } from '../../ui/amount-text.ts';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { SelectionBar as SelectionFrame } from '../../ui/selection-bar.tsx';
import { BulkEdit } from './bulk-edit.tsx';
import { BulkTags } from './bulk-tags.tsx';
import { PartMessages } from './part-messages.tsx';
import type { BulkSet } from './transaction-mutations.ts';
import { useSummary } from './transaction-queries.ts';

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
    <SelectionFrame
      label={t('selection')}
      count={
        <>
          <span className="font-medium">{t('selected', { count, shown: format.number(count) })}</span>{' '}
          <span className="whitespace-nowrap text-ink-2">{sums.join(' · ')}</span>
        </>
      }
      actions={canEdit ? <BulkActions {...props} chosen={chosen} count={count} /> : null}
      clearLabel={tUi('clear')}
      onClear={selection.clear}
    />
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
