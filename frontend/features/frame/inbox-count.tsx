'use client';

import { useContext } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { LedgerContext } from '../../lib/ledger.ts';
import { useWaitingCount } from '../../lib/waiting-count.ts';
import { cx } from '../../ui/cx.ts';

const looks = {
  quiet: 'ml-auto text-12 font-regular text-ink-3 rail-collapsed:hidden',
  badge:
    'absolute top-1.5 left-[calc(50%+4px)] min-w-4.5 rounded-full bg-accent px-1 text-center text-12 leading-4.5 text-on-accent',
} as const;

/** Beside a way to the inbox, how many decisions wait; nothing where none does or it isn't known. */
export function InboxCount({ kind }: { kind: keyof typeof looks }) {
  const ledger = useContext(LedgerContext);
  return ledger ? <Count kind={kind} /> : null;
}

function Count({ kind }: { kind: keyof typeof looks }) {
  const t = useTranslations('frame');
  const format = useFormatter();
  const waiting = useWaitingCount();
  if (!waiting || waiting.count === 0) return null;
  const shown = `${format.number(waiting.count)}${waiting.isMore ? '+' : ''}`;
  return (
    <span className={cx(looks[kind])}>
      <span aria-hidden="true">{shown}</span>
      <span className="sr-only">{t('waiting', { count: waiting.count, shown })}</span>
    </span>
  );
}
