'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { useMe } from '../../lib/session.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { cx } from '../../ui/cx.ts';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { adminPages } from './admin-pages.ts';

/** Stands round every page of the administration; for everybody else there is no such page. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('admin');
  const pathname = usePathname();
  const { data: me } = useMe(false);
  if (!me) return null;
  const here = adminPages.find(({ href }) => href === pathname);
  if (!me.isAdministrator || !here) return <NoSuchPage />;
  return (
    <Page title={t(`pages.${here.label}`)} isTitleHidden>
      <nav
        aria-label={t('title')}
        className="mb-4 flex gap-5 overflow-x-auto border-b border-line-2 [scrollbar-width:none] max-wide:-mx-4 max-wide:px-4"
      >
        {adminPages.map(({ label, href }) => (
          <Link
            key={href}
            href={href}
            ref={href === pathname ? showTab : undefined}
            aria-current={href === pathname ? 'page' : undefined}
            className={cx(
              '-mb-px inline-flex h-10 shrink-0 items-center border-b-2 text-13 font-medium whitespace-nowrap -outline-offset-2 touch:h-11',
              href === pathname ? 'border-accent text-ink' : 'border-transparent text-ink-2 hover:text-ink',
            )}
          >
            {t(`pages.${label}`)}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  );
}

/** On a phone the tabs are wider than the window. */
function showTab(tab: HTMLAnchorElement | null): void {
  tab?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

function NoSuchPage() {
  const t = useTranslations('pages');
  return (
    <Page title={t('notFoundTitle')}>
      <div className="grid justify-items-start gap-4">
        <p className="text-ink-2">{t('notFound')}</p>
        <ButtonLink href={paths.transactions()}>{t('toTransactions')}</ButtonLink>
      </div>
    </Page>
  );
}
