'use client';

import type { Home } from '@expenseai/contracts/home';
import { type Amount, amount, sum } from '@expenseai/core/money/amount';
import { useState } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { useCategories } from '../../lib/reference-queries.ts';
import { hiddenAmount, useAmountText, useAreAmountsHidden } from '../../ui/amount-text.ts';
import { CategoryBar } from '../../ui/category-bar.tsx';
import { CategoryName, type ColourKey } from '../../ui/category-mark.tsx';
import { Link } from '../../ui/link.tsx';
import { type Shares, sharesOf } from './category-shares.ts';
import { HomeSection, moreClass } from './home-section.tsx';
import { isOver } from './is-over.ts';
import { useMonthNames } from './use-month-names.ts';
import { wholeUnits } from './whole-units.ts';

const mostShown = 8;

/** Categories by what was spent on them, each with its change; a name opens its transactions. */
export function WhereItWent({ home }: { home: Home }) {
  const t = useTranslations('home');
  const format = useFormatter();
  const { month, before, beforeShort } = useMonthNames(home);
  const [isAll, setAll] = useState(false);
  const shares = sharesOf(home.categories, isAll ? home.categories.length : mostShown);
  const byId = new Map(useCategories().data?.map((category) => [category.id, category]));
  const hasMore = sharesOf(home.categories, mostShown).others !== null;
  const toggle = hasMore ? (
    <button type="button" aria-expanded={isAll} className={moreClass} onClick={() => setAll(!isAll)}>
      {isAll ? t('fewer') : `${t('showAll')} ${format.number(home.categories.length)}`}
    </button>
  ) : null;
  return (
    <HomeSection title={t('categories')} more={toggle}>
      {shares.shown.length === 0 ? (
        <p className="text-13 text-ink-2">{t(isOver(home) ? 'nothingSpentThen' : 'nothingSpent', { month })}</p>
      ) : (
        <table className="w-full text-13">
          <caption className="sr-only">{t('categoriesCaption', { month: before })}</caption>
          <colgroup>
            <col className="w-[36%]" />
            <col />
            <col className="w-22" />
            <col className="w-16" />
          </colgroup>
          <thead>
            <tr className="text-12 text-ink-2">
              <td colSpan={2} />
              <th scope="col" className="pb-1 text-right">
                {home.currency}
              </th>
              <th scope="col" className="pb-1 text-right">
                {t('against', { month: beforeShort })}
              </th>
            </tr>
          </thead>
          <tbody>
            {shares.shown.map(({ categoryId, spent, previous, q }) => {
              const category = byId.get(categoryId ?? '');
              const name = category?.name ?? (categoryId === null ? t('noCategory') : '');
              return (
                <ShareRow
                  key={categoryId}
                  name={name}
                  colour={category?.colour ?? 'none'}
                  href={paths.transactions({ q })}
                  currency={home.currency}
                  {...{ spent, previous, shares }}
                />
              );
            })}
            {shares.others ? (
              <ShareRow
                name={t('others', { count: shares.others.count })}
                colour="none"
                onClick={() => setAll(true)}
                currency={home.currency}
                spent={shares.others.spent}
                previous={shares.others.previous}
                shares={shares}
              />
            ) : null}
          </tbody>
        </table>
      )}
    </HomeSection>
  );
}

interface ShareRowProps {
  name: string;
  colour: ColourKey;
  href?: string;
  onClick?: () => void;
  currency: string;
  spent: Amount;
  previous: Amount;
  shares: Shares;
}

function ShareRow({ name, colour, href, onClick, currency, spent, previous, shares }: ShareRowProps) {
  const locale = useLocale();
  const amountText = useAmountText();
  const areHidden = useAreAmountsHidden();
  const change = sum([spent, amount(-previous)]);
  const label = <CategoryName colour={colour}>{name}</CategoryName>;
  const linkClass = 'block max-w-full truncate underline-offset-3 after:absolute after:inset-0 hover:underline';
  return (
    <tr className="relative hover:bg-hover">
      <th scope="row" className="h-7 max-w-0 pr-2 touch:h-11">
        {href ? (
          <Link href={href} className={linkClass}>
            {label}
          </Link>
        ) : (
          <button type="button" onClick={onClick} className={linkClass}>
            {label}
          </button>
        )}
      </th>
      <td>
        <CategoryBar colour={colour} share={spent / shares.full} isCut={spent > shares.full} />
      </td>
      <td className="pl-3 text-right font-medium whitespace-nowrap">
        {amountText(spent, currency, { symbol: false })}
      </td>
      <td className="pl-3 text-right text-12 whitespace-nowrap text-ink-2">
        {areHidden ? hiddenAmount : wholeUnits(change, currency, locale)}
      </td>
    </tr>
  );
}
