'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { ArrowLeftRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { CategoryPicker } from '../../lib/category-picker.tsx';
import { useLedger } from '../../lib/ledger.ts';
import type { Reference } from '../../lib/reference-queries.ts';
import { CategoryMark, CategoryName } from '../../ui/category-mark.tsx';
import { ChipButton } from '../../ui/chip.tsx';
import type { TriggerProps } from '../../ui/use-popup.ts';
import { isOpenProposal } from './open-proposal.ts';

interface CategoryCellProps {
  transaction: Transaction;
  reference: Reference;
  isEditing: boolean;
  canEdit: boolean;
  onEdit: (id: string | null) => void;
  onPick: (id: string, categoryId: string | null) => void;
}

/** What a line was for; pressed, it is chosen anew. Only the open one carries a list. */
export function CategoryCell({ transaction, reference, isEditing, canEdit, onEdit, onPick }: CategoryCellProps) {
  const t = useTranslations('transactions');
  if (transaction.transferId !== null) {
    return (
      <span className="flex items-center gap-2 text-ink-3">
        <ArrowLeftRight aria-hidden="true" className="-mx-0.5 size-3.5" />
        {t('transfer')}
      </span>
    );
  }
  if (transaction.splits.length > 1) return <SplitCategories transaction={transaction} reference={reference} />;
  const trigger = (props: Partial<TriggerProps>) => (
    <CategoryButton
      {...props}
      transaction={transaction}
      reference={reference}
      isDisabled={!canEdit}
      onClick={() => (isEditing ? props.onClick?.() : onEdit(transaction.id))}
    />
  );
  if (!isEditing) return trigger({});
  return (
    <CategoryPicker
      openAtFirst
      value={transaction.categoryId}
      onChange={(categoryId) => onPick(transaction.id, categoryId)}
      onClose={() => onEdit(null)}
      trigger={trigger}
    />
  );
}

function SplitCategories({ transaction, reference }: { transaction: Transaction; reference: Reference }) {
  const t = useTranslations('transactions');
  const first = reference.categories.get(transaction.splits[0]?.categoryId ?? '');
  return (
    <span className="flex items-center gap-1.5">
      <CategoryName colour={first?.colour ?? 'none'}>{first?.name ?? t('noCategory')}</CategoryName>
      <span className="text-12 text-ink-3">+{transaction.splits.length - 1}</span>
    </span>
  );
}

interface CategoryButtonProps extends Partial<TriggerProps> {
  transaction: Transaction;
  reference: Reference;
  isDisabled: boolean;
}

function CategoryButton({ transaction, reference, isDisabled, ...button }: CategoryButtonProps) {
  const t = useTranslations('transactions');
  const { reviewThreshold } = useLedger();
  const category = reference.categories.get(transaction.categoryId ?? '');
  const name = category?.name ?? t('noCategory');
  const colour = category?.colour ?? 'none';
  const label = t('changeCategory', { category: name });
  if (isOpenProposal(transaction, reviewThreshold)) {
    return (
      <ChipButton
        {...button}
        tabIndex={-1}
        disabled={isDisabled}
        title={label}
        state="proposed"
        mark={<CategoryMark colour={colour} />}
        confidence={transaction.confidence ?? undefined}
      >
        {name}
      </ChipButton>
    );
  }
  return (
    <button
      type="button"
      {...button}
      tabIndex={-1}
      disabled={isDisabled}
      aria-label={label}
      className="hit-44 -mx-1 max-w-full rounded-1 px-1 text-left enabled:hover:bg-pressed"
    >
      {category ? (
        <CategoryName colour={colour}>{name}</CategoryName>
      ) : (
        <span className="text-ink-3">{reference.isReady ? name : null}</span>
      )}
    </button>
  );
}
