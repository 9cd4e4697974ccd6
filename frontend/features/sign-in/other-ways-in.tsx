'use client';

import { Globe } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useEntryOptions } from '../../lib/entry-options.ts';
import { useAddressParameter } from '../../lib/use-address.ts';
import { buttonClass } from '../../ui/button-class.ts';

/**
 * Below the button of the form: what needs no password of ours, given as `children`, and a way to each provider that
 * the installation has.
 */
export function OtherWaysIn({ children }: { children?: ReactNode }) {
  const t = useTranslations('signIn');
  const next = useAddressParameter('next');
  const search = next === null ? '' : `?next=${encodeURIComponent(next)}`;
  const providers = useEntryOptions().data?.providers ?? [];
  if (!children && providers.length === 0) return null;
  return (
    <>
      <p className="flex items-center gap-3 text-12 text-ink-3 before:h-px before:flex-1 before:bg-line-2 after:h-px after:flex-1 after:bg-line-2">
        {t('or')}
      </p>
      {children}
      {providers.map(({ id, name }) => (
        // Not a page of ours: the server leads on from there.
        <a
          key={id}
          href={`/api/v1/auth/oidc/${id}/start${search}`}
          className={buttonClass({ variant: undefined, size: 'large' })}
        >
          <Globe aria-hidden="true" />
          <span className="truncate">{t('provider', { name })}</span>
        </a>
      ))}
    </>
  );
}
