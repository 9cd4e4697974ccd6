import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { call } from '../../lib/api.ts';
import { ledgersKey } from '../../lib/ledger.ts';
import { paths } from '../../lib/paths.ts';
import { meKey } from '../../lib/session.ts';
import { hasSessionHint } from '../../lib/session-hint.ts';

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

/** What an invitation lets one into; asked once, since each question counts, and not while it `isKnown`. */
export function useInvitation(token: string | null | undefined, isKnown: boolean) {
  return useQuery({
    queryKey: ['invitation', token],
    queryFn: () => call('POST /invites/look', { body: { token: token ?? '' } }),
    enabled: typeof token === 'string' && !isKnown,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    meta: { isErrorInline: true },
  });
}

/** Joins the ledger of an invitation, and goes there. */
export function useAcceptInvite() {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (token: string) => call('POST /invites/accept', { body: { token } }),
    onSuccess: async ({ ledgerId }) => {
      await client.invalidateQueries({ queryKey: ledgersKey });
      router.replace(paths.home({ ledger: ledgerId }));
    },
  });
}
