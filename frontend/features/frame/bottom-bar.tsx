'use client';

import { ArrowLeftRight, Menu as MenuIcon, Upload } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { cx } from '../../ui/cx.ts';
import { MoreSheet } from './more-sheet.tsx';

const entryClass = 'flex flex-col items-center justify-center gap-1 text-12 leading-none font-medium';

/** The rail's stand-in on a phone. */
export function BottomBar() {
  const t = useTranslations('frame');
  const pathname = usePathname();
  const [isMoreOpen, setMoreOpen] = useState(false);
  const isOnTransactions = pathname === paths.transactions();
  return (
    <>
      <nav
        aria-label={t('main')}
        className="fixed inset-x-0 bottom-0 z-20 grid h-bottombar grid-cols-3 border-t border-line-2 bg-surface wide:hidden"
      >
        <Link
          href={paths.transactions()}
          aria-current={isOnTransactions ? 'page' : undefined}
          className={cx(entryClass, isOnTransactions ? 'text-accent-ink' : 'text-ink-2')}
        >
          <ArrowLeftRight aria-hidden="true" className="size-5" />
          {t('transactions')}
        </Link>
        <Link
          href={paths.imports()}
          aria-label={t('importFile')}
          className="m-auto grid h-9 w-11 place-items-center rounded-2 bg-accent text-on-accent"
        >
          <Upload aria-hidden="true" className="size-5" />
        </Link>
        <button
          type="button"
          aria-haspopup="dialog"
          aria-expanded={isMoreOpen}
          onClick={() => setMoreOpen(true)}
          className={cx(entryClass, 'text-ink-2')}
        >
          <MenuIcon aria-hidden="true" className="size-5" />
          {t('more')}
        </button>
      </nav>
      <MoreSheet isOpen={isMoreOpen} onClose={() => setMoreOpen(false)} />
    </>
  );
}
