'use client';

import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useMe } from '../../lib/session.ts';
import { Brand } from '../../ui/brand.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Link } from '../../ui/link.tsx';
import { InboxCount } from './inbox-count.tsx';
import { LedgerSwitcher } from './ledger-switcher.tsx';
import { admin, isCurrent, type NavItem, navItems, openTo, settings } from './nav-items.ts';
import { ProfileMenu } from './profile-menu.tsx';
import { railEntryClass } from './rail-class.ts';
import { toggleRail, useIsRailCollapsed } from './rail-state.ts';

/** Left of every page on a desktop: pages above, ledger and profile below. */
export function Rail() {
  const t = useTranslations('frame');
  const { data: me } = useMe(false);
  const isCollapsed = useIsRailCollapsed();
  const Toggle = isCollapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <nav
      aria-label={t('main')}
      className="sticky top-0 flex h-dvh flex-col overflow-hidden border-r border-line-2 px-2 py-3 max-wide:hidden"
    >
      <div className="mb-3 flex items-center justify-between pl-2 rail-collapsed:flex-col rail-collapsed:gap-2 rail-collapsed:pl-0">
        <Brand isInRail />
        <IconButton
          size="small"
          label={isCollapsed ? t('expand') : t('collapse')}
          aria-expanded={!isCollapsed}
          aria-keyshortcuts="["
          icon={<Toggle aria-hidden="true" className="text-ink-3" />}
          onClick={toggleRail}
        />
      </div>
      <ul className="grid gap-0.5">
        {navItems.map((item) => (
          <li key={item.href}>
            <RailLink item={item} />
          </li>
        ))}
      </ul>
      <div className="mt-auto grid gap-0.5 border-t border-line-2 pt-2">
        <LedgerSwitcher />
        {openTo(me, [admin, settings]).map((item) => (
          <RailLink key={item.href} item={item} />
        ))}
        <ProfileMenu />
      </div>
    </nav>
  );
}

function RailLink({ item }: { item: NavItem }) {
  const t = useTranslations('frame');
  const isCollapsed = useIsRailCollapsed();
  const isHere = isCurrent(item, usePathname());
  return (
    <Link
      href={item.href}
      aria-current={isHere ? 'page' : undefined}
      title={isCollapsed ? t(item.label) : undefined}
      className={cx(railEntryClass, isHere ? 'bg-pressed text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink')}
    >
      <item.icon aria-hidden="true" className={cx(isHere && 'text-accent')} />
      <span className="rail-collapsed:sr-only">{t(item.label)}</span>
      {item.label === 'inbox' ? <InboxCount kind="quiet" /> : null}
    </Link>
  );
}
