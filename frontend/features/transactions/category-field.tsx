'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { useTranslations } from 'use-intl';
import { CategoryPicker } from '../../lib/category-picker.tsx';
import { useLedger } from '../../lib/ledger.ts';
import { useReference } from '../../lib/reference-queries.ts';
import { CategoryMark, CategoryName } from '../../ui/category-mark.tsx';
import { ChipButton } from '../../ui/chip.tsx';
import { isOpenProposal } from './open-proposal.ts';

interface CategoryFieldProps {
  transaction: Transaction;
  canEdit: boolean;
  onCategory: (id: string, categoryId: string | null) => void;
}

/** The category as a chip that opens the list; dashed while it is only proposed. */
export function CategoryField({ transaction, canEdit, onCategory }: CategoryFieldProps) {
  const t = useTranslations('transactions');
  const { reviewThreshold } = useLedger();
  const category = useReference().categories.get(transaction.categoryId ?? '');
  const name = category?.name ?? t('noCategory');
  const isProposed = isOpenProposal(transaction, reviewThreshold);
  if (!canEdit) return <CategoryName colour={category?.colour ?? 'none'}>{name}</CategoryName>;
  return (
    <CategoryPicker
      value={transaction.categoryId}
      onChange={(categoryId) => onCategory(transaction.id, categoryId)}
      trigger={(props) => (
        <ChipButton
          {...props}
          hasMenu
          title={t('changeCategory', { category: name })}
          state={isProposed ? 'proposed' : 'settled'}
          confidence={isProposed ? (transaction.confidence ?? undefined) : undefined}
          mark={<CategoryMark colour={category?.colour ?? 'none'} />}
        >
          {name}
        </ChipButton>
      )}
    />
  );
}
