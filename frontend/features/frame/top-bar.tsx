'use client';

import { Plus, Search, Upload } from 'lucide-react';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { commandBar } from '../../lib/handover.ts';
import { paths } from '../../lib/paths.ts';
import { useModifier } from '../../lib/use-modifier.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { isCurrent, namedPages } from './nav-items.ts';

/** Above every page: the command bar, importing and adding. On a phone, the page's name. */
export function TopBar({ status }: { status?: ReactNode }) {
  const t = useTranslations('frame');
  const pathname = usePathname();
  const modifier = useModifier();
  const find = () => commandBar.offer('find');
  const here = namedPages.find((item) => isCurrent(item, pathname));
  return (
    <header className="sticky top-0 z-20 flex h-topbar items-center gap-3 border-b border-line bg-surface px-4 wide:px-8 print:hidden">
      {/* The page's own heading is there for screen readers; this is the same for the eye. */}
      <p aria-hidden="true" className="text-16 font-semibold wide:hidden">
        {here ? t(here.label) : null}
      </p>
      <button
        type="button"
        onClick={find}
        aria-haspopup="dialog"
        aria-keyshortcuts="Meta+K Control+K"
        className="flex h-control w-[min(420px,100%)] items-center gap-2 rounded-2 border border-line-2 bg-sunken pr-2 pl-2.5 text-13 text-ink-3 max-wide:hidden"
      >
        <Search aria-hidden="true" />
        {t('command')}
        <Kbd className="ml-auto bg-surface">{`${modifier}K`}</Kbd>
      </button>
      <span className="flex-1" />
      {status}
      <IconButton
        label={t('command')}
        icon={<Search aria-hidden="true" />}
        onClick={find}
        className="-mr-3 wide:hidden"
      />
      <ButtonLink href={paths.imports()} icon={<Upload aria-hidden="true" />} shortcut="I" className="max-wide:hidden">
        {t('import')}
      </ButtonLink>
      <Button
        // The one filled button of a page is the one that writes; an import has its own.
        variant={pathname === paths.imports() ? 'outline' : 'filled'}
        icon={<Plus aria-hidden="true" />}
        shortcut="N"
        aria-haspopup="dialog"
        onClick={() => commandBar.offer('add')}
        className="max-wide:hidden"
      >
        {t('add')}
      </Button>
    </header>
  );
}
