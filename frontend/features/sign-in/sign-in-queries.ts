import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { call } from '../../lib/api.ts';
import type { RouteBody } from '../../lib/api-routes.ts';
import { safeNext } from '../../lib/paths.ts';
import { changeUser, hasSessionHint, setSessionHint, useMe } from '../../lib/session.ts';
import { useAddressParameter } from '../../lib/use-address.ts';

type SignedIn = Awaited<ReturnType<typeof call<'POST /auth/login'>>>;

/** Where to go when signed in. */
function useNext(): string {
  return safeNext(useAddressParameter('next'));
}

function useEnter() {
  const client = useQueryClient();
  const router = useRouter();
  const next = useNext();
  return ({ user }: SignedIn) => {
    setSessionHint(true);
    changeUser(client, user);
    router.replace(next);
  };
}

/** Who is signed in already has no use for these pages. */
export function useSkipIfSignedIn(): void {
  const router = useRouter();
  const next = useNext();
  const { data: me } = useMe(hasSessionHint());
  useEffect(() => {
    if (me) router.replace(next);
  }, [me, next, router]);
}

export function useSignIn() {
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (body: RouteBody<'POST /auth/login'>) => call('POST /auth/login', { body }),
    onSuccess: useEnter(),
  });
}

export function useSignUp() {
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (body: RouteBody<'POST /auth/register'>) => call('POST /auth/register', { body }),
    onSuccess: useEnter(),
  });
}

export function useResetPassword() {
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (body: RouteBody<'POST /auth/password/reset'>) => call('POST /auth/password/reset', { body }),
    onSuccess: () => setSessionHint(false),
  });
}
