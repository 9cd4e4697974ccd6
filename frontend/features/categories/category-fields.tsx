'use client';

import type { Category, CategoryGroup } from '@expenseai/contracts/categories';
import { Archive, ArchiveRestore, ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../lib/problem.ts';
import { Usage, useUsage } from '../../lib/usage.tsx';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { SavedTextField } from '../../ui/saved-text-field.tsx';
import { SelectField } from '../../ui/select.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { type CategoryChange, useDeleteCategory, useSaveCategory, useSwapCategories } from './category-queries.ts';
import { ColourPicker } from './colour-picker.tsx';
import { IconPicker } from './icon-picker.tsx';
import { MergeCategory } from './merge-category.tsx';

interface CategoryFieldsProps {
  category: Category;
  siblings: readonly Category[];
  groups: readonly CategoryGroup[];
  onDone: () => void;
  /** Gets what the category was merged into. */
  onMerged: (id: string) => void;
}

/** What can be changed of a category; each is saved as it is left. */
export function CategoryFields({ category, siblings, groups, onDone, onMerged }: CategoryFieldsProps) {
  const t = useTranslations('categoryList');
  const tManage = useTranslations('manage');
  const problemText = useProblemText();
  const save = useSaveCategory();
  const remove = useDeleteCategory();
  const q = `category:${category.id}`;
  const isUnused = useUsage(q) === 0;
  const [isName, setIsName] = useState(false);

  function set(change: CategoryChange, onKept?: () => void) {
    setIsName(change.name !== undefined);
    save.mutate({ category, change }, onKept ? { onSuccess: onKept } : {});
  }
  const saveError = save.error
    ? toProblem(save.error).code === 'name-taken'
      ? tManage('nameTaken')
      : problemText(save.error)
    : undefined;
  const removeError =
    remove.error && (toProblem(remove.error).code === 'in-use' ? t('inUse') : problemText(remove.error));

  return (
    <>
      <div className="grid gap-4 wide:grid-cols-3">
        <SavedTextField
          label={tManage('name')}
          value={category.name}
          maxLength={200}
          check={(name) => (name === '' ? tManage('nameMissing') : undefined)}
          error={isName ? saveError : undefined}
          onCorrect={save.reset}
          onSave={(name, onKept) => set({ name }, onKept)}
        />
        <SelectField
          label={t('group')}
          value={category.groupId}
          options={groups.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(groupId) => set({ groupId })}
        />
        <SelectField
          label={t('kind')}
          value={category.kind}
          options={[
            { value: 'expense', label: t('expense') },
            { value: 'income', label: t('income') },
          ]}
          onChange={(kind) => set({ kind: kind === 'income' ? 'income' : 'expense' })}
        />
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <IconPicker icon={category.icon} colour={category.colour} onChange={(icon) => set({ icon })} />
        <ColourPicker value={category.colour} onChange={(colour) => set({ colour })} />
      </div>
      {saveError && !isName ? <ErrorLine what={saveError} /> : null}
      {removeError ? <ErrorLine what={removeError} /> : null}
      <div className="flex flex-wrap items-center gap-2">
        <Usage q={q} />
        <span className="flex-1" />
        <MergeCategory category={category} groups={groups} onMerged={onMerged} />
        {category.isArchived ? (
          <Button icon={<ArchiveRestore aria-hidden="true" />} onClick={() => set({ isArchived: false })}>
            {tManage('restore')}
          </Button>
        ) : (
          <>
            <Order category={category} siblings={siblings} />
            <Button icon={<Archive aria-hidden="true" />} onClick={() => set({ isArchived: true })}>
              {tManage('archive')}
            </Button>
          </>
        )}
        {isUnused ? (
          <Button
            className="text-bad!"
            icon={<Trash2 aria-hidden="true" />}
            onClick={() => remove.mutate(category, { onSuccess: onDone })}
          >
            {tManage('delete')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function Order({ category, siblings }: Pick<CategoryFieldsProps, 'category' | 'siblings'>) {
  const t = useTranslations('manage');
  const swap = useSwapCategories();
  const at = siblings.findIndex(({ id }) => id === category.id);
  const [above, below] = [siblings[at - 1], siblings[at + 1]];
  return (
    <>
      {above ? (
        <Button
          icon={<ArrowUp aria-hidden="true" />}
          onClick={() => swap({ item: category, other: above, among: siblings })}
        >
          {t('moveUp')}
        </Button>
      ) : null}
      {below ? (
        <Button
          icon={<ArrowDown aria-hidden="true" />}
          onClick={() => swap({ item: category, other: below, among: siblings })}
        >
          {t('moveDown')}
        </Button>
      ) : null}
    </>
  );
}
