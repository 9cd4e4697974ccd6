'use client';

import { Menu as MenuIcon, Plus } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { commandBar } from '../../lib/handover.ts';
import { cx } from '../../ui/cx.ts';
import { Link } from '../../ui/link.tsx';
import { InboxCount } from './inbox-count.tsx';
import { barItems, isCurrent, moreItems, type NavItem } from './nav-items.ts';

const MoreSheet = lazy(() => import('./more-sheet.tsx').then((module) => ({ default: module.MoreSheet })));

const entryClass = 'flex min-w-0 flex-col items-center justify-center gap-1 text-12 leading-none font-medium';

/** The rail's stand-in on a phone: the pages, and between them what is done most. */
export function BottomBar() {
  const t = useTranslations('frame');
  const pathname = usePathname();
  const isUnderMore = moreItems.some((item) => isCurrent(item, pathname));
  const [isMoreOpen, setMoreOpen] = useState(false);
  // It stays once it was open, so that closing gives the focus back.
  const [wasMoreOpen, setWasMoreOpen] = useState(false);
  return (
    <>
      <nav
        aria-label={t('main')}
        className="fixed inset-x-0 bottom-0 z-20 grid h-bottombar grid-cols-5 border-t border-line-2 bg-surface wide:hidden"
      >
        {barItems.before.map((item) => (
          <PageLink key={item.href} item={item} />
        ))}
        <button
          type="button"
          aria-label={t('quickAdd')}
          aria-haspopup="dialog"
          onClick={() => commandBar.offer('add')}
          className="m-auto grid h-11 w-12 place-items-center rounded-2 bg-accent text-on-accent"
        >
          <Plus aria-hidden="true" className="size-5" />
        </button>
        {barItems.after.map((item) => (
          <PageLink key={item.href} item={item} />
        ))}
        <button
          type="button"
          aria-haspopup="dialog"
          aria-expanded={isMoreOpen}
          aria-current={isUnderMore ? 'true' : undefined}
          onClick={() => {
            setMoreOpen(true);
            setWasMoreOpen(true);
          }}
          className={cx(entryClass, isUnderMore ? 'text-accent-ink' : 'text-ink-2')}
        >
          <MenuIcon aria-hidden="true" className="size-5" />
          {t('more')}
        </button>
      </nav>
      {wasMoreOpen ? (
        <Suspense>
          <MoreSheet isOpen={isMoreOpen} onClose={() => setMoreOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

function PageLink({ item }: { item: NavItem }) {
  const t = useTranslations('frame');
  const isHere = isCurrent(item, usePathname());
  return (
    <Link
      href={item.href}
      aria-current={isHere ? 'page' : undefined}
      className={cx(entryClass, 'relative', isHere ? 'text-accent-ink' : 'text-ink-2')}
    >
      <item.icon aria-hidden="true" className="size-5" />
      <span className="max-w-full truncate px-0.5">{t(item.label)}</span>
      {item.label === 'inbox' ? <InboxCount kind="badge" /> : null}
    </Link>
  );
}
