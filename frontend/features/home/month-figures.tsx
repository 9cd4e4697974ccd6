'use client';

import type { Home } from '@expenseai/contracts/home';
import { dayOfMonth } from '@expenseai/core/calendar/plain-date';
import { type Amount, amount, sum } from '@expenseai/core/money/amount';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { Figure } from '../../ui/amount.tsx';
import { useAmountText } from '../../ui/amount-text.ts';
import { cx } from '../../ui/cx.ts';
import { Link } from '../../ui/link.tsx';
import { isOver } from './is-over.ts';
import { previousUntil } from './previous-until.ts';
import { useMonthNames } from './use-month-names.ts';

/** The month in four figures; each opens the transactions that it is the sum of. */
export function MonthFigures({ home, day }: { home: Home; day: string | null }) {
  const t = useTranslations('home');
  const amountText = useAmountText();
  const { month, before } = useMonthNames(home);
  const { currency, spent, income, previousByToday, previousCurve, q } = home;
  const net = sum([income, amount(-spent)]);
  const inAll = previousCurve.at(-1)?.spent ?? amount(0);
  return (
    <dl className="grid border-y border-line-2 wide:grid-cols-[minmax(0,3fr)_repeat(3,minmax(0,2fr))] max-wide:grid-cols-2 max-wide:border-t-0">
      <Item
        isFirst
        name={t('spentIn', { month })}
        nameOnPhone={day === null ? '' : `, ${day}`}
        href={paths.transactions({ q: `${q} type:expense` })}
        figure={<Figure amount={spent} currency={currency} size={28} />}
        note={<Comparison home={home} />}
      />
      <Item
        name={t(isOver(home) ? 'spentIn' : 'beforeByNow', { month: before })}
        href={paths.transactions({
          q: `date:${previousCurve[0]?.date ?? ''}..${previousUntil(home)} type:expense currency:${currency}`,
        })}
        figure={<Figure amount={previousByToday} currency={currency} />}
        note={
          isOver(home)
            ? t('monthBefore')
            : t('beforeInAll', { amount: amountText(inAll, currency, { symbol: false }), month: before })
        }
      />
      <Item
        name={t('income')}
        href={paths.transactions({ q: `${q} type:income` })}
        figure={<Figure amount={income} currency={currency} />}
        note={t('incomeNote')}
      />
      <Item
        isLast
        name={net < 0 ? t('netNegative') : t('net')}
        href={paths.transactions({ q: `${q} -type:transfer` })}
        figure={<Figure amount={net} currency={currency} />}
        note={t('netNote')}
      />
    </dl>
  );
}

interface ItemProps {
  name: string;
  /** What the page's head says on a desktop. */
  nameOnPhone?: string;
  href: string;
  figure: ReactNode;
  note: ReactNode;
  isFirst?: boolean;
  isLast?: boolean;
}

function Item({ name, nameOnPhone, href, figure, note, isFirst, isLast }: ItemProps) {
  return (
    <div
      className={cx(
        'relative grid min-w-0 content-start gap-0.5 py-3.5 hover:bg-hover',
        'wide:px-6 wide:not-first:border-l wide:not-first:border-line-2 wide:first:pl-0',
        'max-wide:border-t max-wide:border-line-2',
        (isFirst || isLast) && 'max-wide:col-span-2',
        isFirst && 'max-wide:border-t-0 max-wide:pt-1',
        !isFirst && !isLast && 'max-wide:odd:border-l max-wide:odd:pl-4',
      )}
    >
      <dt className="text-12 text-ink-2">
        {name}
        {nameOnPhone ? <span className="wide:hidden">{nameOnPhone}</span> : null}
      </dt>
      <dd className="leading-9">
        {/* The whole cell is the link's target, its name the figure's. */}
        <Link href={href} className="after:absolute after:inset-0">
          <span className="sr-only">{name} </span>
          {figure}
        </Link>
      </dd>
      <dd className="text-12 text-ink-2">{note}</dd>
    </div>
  );
}

/** More or less than usual by today; with too few months to know, than the month before. */
function Comparison({ home }: { home: Home }) {
  const t = useTranslations('home');
  const amountText = useAmountText();
  const { month, before } = useMonthNames(home);
  const { currency, spentByToday, usualByToday, previousByToday, previousCurve, until } = home;
  const over = isOver(home);
  const b = (text: ReactNode) => <b className="font-medium text-ink">{text}</b>;
  const shown = (value: Amount) => amountText(value, currency, { symbol: false, sign: 'never' });
  if (usualByToday !== undefined) {
    const difference = sum([spentByToday, amount(-usualByToday)]);
    const values = { amount: shown(difference), day: dayOfMonth(until) };
    if (difference === 0) return t(over ? 'asUsualMonth' : 'asUsual', values);
    const [more, less] = over
      ? (['moreThanUsualMonth', 'lessThanUsualMonth'] as const)
      : (['moreThanUsual', 'lessThanUsual'] as const);
    return t.rich(difference > 0 ? more : less, { ...values, b });
  }
  if ((previousCurve.at(-1)?.spent ?? 0) === 0) return month;
  const difference = sum([spentByToday, amount(-previousByToday)]);
  const values = { amount: shown(difference), month: before };
  if (difference === 0) return t(over ? 'asMonth' : 'asBefore', values);
  const [more, less] = over
    ? (['moreThanMonth', 'lessThanMonth'] as const)
    : (['moreThanBefore', 'lessThanBefore'] as const);
  return t.rich(difference > 0 ? more : less, { ...values, b });
}
