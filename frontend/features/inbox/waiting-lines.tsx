'use client';

import type { Category } from '@expenseai/contracts/categories';
import type { Transaction } from '@expenseai/contracts/transactions';
import { useId } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import { paths } from '../../lib/paths.ts';
import { Amount } from '../../ui/amount.tsx';
import { CategoryName } from '../../ui/category-mark.tsx';
import { Day } from '../../ui/day.tsx';
import { Link } from '../../ui/link.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Cell, Row, Table } from '../../ui/table.tsx';
import type { CategoryItem } from './inbox-item.ts';
import { linesShown, type useWaitingLines } from './inbox-queries.ts';

interface WaitingLinesProps {
  item: CategoryItem;
  lines: ReturnType<typeof useWaitingLines>;
  categories: ReadonlyMap<string, Category>;
}

/** A few of the lines that the question is about, as the bank wrote them. */
export function WaitingLines({ item, lines, categories }: WaitingLinesProps) {
  const t = useTranslations('inbox');
  const format = useFormatter();
  const titleId = useId();
  const { count } = item;
  const shown = format.number(count);
  return (
    <section aria-labelledby={titleId} className="pt-6 pb-6">
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h3 id={titleId} className="text-14">
          {t('theLines', { count, shown })}
        </h3>
        <Link
          href={paths.transactions({ q: item.q })}
          className="hit-44 text-12 text-ink-2 hover:text-ink hover:underline"
        >
          {t('openInTransactions')}
        </Link>
      </div>
      {lines.error && !lines.data ? (
        <NotLoaded what={t('linesNotLoaded')} error={lines.error} isBusy={lines.isFetching} onRetry={lines.refetch} />
      ) : null}
      {!lines.data && !lines.error ? <SkeletonRows rows={Math.min(count, linesShown)} /> : null}
      {lines.data ? <LineTable item={item} lines={lines.data} categories={categories} /> : null}
    </section>
  );
}

interface LineTableProps extends Omit<WaitingLinesProps, 'lines'> {
  lines: readonly Transaction[];
}

function LineTable({ item, lines, categories }: LineTableProps) {
  const t = useTranslations('inbox');
  const format = useFormatter();
  const more = item.count - lines.length;
  const isOneYear = lines.every(({ date }) => date.slice(0, 4) === lines[0]?.date.slice(0, 4));
  return (
    <Table caption={t('linesCaption')} className="table-fixed">
      <colgroup>
        <col className={isOneYear ? 'w-17' : 'w-26'} />
        <col />
        <col className="w-44 max-wide:hidden" />
        <col className="w-26" />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('date')}</th>
          <th scope="col">{t('text')}</th>
          <th scope="col">{t('proposed')}</th>
          <th scope="col">{t('amount')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, date, descriptor, notes, payee, categoryId, confidence, amount, currency }) => {
          const category = categories.get(categoryId ?? '');
          return (
            <Row key={id}>
              <td className="h-row text-ink-2">
                <Day date={date} look={isOneYear ? 'short' : 'medium'} />
              </td>
              <th scope="row" className="truncate px-2">
                {descriptor ? (
                  <span className="font-mono text-12 text-ink-2">{descriptor}</span>
                ) : (
                  (notes ?? payee?.name ?? t('noText'))
                )}
              </th>
              <Cell className="max-wide:hidden">
                {category ? (
                  <span className="flex items-baseline gap-1.5">
                    <CategoryName colour={category.colour}>{category.name}</CategoryName>
                    {confidence === null ? null : (
                      <span className="text-12 text-ink-2">
                        {format.number(confidence, { style: 'percent', maximumFractionDigits: 0 })}
                      </span>
                    )}
                  </span>
                ) : null}
              </Cell>
              <td className="text-right">
                <Amount amount={amount} currency={currency} />
              </td>
            </Row>
          );
        })}
      </tbody>
      {item.count > 1 ? (
        <tfoot>
          <tr className="text-13">
            <th scope="row" colSpan={2} className="h-row font-semibold">
              {more > 0 ? t('totalWithMore', { count: more, shown: format.number(more) }) : t('total')}
            </th>
            <td className="max-wide:hidden" />
            <td className="text-right font-semibold">
              <Amount amount={item.sum} currency={item.currency} />
            </td>
          </tr>
        </tfoot>
      ) : null}
    </Table>
  );
}
