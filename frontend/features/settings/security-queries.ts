import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import { makePasskey } from '../../lib/passkeys.ts';
import { methodsKey } from '../../lib/sign-in-methods.ts';

const passkeysKey = ['passkeys'] as const;

export function usePasskeys() {
  return useQuery({
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
