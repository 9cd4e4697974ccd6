'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useEntryOptions } from '../../lib/entry-options.ts';
import { paths } from '../../lib/paths.ts';
import { useAddressParameter } from '../../lib/use-address.ts';
import { Link } from '../../ui/link.tsx';

/** From signing in to creating an account and back, on the way to the same page; nothing where that leads nowhere. */
export function OtherWay({ to }: { to: 'signIn' | 'signUp' }) {
  const t = useTranslations();
  const next = useAddressParameter('next') ?? undefined;
  const { data: options } = useEntryOptions();
  const link = (text: ReactNode) => (
    <Link className="link" href={paths[to]({ next })}>
      {text}
    </Link>
  );
  if (to === 'signIn' && options?.isFirstRun) return null;
  const isShut = options !== undefined && options.registration !== 'open';
  return (
    <p className="text-center text-13 text-ink-2">
      {to === 'signIn'
        ? t.rich('signUp.alreadyHere', { link })
        : isShut
          ? t('signIn.byInvitation')
          : t.rich('signIn.newHere', { link })}
    </p>
  );
}
