import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../../lib/api.ts';
import type { RouteBody, RouteResponse } from '../../lib/api-routes.ts';
import { resumeSession } from '../../lib/ended-session.ts';
import { useEntryOptions } from '../../lib/entry-options.ts';
import { startAnew } from '../../lib/leave.ts';
import { offerPasskeys, provePasskey } from '../../lib/passkeys.ts';
import { paths, safeNext } from '../../lib/paths.ts';
import { changeUser, type Me, meKey, useMe } from '../../lib/session.ts';
import { hasSessionHint, noteNoSession, noteSession } from '../../lib/session-hint.ts';
import { useAddressParameter } from '../../lib/use-address.ts';
import { isWelcomed } from '../../lib/welcomed.ts';

export type SignedIn = RouteResponse<'POST /auth/register'>;

/** Where to go when signed in: to the page that was asked for; else a first time through the first steps. */
function useNext(): (userId: string) => string {
  const named = useAddressParameter('next');
  return useCallback((userId) => (named === null && !isWelcomed(userId) ? paths.welcome() : safeNext(named)), [named]);
}

/** Takes somebody who is signed in to where they wanted to be. */
export function useEnter(): (signedIn: SignedIn) => void {
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

/** On the first run there is nobody who could sign in: leads on to the first account where that `isWanted`. */
export function useToFirstAccount(isWanted: boolean): void {
  const router = useRouter();
  const next = useAddressParameter('next') ?? undefined;
  const isFirstRun = useEntryOptions().data?.isFirstRun ?? false;
  useEffect(() => {
    if (isFirstRun && isWanted) router.replace(paths.signUp({ next }));
  }, [isFirstRun, isWanted, next, router]);
}

/** The password; where it isn't all, the answer has the second step. */
export function useSignIn() {
  const enter = useEnter();
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (body: RouteBody<'POST /auth/login'>) => call('POST /auth/login', { body }),
    onSuccess: (answer) => {
      if ('user' in answer) enter(answer);
    },
  });
}

/** A passkey: from the list of the address field, or by the browser's own dialog. */
export function usePasskeySignIn() {
  const { mutate, ...rest } = useMutation({
    meta: { isErrorInline: true },
    mutationFn: async (proof: RouteBody<'POST /auth/passkeys/sign-in'>['credential'] | undefined) =>
      call('POST /auth/passkeys/sign-in', { body: { credential: proof ?? (await provePasskey()) } }),
    onSuccess: useEnter(),
  });
  useEffect(() => offerPasskeys(mutate), [mutate]);
  return { ...rest, mutate };
}

/**
 * What the way back from a provider says behind #: signed in, a second step to take, or why not. It is read once and
 * taken out of the address.
 */
export function useProviderReturn() {
  const [back, setBack] = useState<{ secondStep?: string; refused?: string }>({});
  const { mutate: arrive } = useMutation({
    meta: { isErrorInline: true },
    mutationFn: () => call('POST /auth/refresh', {}),
    onSuccess: useEnter(),
    onError: () => setBack({ refused: 'session-ended' }),
  });
  useEffect(() => {
    const { hash, pathname, search } = window.location;
    const [what = '', value = ''] = hash.slice(1).split('=');
    if (!['signed-in', 'second-step', 'refused'].includes(what)) return;
    window.history.replaceState(window.history.state, '', pathname + search);
    if (what === 'signed-in') arrive();
    else setBack(what === 'refused' ? { refused: value } : { secondStep: value });
  }, [arrive]);
  return { ...back, forget: () => setBack({}) };
}

/** The second step: a code. */
export function useSecondStep(onSignedIn: (signedIn: SignedIn) => void) {
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (body: RouteBody<'POST /auth/totp/sign-in'>) => call('POST /auth/totp/sign-in', { body }),
    onSuccess: onSignedIn,
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

  const enter = ({ user: me, expiresIn }: SignedIn) => {
    noteSession(expiresIn);
    goOn(me);
  };
  const signIn = useMutation({
    meta: { isErrorInline: true },
    mutationFn: (body: RouteBody<'POST /auth/login'>) => call('POST /auth/login', { body }),
    onSuccess: (answer) => {
      if ('user' in answer) enter(answer);
    },
  });
  return { signIn, enter };
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
