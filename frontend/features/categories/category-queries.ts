import type { Category, CategoryGroup } from '@expenseai/contracts/categories';
import type { Home } from '@expenseai/contracts/home';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { call, callForAnswer } from '../../lib/api.ts';
import type { RouteBody } from '../../lib/api-routes.ts';
import { useChange, withChanged, without } from '../../lib/changes.tsx';
import { rowOf, sendGuarded } from '../../lib/guarded-edit.ts';
import { useLedger } from '../../lib/ledger.ts';
import { referencePlace } from '../../lib/reference-queries.ts';
import { useSwap } from '../../lib/use-swap.ts';
import { fetchHome, homeKey } from '../../lib/waiting-count.ts';

export type CategoryChange = RouteBody<'PATCH /ledgers/{ledgerId}/categories/{categoryId}'>;
type NewCategory = RouteBody<'POST /ledgers/{ledgerId}/categories'>;

/** What was spent in each category this month, as Home has it. */
export function useSpending() {
  const { id: ledgerId } = useLedger();
  return useQuery<Home>({ queryKey: homeKey(ledgerId), queryFn: ({ signal }) => fetchHome(ledgerId, signal) });
}

interface SaveCategory {
  category: Category;
  change: CategoryChange;
}

export function useSaveCategory() {
  const t = useTranslations('categoryList');
  const { id } = useLedger();
  return useChange({
    isErrorInline: true,
    send: ({ category, change }: SaveCategory, ledgerId) => {
      const params = { ledgerId, categoryId: category.id };
      return sendGuarded({
        base: category,
        edit: change,
        send: (ifMatch) =>
          callForAnswer('PATCH /ledgers/{ledgerId}/categories/{categoryId}', { params, body: change }, { ifMatch }),
        fetchRow: () => call('GET /ledgers/{ledgerId}/categories/{categoryId}', { params }),
      });
    },
    optimistic: {
      ...referencePlace(id, 'categories'),
      change: (items, { category, change }) => withChanged(items, category.id, change),
    },
    message: ({ category, change }) => {
      const name = change.name ?? category.name;
      if (change.isArchived !== undefined) return t(change.isArchived ? 'archived' : 'restored', { name });
      return t(change.name === undefined ? 'changed' : 'renamed', { name });
    },
  });
}

export function useCreateCategory() {
  const t = useTranslations('categoryList');
  return useChange({
    isErrorInline: true,
    send: (body: NewCategory, ledgerId) =>
      callForAnswer('POST /ledgers/{ledgerId}/categories', { params: { ledgerId }, body }),
    message: ({ name }) => t('created', { name }),
  });
}

/** Deletes a category that nothing uses. */
export function useDeleteCategory() {
  const t = useTranslations('categoryList');
  const { id } = useLedger();
  return useChange({
    isErrorInline: true,
    send: ({ id: categoryId }: Category, ledgerId) =>
      callForAnswer('DELETE /ledgers/{ledgerId}/categories/{categoryId}', { params: { ledgerId, categoryId } }),
    optimistic: { ...referencePlace(id, 'categories'), change: (items, category) => without(items, category.id) },
    message: ({ name }) => t('deleted', { name }),
  });
}

export function useSwapCategories() {
  const { id } = useLedger();
  return useSwap<Category>({
    place: referencePlace(id, 'categories'),
    send: (ledgerId, { id: categoryId, position }) =>
      call('PATCH /ledgers/{ledgerId}/categories/{categoryId}', {
        params: { ledgerId, categoryId },
        body: { position },
      }),
  });
}

export function useRenameGroup() {
  const t = useTranslations('categoryList');
  const { id } = useLedger();
  return useChange({
    isErrorInline: true,
    send: ({ group, name }: { group: CategoryGroup; name: string }, ledgerId) => {
      const params = { ledgerId, groupId: group.id };
      return sendGuarded({
        base: group,
        edit: { name },
        send: (ifMatch) =>
          callForAnswer('PATCH /ledgers/{ledgerId}/category-groups/{groupId}', { params, body: { name } }, { ifMatch }),
        fetchRow: async () => {
          const { items } = await call('GET /ledgers/{ledgerId}/category-groups', { params: { ledgerId } });
          return rowOf(items, group.id);
        },
      });
    },
    optimistic: {
      ...referencePlace(id, 'categoryGroups'),
      change: (items, { group, name }) => withChanged(items, group.id, { name }),
    },
    message: ({ name }) => t('renamed', { name }),
  });
}

export function useCreateGroup() {
  const t = useTranslations('categoryList');
  return useChange({
    isErrorInline: true,
    send: (name: string, ledgerId) =>
      callForAnswer('POST /ledgers/{ledgerId}/category-groups', { params: { ledgerId }, body: { name } }),
    message: (name) => t('created', { name }),
  });
}

/** Deletes a group without categories. */
export function useDeleteGroup() {
  const t = useTranslations('categoryList');
  const { id } = useLedger();
  return useChange({
    send: ({ id: groupId }: CategoryGroup, ledgerId) =>
      callForAnswer('DELETE /ledgers/{ledgerId}/category-groups/{groupId}', { params: { ledgerId, groupId } }),
    optimistic: { ...referencePlace(id, 'categoryGroups'), change: (items, group) => without(items, group.id) },
    message: ({ name }) => t('deleted', { name }),
  });
}

export function useSwapGroups() {
  const { id } = useLedger();
  return useSwap<CategoryGroup>({
    place: referencePlace(id, 'categoryGroups'),
    send: (ledgerId, { id: groupId, position }) =>
      call('PATCH /ledgers/{ledgerId}/category-groups/{groupId}', {
        params: { ledgerId, groupId },
        body: { position },
      }),
  });
}
