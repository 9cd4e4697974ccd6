'use client';

import type { Category, CategoryGroup } from '@expenseai/contracts/categories';
import type { Home } from '@expenseai/contracts/home';
import { amount, sum } from '@expenseai/core/money/amount';
import { ArrowDown, ArrowUp, Ellipsis, Trash2 } from 'lucide-react';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Amount } from '../../ui/amount.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { MenuEntry } from '../../ui/menu-popup.tsx';
import { useDeleteGroup, useSwapGroups } from './category-queries.ts';
import { CategoryRow } from './category-row.tsx';

// What no page shows at first comes when it is wanted.
const RenameGroup = lazy(() => import('./rename-group.tsx').then((module) => ({ default: module.RenameGroup })));

interface GroupSectionProps {
  group: CategoryGroup;
  groups: readonly CategoryGroup[];
  /** Those of the group that are in use. */
  categories: readonly Category[];
  /** Without archived ones, too. */
  isEmpty: boolean;
  openId: string | null;
  toggle: (id: string) => void;
  spending: Home | undefined;
  canEdit: boolean;
}

/** A group with its categories and what they took this month. */
export function GroupSection({ group, categories, isEmpty, ...shared }: GroupSectionProps) {
  const t = useTranslations('categoryList');
  const id = useId();
  const [isRenaming, setRenaming] = useState(false);
  const stopRenaming = () => {
    setRenaming(false);
    // The field has gone, and the focus with it.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) document.getElementById(id)?.focus();
    });
  };
  const { spending, canEdit, groups } = shared;
  const ids = new Set(categories.map((category) => category.id));
  const spent = sum([
    amount(0),
    ...(spending?.categories ?? []).filter(({ categoryId }) => ids.has(categoryId ?? '')).map((one) => one.spent),
  ]);
  return (
    <section aria-labelledby={id} className="mt-4">
      <header className="flex min-h-row items-center gap-3 border-b border-line-2 px-2">
        {isRenaming ? (
          <Suspense>
            <RenameGroup group={group} onDone={stopRenaming} />
          </Suspense>
        ) : null}
        <h2 className={cx('min-w-0 text-12 font-medium text-ink-2', isRenaming ? 'sr-only' : 'flex')}>
          {canEdit && !isRenaming ? (
            <button
              id={id}
              type="button"
              title={t('rename')}
              onClick={() => setRenaming(true)}
              className="-mx-1 min-w-0 truncate rounded-1 px-1 hover:bg-hover hover:text-ink"
            >
              {group.name}
            </button>
          ) : (
            <span id={id} className="truncate">
              {group.name}
            </span>
          )}
        </h2>
        <span className="ml-auto flex items-center gap-3">
          {spending && spent !== 0 ? (
            <Amount
              amount={spent}
              currency={spending.currency}
              kind="sum"
              className="text-12 font-regular! text-ink-2"
            />
          ) : null}
          {canEdit ? <GroupMenu group={group} groups={groups} isEmpty={isEmpty} /> : null}
        </span>
      </header>
      {categories.length === 0 ? <p className="px-2 py-2 text-13 text-ink-3">{t('emptyGroup')}</p> : null}
      <ul>
        {categories.map((category) => (
          <CategoryRow key={category.id} {...shared} category={category} siblings={categories} />
        ))}
      </ul>
    </section>
  );
}

interface GroupMenuProps {
  group: CategoryGroup;
  groups: readonly CategoryGroup[];
  isEmpty: boolean;
}

function GroupMenu({ group, groups, isEmpty }: GroupMenuProps) {
  const t = useTranslations('manage');
  const swap = useSwapGroups();
  const remove = useDeleteGroup();
  const at = groups.findIndex(({ id }) => id === group.id);
  const [above, below] = [groups[at - 1], groups[at + 1]];
  const entries: MenuEntry[] = [
    {
      kind: 'action',
      label: t('moveUp'),
      icon: <ArrowUp aria-hidden="true" />,
      isDisabled: !above,
      onSelect: () => above && swap({ item: group, other: above, among: groups }),
    },
    {
      kind: 'action',
      label: t('moveDown'),
      icon: <ArrowDown aria-hidden="true" />,
      isDisabled: !below,
      onSelect: () => below && swap({ item: group, other: below, among: groups }),
    },
  ];
  if (isEmpty) {
    entries.push({
      kind: 'action',
      label: t('delete'),
      icon: <Trash2 aria-hidden="true" />,
      isDangerous: true,
      onSelect: () => remove.mutate(group),
    });
  }
  const label = t('actionsOf', { name: group.name });
  return (
    <Menu
      label={label}
      align="end"
      entries={entries}
      trigger={(props) => (
        <IconButton
          {...props}
          size="small"
          label={label}
          icon={<Ellipsis aria-hidden="true" className="text-ink-3" />}
        />
      )}
    />
  );
}
