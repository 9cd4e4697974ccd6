'use client';

import type { Home } from '@expenseai/contracts/home';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { Link } from '../../ui/link.tsx';

/** What the month's figures have not, and what in them may still change; each opens its transactions. */
export function LeftOut({ home: { leftOut, period, currency } }: { home: Home }) {
  const t = useTranslations('home');
  const { transfers, otherCurrencies, pending } = leftOut;
  if (transfers + otherCurrencies + pending === 0) return null;
  const dates = `date:${period.from}..${period.to}`;
  const link = (q: string, text: ReactNode) => (
    <Link href={paths.transactions({ q })} className="link hit-44">
      {text}
    </Link>
  );
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-1 pt-2.5 text-12 text-ink-2">
      {transfers + otherCurrencies > 0 ? <span>{t('leftOut')}</span> : null}
      {transfers > 0 ? link(`${dates} type:transfer`, t('transfers', { count: transfers })) : null}
      {otherCurrencies > 0
        ? link(`${dates} -currency:${currency}`, t('otherCurrencies', { count: otherCurrencies }))
        : null}
      {pending > 0 ? (
        <>
          <span>{t('counted')}</span>
          {link(`${dates} status:pending`, t('pending', { count: pending }))}
        </>
      ) : null}
    </p>
  );
}
