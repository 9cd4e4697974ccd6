'use client';

import { useTranslations } from 'use-intl';
import { cx } from '../ui/cx.ts';
import { Link } from '../ui/link.tsx';
import { paths } from './paths.ts';

const pages = ['categories', 'tags', 'payees'] as const;

/** What transactions are sorted by, one page each, side by side. */
export function ManageTabs({ here }: { here: (typeof pages)[number] }) {
  const t = useTranslations('manage');
  return (
    <nav
      aria-label={t('sortedBy')}
      className="mb-3 flex gap-5 overflow-x-auto border-b border-line-2 [scrollbar-width:none] max-wide:-mx-4 max-wide:px-4"
    >
      {pages.map((page) => (
        <Link
          key={page}
          href={paths[page]()}
          aria-current={page === here ? 'page' : undefined}
          className={cx(
            '-mb-px inline-flex h-10 shrink-0 items-center border-b-2 text-13 font-medium whitespace-nowrap -outline-offset-2 touch:h-11',
            page === here ? 'border-accent text-ink' : 'border-transparent text-ink-2 hover:text-ink',
          )}
        >
          {t(page)}
        </Link>
      ))}
    </nav>
  );
}
