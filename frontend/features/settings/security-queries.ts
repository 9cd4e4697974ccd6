import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import { useEntryOptions } from '../../lib/entry-options.ts';
import { makePasskey } from '../../lib/passkeys.ts';
import { methodsKey, useSignInMethods } from '../../lib/sign-in-methods.ts';

const passkeysKey = ['passkeys'] as const;
const identitiesKey = ['identities'] as const;

/** Where it is known that there is none, nothing is asked. */
export function usePasskeys() {
  const { data: methods } = useSignInMethods();
  return useQuery({
    enabled: methods !== undefined && methods.passkeys > 0,
    queryKey: passkeysKey,
    queryFn: async ({ signal }) => (await call('GET /auth/passkeys', {}, { signal })).items,
  });
}

/** Changes of passkeys; both what is listed and what can be proved with follow. */
export function usePasskeyChanges() {
  const client = useQueryClient();
  const change = {
    meta: { isErrorInline: true },
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: passkeysKey });
      await client.invalidateQueries({ queryKey: methodsKey });
    },
  };
  const add = useMutation({
    ...change,
    mutationFn: async (name: string) =>
      call('POST /auth/passkeys', { body: { credential: await makePasskey(), ...(name === '' ? {} : { name }) } }),
  });
  const remove = useMutation({
    ...change,
    mutationFn: (passkeyId: string) => call('DELETE /auth/passkeys/{passkeyId}', { params: { passkeyId } }),
  });
  return { add, remove };
}

/** Naming a passkey anew. */
export function useRenamePasskey() {
  const client = useQueryClient();
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: ({ passkeyId, name }: { passkeyId: string; name: string }) =>
      call('PATCH /auth/passkeys/{passkeyId}', { params: { passkeyId }, body: { name } }),
    onSuccess: () => client.invalidateQueries({ queryKey: passkeysKey }),
  });
}

/** Nothing is asked where the installation has no provider. */
export function useIdentities() {
  const { data: options } = useEntryOptions();
  return useQuery({
    enabled: options !== undefined && options.providers.length > 0,
    queryKey: identitiesKey,
    queryFn: ({ signal }) => call('GET /auth/identities', {}, { signal }),
  });
}

/** Linking leads away to the provider, which leads back to the settings. */
export function useIdentityChanges() {
  const client = useQueryClient();
  const link = useMutation({
    meta: { isErrorInline: true },
    mutationFn: (provider: string) => call('POST /auth/oidc/{provider}/link', { params: { provider } }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  const unlink = useMutation({
    meta: { isErrorInline: true },
    mutationFn: (identityId: string) => call('DELETE /auth/identities/{identityId}', { params: { identityId } }),
    onSettled: () => client.invalidateQueries({ queryKey: identitiesKey }),
  });
  return { link, unlink };
}

/** The person's own security events, newest first, a page at a time. */
export function useSecurityEvents() {
  return useInfiniteQuery({
    queryKey: ['security-events'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call('GET /me/security-events', { query: { limit: 20, cursor: pageParam } }, { signal }),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

/** Switching the second step on, in its two moves, and off again. */
export function useTwoFactor() {
  const client = useQueryClient();
  const change = {
    meta: { isErrorInline: true },
    onSuccess: () => client.invalidateQueries({ queryKey: methodsKey }),
  };
  const setUp = useMutation({ meta: { isErrorInline: true }, mutationFn: () => call('POST /auth/totp/setup', {}) });
  const enable = useMutation({
    ...change,
    mutationFn: (code: string) => call('POST /auth/totp/enable', { body: { code } }),
  });
  const renew = useMutation({ ...change, mutationFn: () => call('POST /auth/totp/recovery-codes', {}) });
  const disable = useMutation({ ...change, mutationFn: () => call('DELETE /auth/totp', {}) });
  return { setUp, enable, renew, disable };
}
