import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './api.ts';
import type { RouteBody, RouteResponse } from './api-routes.ts';
import { readStored, writeStored } from './browser-storage.ts';
import { toProblem } from './problem.ts';

export type Me = RouteResponse<'GET /me'>;

export const meKey = ['me'] as const;

const hintKey = 'expenseai.session';

/** The cookies can't be read here; the hint spares visitors without a session a request that must fail. */
export function hasSessionHint(): boolean {
  return typeof window !== 'undefined' && readStored(hintKey) === 'yes';
}

export function setSessionHint(isSignedIn: boolean): void {
  writeStored(hintKey, isSignedIn ? 'yes' : 'no');
}

/** The signed-in user; null once the server has said that there is none. */
export function useMe(isEnabled = true) {
  return useQuery<Me | null>({
    queryKey: meKey,
    enabled: isEnabled,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      try {
        return await call('GET /me', {}, { signal });
      } catch (error) {
        if (toProblem(error).status === 401) return null;
        throw error;
      }
    },
  });
}

/** Another user, or none: what the one before had fetched must not show. */
export function changeUser(client: QueryClient, me: Me | null): void {
  // Set, not removed and made anew: the frame listens to this very entry.
  client.setQueryData(meKey, me);
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== meKey[0] });
}

/** Changes the profile, and everything shown at once. */
export function useUpdateMe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RouteBody<'PATCH /me'>) => call('PATCH /me', { body }),
    onSuccess: (me) => client.setQueryData(meKey, me),
  });
}

/** Ends the session and forgets what was fetched with it, also where the server can't be reached. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call('POST /auth/logout', {}),
    onSettled: () => {
      setSessionHint(false);
      changeUser(client, null);
    },
  });
}
