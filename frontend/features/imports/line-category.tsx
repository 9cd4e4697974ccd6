'use client';

import type { ImportLine } from '@expenseai/contracts/imports';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { CategoryPicker } from '../../lib/category-picker.tsx';
import type { Reference } from '../../lib/reference-queries.ts';
import { CategoryMark } from '../../ui/category-mark.tsx';
import { ChipButton } from '../../ui/chip.tsx';
import type { TriggerProps } from '../../ui/use-popup.ts';

interface LineCategoryProps {
  draft: ImportLine['draft'];
  reference: Reference;
  canEdit: boolean;
  onPick: (categoryId: string | null) => void;
}

/** The proposed category, dashed since nothing is written yet; only the pressed one carries a list. */
export function LineCategory({ draft, reference, canEdit, onPick }: LineCategoryProps) {
  const t = useTranslations('categories');
  const [isOpen, setOpen] = useState(false);
  const category = reference.categories.get(draft.categoryId ?? '');
  const trigger = (props: Partial<TriggerProps>) => (
    <ChipButton
      {...props}
      disabled={!canEdit}
      state="proposed"
      mark={<CategoryMark colour={category?.colour ?? 'none'} />}
      confidence={category ? (draft.confidence ?? undefined) : undefined}
      onClick={() => (isOpen ? props.onClick?.() : setOpen(true))}
    >
      {category?.name ?? t('none')}
    </ChipButton>
  );
  if (!isOpen) return trigger({});
  return (
    <CategoryPicker
      openAtFirst
      value={draft.categoryId}
      onChange={onPick}
      onClose={() => setOpen(false)}
      trigger={trigger}
    />
  );
}
