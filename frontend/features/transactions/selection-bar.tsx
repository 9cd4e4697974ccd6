'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { type Amount, sum } from '@expenseai/core/money/amount';
import { formatAmount } from '@expenseai/core/money/format-amount';
import { X } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { CategoryPicker } from '../../lib/category-picker.tsx';
import { useLedger } from '../../lib/ledger.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useSummary } from './transaction-queries.ts';
import type { Selection } from './use-selection.ts';

interface SelectionBarProps {
  selection: Selection;
  items: readonly Transaction[];
  q: string;
  canEdit: boolean;
  isPicking: boolean;
  onPickingChange: (isPicking: boolean) => void;
  onCategory: (categoryId: string | null) => void;
  onDelete: () => void;
}

/** What is chosen, what it comes to, and what can be done with it. */
export function SelectionBar(props: SelectionBarProps) {
  const { selection, canEdit, isPicking, onPickingChange } = props;
  const t = useTranslations('transactions');
  const tUi = useTranslations('ui');
  const format = useFormatter();
  const { count, sums } = useChosen(props);
  if (count === 0) return null;
  const categoryButton = (trigger: object = {}) => (
    <Button variant="quiet" size="small" shortcut="C" onClick={() => onPickingChange(true)} {...trigger}>
      {t('category')}
    </Button>
  );
  return (
    <section
      aria-label={t('selection')}
      className="sticky bottom-[calc(var(--bottombar)+16px)] z-10 mx-auto mt-4 flex h-11 w-fit max-w-full items-center gap-1 rounded-2 border border-line-2 bg-surface pr-1.5 pl-4 text-13 shadow-overlay max-wide:h-13 max-wide:w-full"
    >
      <p aria-live="polite" className="mr-2 max-wide:mr-auto max-wide:leading-4">
        <span className="font-medium max-wide:block">{t('selected', { count, shown: format.number(count) })}</span>{' '}
        <span className="whitespace-nowrap text-ink-2">{sums.join(' · ')}</span>
      </p>
      {canEdit ? (
        <>
          <span aria-hidden="true" className="mx-1 h-5 border-l border-line-2" />
          {isPicking ? (
            <CategoryPicker
              openAtFirst
              value={null}
              onChange={props.onCategory}
              onClose={() => onPickingChange(false)}
              trigger={categoryButton}
            />
          ) : (
            categoryButton()
          )}
          <Button variant="quiet" size="small" shortcut="#" onClick={props.onDelete}>
            {t('delete')}
          </Button>
        </>
      ) : null}
      <span aria-hidden="true" className="mx-1 h-5 border-l border-line-2 max-wide:hidden" />
      <IconButton size="small" label={tUi('clear')} icon={<X aria-hidden="true" />} onClick={selection.clear} />
    </section>
  );
}

function useChosen({ selection, items, q }: SelectionBarProps): { count: number; sums: string[] } {
  const locale = useLocale();
  const { currency: own } = useLedger();
  const summary = useSummary(q).data;
  const show = (amount: Amount, currency: string) =>
    formatAmount(amount, currency, locale, { sign: 'always', symbol: currency !== own });
  if (selection.isAll) {
    return {
      count: summary?.count ?? 0,
      sums: summary?.sums.map(({ net, currency }) => show(net, currency)) ?? [],
    };
  }
  const chosen = items.filter((item) => selection.ids.has(item.id));
  const byCurrency = Map.groupBy(chosen, (item) => item.currency);
  return {
    count: selection.ids.size,
    sums: [...byCurrency].map(([currency, group]) => show(sum(group.map((item) => item.amount)), currency)),
  };
}
