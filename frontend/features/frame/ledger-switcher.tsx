'use client';

import { ChevronsUpDown } from 'lucide-react';
import { useContext } from 'react';
import { useTranslations } from 'use-intl';
import { LedgerContext } from '../../lib/ledger.ts';
import { cx } from '../../ui/cx.ts';
import { Menu } from '../../ui/menu.tsx';
import { SkeletonBar } from '../../ui/skeleton.tsx';
import { initialsOf } from './initials.ts';
import { railEntryClass } from './rail-class.ts';
import { useLedgerChoice } from './use-ledger-choice.ts';

/** The open ledger, and the way to the others. */
export function LedgerSwitcher() {
  const t = useTranslations('frame');
  const ledger = useContext(LedgerContext);
  const choice = useLedgerChoice();
  if (!ledger) {
    return (
      <span className={railEntryClass}>
        <SkeletonBar className="appear-late size-5" />
        <SkeletonBar className="appear-late w-20 rail-collapsed:hidden" />
      </span>
    );
  }
  return (
    <Menu
      label={t('ledgers')}
      side="top"
      entries={[choice]}
      trigger={(props) => (
        <button type="button" {...props} className={cx(railEntryClass, 'text-ink-2 hover:bg-hover hover:text-ink')}>
          <span
            aria-hidden="true"
            className="grid size-5 shrink-0 place-items-center rounded-1 bg-accent-soft text-12 font-semibold text-accent-ink"
          >
            {initialsOf(ledger.name)}
          </span>
          <span className="sr-only">{t('ledger')}</span>
          <span className="truncate rail-collapsed:sr-only">{ledger.name}</span>
          <ChevronsUpDown aria-hidden="true" className="ml-auto size-3.5 text-ink-3 rail-collapsed:hidden" />
        </button>
      )}
    />
  );
}
