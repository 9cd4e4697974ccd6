'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { useFormatter, useTranslations } from 'use-intl';
import { useReference } from '../../lib/reference-queries.ts';
import { Bar } from '../../ui/progress-bar.tsx';
import { useWhy } from './transaction-queries.ts';

/** Who set the category, and the lines that speak for it. */
export function DetailWhy({ transaction }: { transaction: Transaction }) {
  const t = useTranslations('why');
  const format = useFormatter();
  const { categories } = useReference();
  const { data: why } = useWhy(transaction.id);
  if (!why || (why.source === null && why.suggestion === null)) return null;
  const suggested = categories.get(why.suggestion?.categoryId ?? '')?.name;
  const current = categories.get(transaction.categoryId ?? '')?.name;
  const isSame = why.suggestion?.categoryId === transaction.categoryId;
  return (
    <section className="border-t border-line px-5 py-4 max-wide:px-4">
      <h3 className="flex justify-between gap-3">
        {t('title', { category: current ?? suggested ?? '' })}
        {why.suggestion && isSame ? (
          <span className="text-12 font-regular text-ink-2">
            {format.number(why.suggestion.confidence, { style: 'percent', maximumFractionDigits: 0 })}
          </span>
        ) : null}
      </h3>
      <p className="pt-1 text-13 text-ink-2">
        {why.source ? t(why.source) : null}{' '}
        {suggested && why.suggestion && !isSame
          ? t('otherwise', {
              category: suggested,
              confidence: format.number(why.suggestion.confidence, { style: 'percent', maximumFractionDigits: 0 }),
            })
          : null}
      </p>
      {why.evidence.length > 0 ? (
        <ul className="pt-2 text-12">
          {why.evidence.map(({ source, term, count, of }) => (
            <li
              key={`${source} ${term}`}
              className="grid min-h-6 grid-cols-[minmax(0,128px)_minmax(0,1fr)_auto] items-center gap-3"
            >
              <span className="truncate">
                {t(`by.${source}`, { term: source === 'payee' ? (transaction.payee?.name ?? term) : term })}
              </span>
              <Bar share={of > 0 ? count / of : 0} tone="text-accent" />
              <span className="text-ink-2">{source === 'general' ? null : t('countOf', { count, of })}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
