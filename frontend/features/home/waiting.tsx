'use client';

import type { Home } from '@expenseai/contracts/home';
import { useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { Link } from '../../ui/link.tsx';
import { HomeSection } from './home-section.tsx';

/** As far as the server counts. */
const most = { uncertain: 100, undecided: 500 };

/** What waits for a decision, and where it is made. */
export function Waiting({ home: { inbox } }: { home: Home }) {
  const t = useTranslations('home');
  const items = [
    {
      key: 'uncertain',
      count: inbox.uncertainCategories,
      text: t('uncertain', { count: inbox.uncertainCategories }),
      isMore: inbox.uncertainCategories >= most.uncertain,
      href: paths.inbox(),
    },
    {
      key: 'undecided',
      count: inbox.undecidedLines,
      text: t('undecided', { count: inbox.undecidedLines }),
      isMore: inbox.undecidedLines >= most.undecided,
      href: paths.inbox(),
    },
  ].filter(({ count }) => count > 0);
  return (
    <HomeSection title={t('inbox')}>
      {items.length === 0 ? (
        <p className="text-13 text-ink-2">{t('allDone')}</p>
      ) : (
        <ul>
          {items.map(({ key, text, isMore, href }) => (
            <li
              key={key}
              className="relative flex min-h-row items-center justify-between gap-3 border-b border-line text-13 hover:bg-hover"
            >
              <Link href={href} className="after:absolute after:inset-0">
                {isMore ? t('orMore', { count: text }) : text}
              </Link>
              <span aria-hidden="true" className="text-12 text-ink-2">
                {t('look')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </HomeSection>
  );
}
