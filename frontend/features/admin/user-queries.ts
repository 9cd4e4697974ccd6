import type { AdminUser } from '@expenseai/contracts/admin';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/api.ts';
import { leave, leaveOtherTabs } from '../../lib/leave.ts';
import { showToast } from '../../ui/toast-store.ts';

const usersKey = ['admin', 'users'] as const;

/** Everybody, newest first, a page at a time; or those whose name or address has the words. */
export function useUsers(search: string) {
  return useInfiniteQuery({
    queryKey: [...usersKey, search],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call('GET /admin/users', { query: { search: search || undefined, cursor: pageParam } }, { signal }),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
}

/** Ends every session of somebody. */
export function useSignOutUser() {
  const client = useQueryClient();
  const t = useTranslations('admin.users');
  return useMutation({
    mutationFn: (user: AdminUser) => call('POST /admin/users/{userId}/sign-out', { params: { userId: user.id } }),
    onSuccess: (_, { name, email }) => showToast({ message: t('signedOut', { name: name ?? email }) }),
    onSettled: () => client.invalidateQueries({ queryKey: usersKey }),
  });
}

/** Ends every session of everybody, this one included, and takes API tokens away where asked for; then leaves. */
export function useSignOutEveryone() {
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (tokens: boolean) => call('POST /admin/sessions/revoke-all', { body: { tokens } }),
    onSuccess: () => {
      leaveOtherTabs();
      leave();
    },
  });
}
