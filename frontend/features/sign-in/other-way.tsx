'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { useAddressParameter } from '../../lib/use-address.ts';
import { Link } from '../../ui/link.tsx';

/** From signing in to creating an account and back, on the way to the same page. */
export function OtherWay({ to }: { to: 'signIn' | 'signUp' }) {
  const t = useTranslations();
  const next = useAddressParameter('next') ?? undefined;
  const link = (text: ReactNode) => (
    <Link className="link" href={paths[to]({ next })}>
      {text}
    </Link>
  );
  return (
    <p className="mt-4 text-center text-13 text-ink-2">
      {to === 'signUp' ? t.rich('signIn.newHere', { link }) : t.rich('signUp.alreadyHere', { link })}
    </p>
  );
}
