'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { useFormatter, useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { useReference } from '../../lib/reference-queries.ts';
import { Link } from '../../ui/link.tsx';
import { Bar } from '../../ui/progress-bar.tsx';
import { useWhy } from './transaction-queries.ts';

type Why = NonNullable<ReturnType<typeof useWhy>['data']>;

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
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <section className="border-t border-line px-5 py-4 max-wide:px-4">
      <h3 className="flex justify-between gap-3">
        {t('title', { category: current ?? suggested ?? '' })}
        {why.suggestion && isSame ? (
          <span className="text-12 font-regular text-ink-2">{percent(why.suggestion.confidence)}</span>
        ) : null}
      </h3>
      <p className="pt-1 text-13 text-ink-2">
        {why.source ? t(why.source) : null}{' '}
        {suggested && why.suggestion && !isSame
          ? t('otherwise', { category: suggested, confidence: percent(why.suggestion.confidence) })
          : null}
      </p>
      <Evidence why={why} transaction={transaction} category={suggested ?? ''} />
    </section>
  );
}

/** Counted lines as bars; what is known in general counts none, and is a sentence. */
function Evidence({ why, transaction, category }: { why: Why; transaction: Transaction; category: string }) {
  const t = useTranslations('why');
  const counted = why.evidence.filter(({ source, of }) => source !== 'general' && of > 0);
  const general = why.evidence.filter(({ source }) => source === 'general');
  const payee = counted.find(({ source }) => source === 'payee');
  return (
    <>
      {counted.length > 0 ? (
        <ul className="grid gap-1.5 pt-2.5 text-12">
          {counted.map(({ source, term, count, of }) => (
            <li key={`${source} ${term}`} className="grid grid-cols-[minmax(0,1fr)_96px_64px] items-center gap-3">
              <span className="break-words">
                {t(`by.${source}`, { term: source === 'payee' ? (transaction.payee?.name ?? term) : term })}
              </span>
              <Bar share={count / of} tone="text-accent" />
              <span className="text-right whitespace-nowrap text-ink-2">{t('countOf', { count, of })}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {general.length > 0 ? (
        <p className="pt-2 text-12 text-ink-2">
          {t('general', { words: general.map(({ term }) => `“${term}”`).join(', '), count: general.length, category })}
        </p>
      ) : null}
      {payee && transaction.payee ? (
        <p className="pt-2 text-12">
          <Link href={paths.transactions({ q: `payee:${transaction.payee.id}` })} className="link hit-44">
            {t('showLines', { payee: transaction.payee.name })}
          </Link>
        </p>
      ) : null}
    </>
  );
}
