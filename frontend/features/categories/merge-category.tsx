'use client';

import type { Category, CategoryGroup } from '@expenseai/contracts/categories';
import { useTranslations } from 'use-intl';
import { callForAnswer } from '../../lib/api.ts';
import { useChange } from '../../lib/changes.tsx';
import { MergeInto } from '../../lib/merge-into.tsx';
import { useCategories } from '../../lib/reference-queries.ts';

interface MergeCategoryProps {
  category: Category;
  groups: readonly CategoryGroup[];
  /** Gets what it was merged into. */
  onMerged: (id: string) => void;
}

/** The way to make a category a part of another one of its kind. */
export function MergeCategory({ category, groups, onMerged }: MergeCategoryProps) {
  const merge = useMergeCategory();
  const others = (useCategories().data ?? []).filter(
    ({ id, kind, isArchived }) => id !== category.id && kind === category.kind && !isArchived,
  );
  // The one that is meant is most often beside it.
  others.sort((a, b) => Number(b.groupId === category.groupId) - Number(a.groupId === category.groupId));
  const groupNames = new Map(groups.map(({ id, name }) => [id, name]));
  return (
    <MergeInto
      name={category.name}
      q={`category:${category.id}`}
      options={others.map(({ id, name, groupId }) => ({
        value: id,
        label: `${name} · ${groupNames.get(groupId) ?? ''}`,
      }))}
      error={merge.error}
      isBusy={merge.isPending}
      onCorrect={merge.reset}
      onMerge={(id) => {
        const into = others.find((other) => other.id === id);
        if (into) merge.mutate({ category, into }, { onSuccess: () => onMerged(id) });
      }}
    />
  );
}

/** Here, for it is loaded with its button. */
function useMergeCategory() {
  const t = useTranslations('manage');
  return useChange({
    isErrorInline: true,
    send: ({ category, into }: { category: Category; into: Category }, ledgerId) =>
      callForAnswer('POST /ledgers/{ledgerId}/categories/{categoryId}/merge', {
        params: { ledgerId, categoryId: category.id },
        body: { into: into.id },
      }),
    message: ({ category, into }) => t('merged', { name: category.name, into: into.name }),
  });
}
