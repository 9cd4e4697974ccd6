'use client';

import { useContext, useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { LedgerContext } from '../../lib/ledger.ts';
import { useWaitingCount } from '../../lib/waiting-count.ts';
import { cx } from '../../ui/cx.ts';

/** After the page itself: a number beside a link is worth no wait. */
const lateMilliseconds = 1_500;

const looks = {
  quiet: 'ml-auto text-12 font-regular text-ink-3 rail-collapsed:hidden',
  badge:
    'absolute top-1.5 left-[calc(50%+4px)] min-w-4.5 rounded-full bg-accent px-1 text-center text-12 leading-4.5 text-on-accent',
} as const;

/** Beside a way to the inbox, how many decisions wait; nothing where none does or it isn't known. */
export function InboxCount({ kind }: { kind: keyof typeof looks }) {
  const ledger = useContext(LedgerContext);
  return ledger ? <Count key={ledger.id} ledgerId={ledger.id} kind={kind} /> : null;
}

function Count({ ledgerId, kind }: { ledgerId: string; kind: keyof typeof looks }) {
  const t = useTranslations('frame');
  const format = useFormatter();
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), lateMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  const waiting = useWaitingCount(ledgerId, isDue);
  if (!waiting || waiting.count === 0) return null;
  const shown = `${format.number(waiting.count)}${waiting.isMore ? '+' : ''}`;
  return (
    <span className={cx(looks[kind])}>
      <span aria-hidden="true">{shown}</span>
      <span className="sr-only">{t('waiting', { count: waiting.count, shown })}</span>
    </span>
  );
}
