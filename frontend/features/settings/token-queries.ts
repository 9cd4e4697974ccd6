import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import type { RouteBody, RouteResponse } from '../../lib/api-routes.ts';

export type ApiToken = RouteResponse<'GET /me/tokens'>['items'][number];
export type NewToken = RouteResponse<'POST /me/tokens'>;
export type TokenScope = ApiToken['scopes'][number];

const tokensKey = ['tokens'] as const;

export function useTokens() {
  return useQuery({
    queryKey: tokensKey,
    queryFn: async ({ signal }) => (await call('GET /me/tokens', {}, { signal })).items,
  });
}

/** Makes a token; its answer is the only place where the token stands, so it isn't kept in the cache. */
export function useCreateToken() {
  const client = useQueryClient();
  return useMutation({
    meta: { isErrorInline: true },
    gcTime: 0,
    mutationFn: (body: RouteBody<'POST /me/tokens'>) => call('POST /me/tokens', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensKey }),
  });
}

export function useRevokeToken() {
  const client = useQueryClient();
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (tokenId: string) => call('DELETE /me/tokens/{tokenId}', { params: { tokenId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensKey }),
  });
}
