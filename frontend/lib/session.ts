import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, refreshSession } from './api.ts';
import type { RouteBody, RouteResponse } from './api-routes.ts';
import { leave, leaveOtherTabs } from './leave.ts';
import { toProblem } from './problem.ts';
import { hasSessionHint, isAccessOver } from './session-hint.ts';

export type Me = RouteResponse<'GET /me'>;

export const meKey = ['me'] as const;

/** The signed-in user; null once the server has said that there is none. */
export function useMe(isEnabled = true) {
  return useQuery<Me | null>({
    queryKey: meKey,
    enabled: isEnabled,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      // Whoever was never here is not asked about: the answer could only be a refusal.
      if (!hasSessionHint()) return null;
      try {
        // Who had to be renewed is known by that.
        const renewed = isAccessOver() ? await refreshSession() : undefined;
        return renewed ?? (await call('GET /me', {}, { signal }));
      } catch (error) {
        if (toProblem(error).status === 401) return null;
        throw error;
      }
    },
  });
}

/** Another user: what the one before had fetched must not show. */
export function changeUser(client: QueryClient, me: Me): void {
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

/** Ends the session and leaves nothing of it in this browser, also where the server can't be reached. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => {
      leaveOtherTabs();
      return call('POST /auth/logout', {});
    },
    onSettled: leave,
  });
}
