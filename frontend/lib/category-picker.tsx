'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { CategoryMark } from '../ui/category-mark.tsx';
import { Combobox } from '../ui/combobox.tsx';
import type { ComboboxGroup } from '../ui/combobox-popup.tsx';
import type { TriggerProps } from '../ui/use-popup.ts';
import { useLedger } from './ledger.ts';
import { type Reference, useReference } from './reference-queries.ts';

interface CategoryPickerProps {
  value: string | null;
  /** Null takes the category away. */
  onChange: (categoryId: string | null) => void;
  trigger: (props: TriggerProps) => ReactNode;
  openAtFirst?: boolean | undefined;
  onClose?: (() => void) | undefined;
}

const none = 'none';

/** The ledger's categories by group, found by typing; one that isn't there can be made, and is then the chosen one. */
export function CategoryPicker({ value, onChange, ...rest }: CategoryPickerProps) {
  const t = useTranslations('categories');
  const reference = useReference();
  const noCategory = t('none');
  const client = useQueryClient();
  const { id: ledgerId, role } = useLedger();
  const canCreate = role !== 'viewer' && reference.groups.length > 0;
  const groups = useMemo(
    () => [
      ...groupsOf(reference),
      { label: '', items: [{ value: none, label: noCategory, mark: <CategoryMark colour="none" /> }] },
    ],
    [reference, noCategory],
  );
  return (
    <Combobox
      {...rest}
      label={t('category')}
      groups={groups}
      value={value ?? none}
      onChange={(chosen) => onChange(chosen === none ? null : chosen)}
      create={
        canCreate
          ? {
              label: (name) => t('create', { name }),
              places: {
                label: (name) => t('groupOf', { name }),
                items: reference.groups.map(({ id, name }) => ({ value: id, label: name })),
              },
              onCreate: async (name, groupId) => {
                const { newCategory } = await import('./new-category.ts');
                await newCategory(client, ledgerId, { name, groupId }, onChange);
              },
            }
          : undefined
      }
    />
  );
}

/** A list has a picker on each of its lines, all with the same groups. */
const made = new WeakMap<Reference, ComboboxGroup[]>();

function groupsOf(reference: Reference): ComboboxGroup[] {
  const known = made.get(reference);
  if (known) return known;
  const shown = [...reference.categories.values()].filter((category) => !category.isArchived);
  const groups = reference.groups
    .map((group) => ({
      label: group.name,
      items: shown
        .filter((category) => category.groupId === group.id)
        .map(({ id, name, colour }) => ({ value: id, label: name, mark: <CategoryMark colour={colour} /> })),
    }))
    .filter((group) => group.items.length > 0);
  made.set(reference, groups);
  return groups;
}
