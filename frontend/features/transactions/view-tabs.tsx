'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { useViews } from '../../lib/reference-queries.ts';
import { cx } from '../../ui/cx.ts';
import { useSummary } from './transaction-queries.ts';

const reviewQuery = 'is:unreviewed';

interface ViewTabsProps {
  q: string;
  onChange: (q: string) => void;
}

/** Saved queries, beside the two that everybody has; they fade out where more of them are beyond the edge. */
export function ViewTabs({ q, onChange }: ViewTabsProps) {
  const t = useTranslations('transactions');
  const format = useFormatter();
  const views = useViews().data ?? [];
  const toReview = useSummary(reviewQuery).data?.count ?? 0;
  const tabs = [
    { key: 'all', name: t('all'), q: '', count: undefined },
    { key: 'review', name: t('toReview'), q: reviewQuery, count: toReview > 0 ? format.number(toReview) : undefined },
    ...views.map((view) => ({ key: view.id, name: view.name, q: view.q, count: undefined })),
  ];
  return (
    <nav
      aria-label={t('views')}
      className="-mx-1 flex min-w-0 flex-1 gap-1 overflow-x-auto py-1 pr-6 pl-1 [scrollbar-width:none] [mask-image:linear-gradient(to_left,transparent,black_24px)]"
    >
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          aria-current={tab.q === q || undefined}
          onClick={() => onChange(tab.q)}
          className={cx(
            'flex h-7 shrink-0 items-center gap-1.5 rounded-1 px-2.5 text-13 font-medium whitespace-nowrap touch:h-10',
            tab.q === q ? 'bg-hover text-ink' : 'text-ink-2 hover:bg-hover',
          )}
        >
          {tab.name}
          {tab.count ? <span className="font-regular text-ink-3">{tab.count}</span> : null}
        </button>
      ))}
    </nav>
  );
}
