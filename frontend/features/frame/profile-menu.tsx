'use client';

import { CircleUserRound, Eye, EyeOff, Keyboard, LogOut } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { toggleAmounts } from '../../lib/hidden-amounts.ts';
import { useMe, useSignOut } from '../../lib/session.ts';
import { useAreAmountsHidden } from '../../ui/amount-text.ts';
import { cx } from '../../ui/cx.ts';
import { Menu } from '../../ui/menu.tsx';
import { openTo, otherPages } from './nav-items.ts';
import { railEntryClass } from './rail-class.ts';
import { openShortcuts } from './shortcuts-sheet.tsx';
import { useAppearance } from './use-appearance.ts';

/** Who is signed in; theme, language, sign out. */
export function ProfileMenu() {
  const t = useTranslations('frame');
  const { data: me } = useMe();
  const router = useRouter();
  const signOut = useSignOut();
  const { theme, language } = useAppearance();
  const areHidden = useAreAmountsHidden();
  return (
    <Menu
      label={t('profile')}
      side="top"
      entries={[
        { kind: 'text', content: me?.email ?? '' },
        { kind: 'choice', label: t('theme'), ...theme },
        { kind: 'choice', label: t('language'), ...language },
        {
          kind: 'action',
          label: t(areHidden ? 'showAmounts' : 'hideAmounts'),
          icon: areHidden ? <Eye aria-hidden="true" /> : <EyeOff aria-hidden="true" />,
          onSelect: toggleAmounts,
        },
        { kind: 'line' },
        ...openTo(me, otherPages).map(({ label, href, icon: Icon }) => ({
          kind: 'action' as const,
          label: t(label),
          icon: <Icon aria-hidden="true" />,
          onSelect: () => router.push(href),
        })),
        {
          kind: 'action',
          label: t('shortcuts'),
          icon: <Keyboard aria-hidden="true" />,
          shortcut: '?',
          onSelect: openShortcuts,
        },
        { kind: 'action', label: t('signOut'), icon: <LogOut aria-hidden="true" />, onSelect: () => signOut.mutate() },
      ]}
      trigger={(props) => (
        <button type="button" {...props} className={cx(railEntryClass, 'text-ink-2 hover:bg-hover hover:text-ink')}>
          <CircleUserRound aria-hidden="true" className="mx-0.5" />
          <span className="sr-only">{t('profile')}</span>
          <span className="truncate rail-collapsed:sr-only">{me?.name ?? me?.email}</span>
        </button>
      )}
    />
  );
}
