import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/api.ts';
import type { RouteBody, RouteResponse } from '../../lib/api-routes.ts';
import { showToast } from '../../ui/toast-store.ts';

export type UserInvite = RouteResponse<'GET /admin/invites'>['items'][number];

const invitesKey = ['admin', 'invites'] as const;
/** Few wait on most installations, and the page is about users. */
const pageLength = 10;

/** Invitations that wait to be accepted, newest first, a page at a time. */
export function useUserInvites() {
  return useInfiniteQuery({
    queryKey: invitesKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call('GET /admin/invites', { query: { limit: pageLength, cursor: pageParam } }, { signal }),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

/** Invites somebody; gives the link where it isn't mailed. */
export function useInviteUser() {
  const client = useQueryClient();
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (body: RouteBody<'POST /admin/invites'>) => call('POST /admin/invites', { body }),
    onSettled: () => client.invalidateQueries({ queryKey: invitesKey }),
  });
}

/** Takes an invitation back. */
export function useTakeInviteBack() {
  const client = useQueryClient();
  const t = useTranslations('admin.users');
  return useMutation({
    mutationFn: ({ id }: UserInvite) => call('DELETE /admin/invites/{inviteId}', { params: { inviteId: id } }),
    onSuccess: (_, { email }) => showToast({ message: t('inviteTakenBack', { email }) }),
    onSettled: () => client.invalidateQueries({ queryKey: invitesKey }),
  });
}
