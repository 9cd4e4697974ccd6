'use client';

import { Search, Upload } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { isCurrent, navItems } from './nav-items.ts';
import { useFindTransactions } from './use-find-transactions.ts';

/** Above every page: the way to the query, and to importing. On a phone, the page's name. */
export function TopBar() {
  const t = useTranslations('frame');
  const pathname = usePathname();
  const find = useFindTransactions();
  const here = navItems.find((item) => isCurrent(item, pathname));
  return (
    <header className="sticky top-0 z-20 flex h-topbar items-center gap-3 border-b border-line bg-surface px-4 wide:px-8">
      {/* The page's own heading is there for screen readers; this is the same for the eye. */}
      <p aria-hidden="true" className="text-16 font-semibold wide:hidden">
        {here ? t(here.label) : null}
      </p>
      <button
        type="button"
        onClick={find}
        aria-keyshortcuts="/"
        className="flex h-control w-[min(420px,100%)] items-center gap-2 rounded-2 border border-line-2 bg-sunken pr-2 pl-2.5 text-13 text-ink-3 max-wide:hidden"
      >
        <Search aria-hidden="true" />
        {t('find')}
        <Kbd className="ml-auto bg-surface">/</Kbd>
      </button>
      <span className="flex-1" />
      <IconButton label={t('find')} icon={<Search aria-hidden="true" />} onClick={find} className="-mr-3 wide:hidden" />
      <ButtonLink href={paths.imports()} icon={<Upload aria-hidden="true" />} shortcut="I" className="max-wide:hidden">
        {t('import')}
      </ButtonLink>
    </header>
  );
}
