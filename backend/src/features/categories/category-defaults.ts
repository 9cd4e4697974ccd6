import type { Category } from '@expenseai/contracts/categories';
import type { CommonCategory } from '@expenseai/core/categorising/categoriser';
import { commonCategoryFor } from '@expenseai/core/categorising/common-category';
import { defaultCategories } from '@expenseai/core/categorising/default-categories';

type Look = Pick<Category, 'kind' | 'icon' | 'colour'>;

const plain: Look = { kind: 'expense', icon: 'tag', colour: 'none' };

const looks = new Map<CommonCategory, Look>(
  defaultCategories('en').flatMap((group) =>
    group.categories.map(({ common, kind, icon, colour }) => [common, { kind, icon, colour }] as const),
  ),
);

/** What a new category gets where the request says nothing: what it stands for by its name, and how that looks. */
export function categoryDefaults(
  name: string,
  common: CommonCategory | null | undefined,
): Look & { common: CommonCategory | null } {
  const standsFor = common === undefined ? commonCategoryFor(name) : common;
  return { ...((standsFor && looks.get(standsFor)) ?? plain), common: standsFor };
}
