import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect } from 'react';
import { call } from '../../lib/api.ts';
import type { RouteBody } from '../../lib/api-routes.ts';
import { paths, safeNext } from '../../lib/paths.ts';
import { changeUser, useMe } from '../../lib/session.ts';
import { hasSessionHint, noteNoSession, noteSession } from '../../lib/session-hint.ts';
import { useAddressParameter } from '../../lib/use-address.ts';
import { isWelcomed } from '../../lib/welcomed.ts';

type SignedIn = Awaited<ReturnType<typeof call<'POST /auth/login'>>>;

/** Where to go when signed in: to the page that was asked for; else a first time through the first steps. */
function useNext(): (userId: string) => string {
  const named = useAddressParameter('next');
  return useCallback((userId) => (named === null && !isWelcomed(userId) ? paths.welcome() : safeNext(named)), [named]);
}

function useEnter() {
  const client = useQueryClient();
  const router = useRouter();
  const next = useNext();
  return ({ user, expiresIn }: SignedIn) => {
    noteSession(expiresIn);
    changeUser(client, user);
    router.replace(next(user.id));
  };
}

/** Who is signed in already has no use for these pages. */
export function useSkipIfSignedIn(): void {
  const router = useRouter();
  const next = useNext();
  const { data: me } = useMe(hasSessionHint());
  useEffect(() => {
    if (me) router.replace(next(me.id));
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
    onSuccess: () => noteNoSession(),
  });
}
