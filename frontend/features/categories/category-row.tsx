'use client';

import type { Category, CategoryGroup } from '@expenseai/contracts/categories';
import type { Home } from '@expenseai/contracts/home';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { Amount } from '../../ui/amount.tsx';
import { CategoryBar } from '../../ui/category-bar.tsx';
import { DisclosureRow } from '../../ui/disclosure-row.tsx';
import { Link } from '../../ui/link.tsx';
import { CategoryIcon } from './category-icons.tsx';

const CategoryFields = lazy(() =>
  import('./category-fields.tsx').then((module) => ({ default: module.CategoryFields })),
);

interface CategoryRowProps {
  category: Category;
  /** Those it stands among, in their order. */
  siblings: readonly Category[];
  groups: readonly CategoryGroup[];
  openId: string | null;
  toggle: (id: string) => void;
  spending: Home | undefined;
  canEdit: boolean;
}

/** A category with what it took this month; opened, what can be changed about it. */
export function CategoryRow({ category, siblings, groups, openId, toggle, spending, canEdit }: CategoryRowProps) {
  const t = useTranslations('categoryList');
  const spent = spending?.categories.find(({ categoryId }) => categoryId === category.id);
  const most = Math.max(1, ...(spending?.categories ?? []).map((one) => one.spent));
  return (
    <DisclosureRow
      name={category.name}
      lead={<CategoryIcon icon={category.icon} colour={category.colour} />}
      note={category.kind === 'income' ? <span className="text-12 text-ink-3">{t('income')}</span> : null}
      isOpen={openId === category.id}
      onToggle={canEdit ? () => toggle(category.id) : null}
      end={
        // What took nothing says nothing, whether it has lines or not.
        spent && spent.spent !== 0 && spending ? (
          <>
            <span className="w-44 max-wide:hidden">
              <CategoryBar colour={category.colour} share={spent.spent / most} />
            </span>
            <Link href={paths.transactions({ q: spent.q })} className="hit-44 w-24 text-right hover:underline">
              <span className="sr-only">{t('spentIn', { name: category.name })} </span>
              <Amount amount={spent.spent} currency={spending.currency} kind="sum" />
            </Link>
            {/* Under the sum of its group, which has a menu after it. */}
            {canEdit ? <span aria-hidden="true" className="w-7 touch:w-9" /> : null}
          </>
        ) : null
      }
    >
      <Suspense>
        <CategoryFields
          category={category}
          siblings={siblings}
          groups={groups}
          onDone={() => toggle(category.id)}
          onMerged={toggle}
        />
      </Suspense>
    </DisclosureRow>
  );
}
