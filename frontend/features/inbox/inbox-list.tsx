'use client';

import type { InboxItem } from '@expenseai/contracts/home';
import { type ReactNode, useId, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { isDuplicate, keyOf } from './inbox-item.ts';

interface InboxListProps {
  items: readonly InboxItem[];
  /** Keys of those that were put off. */
  putOff: readonly string[];
  current: InboxItem | null;
  onChoose: (item: InboxItem) => void;
}

/** Drawing hundreds would hold up the question beside them. */
const shownAtFirst = 40;
const shownMore = 200;

/** Beside the question, on a wide window: what waits, in the order in which it is asked. */
export function InboxList({ items, putOff, current, onChoose }: InboxListProps) {
  const t = useTranslations('inbox');
  const format = useFormatter();
  const [wanted, setWanted] = useState(shownAtFirst);
  const shown = Math.max(wanted, current ? items.indexOf(current) + 1 : 0);
  const rest = items.length - shown;
  const kindOf = (item: InboxItem) =>
    putOff.includes(keyOf(item)) ? 'putOff' : isDuplicate(item) ? 'duplicates' : 'categories';
  const counts = Map.groupBy(items, kindOf);
  const sections = Map.groupBy(items.slice(0, shown), kindOf);
  const entry = (item: InboxItem) => (
    <Entry key={keyOf(item)} item={item} isCurrent={item === current} onChoose={onChoose} />
  );
  return (
    <nav
      aria-label={t('list')}
      className="sticky top-topbar h-[calc(100dvh-var(--topbar))] overflow-auto border-r border-line-2 px-3 pb-6"
    >
      <p aria-hidden="true" className="px-2 pt-5 pb-1 text-20 font-semibold">
        {t('title')}
      </p>
      {[...sections].map(([kind, section]) => (
        <Section key={kind} title={t(kind)} count={counts.get(kind)?.length ?? section.length}>
          {section.map(entry)}
        </Section>
      ))}
      {rest > 0 ? (
        <Button variant="quiet" size="small" className="mt-2" onClick={() => setWanted(shown + shownMore)}>
          {t('showMore', { count: format.number(rest) })}
        </Button>
      ) : null}
    </nav>
  );
}

function Section({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  const id = useId();
  const format = useFormatter();
  return (
    <section aria-labelledby={id}>
      <div className="flex items-baseline gap-2 px-2 pt-3.5 pb-1 text-12 text-ink-2">
        <h2 id={id} className="text-12 font-medium">
          {title}
        </h2>
        <span>{format.number(count)}</span>
      </div>
      <ul>{children}</ul>
    </section>
  );
}

interface EntryProps {
  item: InboxItem;
  isCurrent: boolean;
  onChoose: (item: InboxItem) => void;
}

function Entry({ item, isCurrent, onChoose }: EntryProps) {
  const t = useTranslations('inbox');
  const format = useFormatter();
  const { currency: own } = useLedger();
  const { payee, payees, count, sum, currency } = item;
  return (
    // A list of hundreds costs layout only where it is seen.
    <li className="[content-visibility:auto] [contain-intrinsic-size:auto_46px]">
      <button
        type="button"
        aria-current={isCurrent || undefined}
        onClick={() => onChoose(item)}
        className={cx(
          'grid w-full grid-cols-[minmax(0,1fr)_auto] gap-x-3 rounded-1 px-2 py-1.5 text-left text-13 leading-4.5 -outline-offset-2',
          isCurrent ? 'bg-accent-soft shadow-[inset_2px_0_var(--accent)]' : 'hover:bg-hover',
        )}
      >
        <span className="truncate font-medium">
          {payees.length > 1
            ? t('andMore', { payee: payee ?? t('noPayee'), more: payees.length - 1 })
            : (payee ?? t('noPayee'))}
        </span>
        <Amount
          amount={sum}
          currency={currency}
          hasSymbol={currency !== own}
          className={cx('font-regular!', !isCurrent && sum <= 0 && 'text-ink-2')}
        />
        <span className="col-span-2 text-12 text-ink-2">
          {isDuplicate(item) ? t('maybeThere') : t('lineCount', { count, shown: format.number(count) })}
        </span>
      </button>
    </li>
  );
}
