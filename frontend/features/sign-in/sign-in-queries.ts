import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect } from 'react';
import { call } from '../../lib/api.ts';
import type { RouteBody } from '../../lib/api-routes.ts';
import { resumeSession } from '../../lib/ended-session.ts';
import { startAnew } from '../../lib/leave.ts';
import { paths, safeNext } from '../../lib/paths.ts';
import { changeUser, type Me, meKey, useMe } from '../../lib/session.ts';
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

/** Signs in over a page that waits for it: the same user goes on there, another one finds nothing of it. */
export function useSignInAgain(user: Me | null) {
  const client = useQueryClient();
  const goOn = useCallback(
    (me: Me | null | undefined) => {
      if (!me) return;
      if (me.id !== user?.id) return startAnew();
      client.setQueryData(meKey, me);
      resumeSession();
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] });
    },
    [client, user?.id],
  );

  useEffect(() => {
    // In another tab it may be done first.
    const onStorage = () => {
      if (!hasSessionHint()) return;
      void client.refetchQueries({ queryKey: meKey }).then(() => goOn(client.getQueryData<Me | null>(meKey)));
    };
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, [client, goOn]);

  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (body: RouteBody<'POST /auth/login'>) => call('POST /auth/login', { body }),
    onSuccess: (entered) => {
      noteSession(entered.expiresIn);
      goOn(entered.user);
    },
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
