import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import { meKey } from '../../lib/session.ts';
import { hasSessionHint } from '../../lib/session-hint.ts';

/** How people get in here; the same until the installation is set up anew. */
const entryOptions = queryOptions({
  queryKey: ['entry-options'],
  queryFn: ({ signal }) => call('GET /auth/options', {}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export function useEntryOptions() {
  return useQuery(entryOptions);
}

export function useForgotPassword() {
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (email: string) => call('POST /auth/password/forgot', { body: { email } }),
  });
}

export function useVerifyAddress() {
  const client = useQueryClient();
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (token: string) => call('POST /auth/verify', { body: { token } }),
    onSuccess: () => (hasSessionHint() ? client.invalidateQueries({ queryKey: meKey }) : undefined),
  });
}
