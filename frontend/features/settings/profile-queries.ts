import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/api.ts';
import type { RouteBody } from '../../lib/api-routes.ts';
import { leave, leaveOtherTabs } from '../../lib/leave.ts';
import { type Me, meKey } from '../../lib/session.ts';
import { showToast } from '../../ui/toast-store.ts';

export type ProfileChange = RouteBody<'PATCH /me'>;

interface SaveMe {
  change: ProfileChange;
  /** What was done, in a sentence. */
  message: string;
}

/** Changes the profile, at once for the eye; Undo sets back what it was. */
export function useSaveMe() {
  const client = useQueryClient();
  const t = useTranslations('undo');
  const { mutate, ...rest } = useMutation({
    meta: { isErrorInline: true },
    mutationFn: ({ change }: SaveMe) => call('PATCH /me', { body: change }),
    onMutate: ({ change }) => {
      const before = client.getQueryData<Me | null>(meKey);
      if (before) client.setQueryData<Me>(meKey, { ...before, ...given(change) });
      return { before };
    },
    onError: (_error, _save, context) => client.setQueryData(meKey, context?.before),
    onSuccess: (me, { change, message }, { before }) => {
      client.setQueryData(meKey, me);
      if (before) showToast({ message, onUndo: () => mutate({ change: pick(before, change), message: t('done') }) });
    },
  });
  return { ...rest, mutate };
}

/** Only what a change sets. */
function given({ name, locale, timeZone, weekStart, theme }: ProfileChange): Partial<Me> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(locale === undefined ? {} : { locale }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(weekStart === undefined ? {} : { weekStart }),
    ...(theme === undefined ? {} : { theme }),
  };
}

/** What the profile had where a change sets something. */
function pick({ name, locale, timeZone, weekStart, theme }: Me, change: ProfileChange): ProfileChange {
  const all = { name, locale, timeZone, weekStart, theme };
  return Object.fromEntries(Object.entries(all).filter(([field]) => field in change));
}

const sessionsKey = ['sessions'] as const;

export function useSessions() {
  return useQuery({
    queryKey: sessionsKey,
    queryFn: async ({ signal }) => (await call('GET /auth/sessions', {}, { signal })).items,
  });
}

/** Signs places out, at once for the eye. */
export function useEndSessions() {
  const client = useQueryClient();
  const t = useTranslations('settings');
  return useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const sessionId of ids) await call('DELETE /auth/sessions/{sessionId}', { params: { sessionId } });
    },
    onMutate: (ids) => {
      const before = client.getQueryData<{ id: string }[]>(sessionsKey);
      client.setQueryData<{ id: string }[]>(sessionsKey, (all) => all?.filter(({ id }) => !ids.includes(id)));
      return { before };
    },
    onError: (_error, _ids, context) => client.setQueryData(sessionsKey, context?.before),
    onSuccess: (_, ids) => showToast({ message: t('signedOut', { count: ids.length }) }),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsKey }),
  });
}

/** Changes the password; the server ends all other sessions. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (body: RouteBody<'POST /auth/password/change'>) => call('POST /auth/password/change', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsKey }),
  });
}

/** Deletes the user with all that is hers alone. */
export function useDeleteMe() {
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (password: string | undefined) =>
      call('DELETE /me', { body: password === undefined ? {} : { password } }),
    onSuccess: () => {
      leaveOtherTabs();
      leave();
    },
  });
}
