'use client';

import type { Account } from '@expenseai/contracts/accounts';
import { useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { payeeText } from '../../lib/payee-text.ts';
import { useReference } from '../../lib/reference-queries.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Amount } from '../../ui/amount.tsx';
import { CategoryName } from '../../ui/category-mark.tsx';
import { Day } from '../../ui/day.tsx';
import { Link } from '../../ui/link.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { Cell, cellClass, Head, Row, Table } from '../../ui/table.tsx';
import { mostLines, useNewestLines } from './account-queries.ts';

/** The newest lines of an account, and the way to all of them. */
export function NewestLines({ account }: { account: Account }) {
  const t = useTranslations('accounts');
  const problemText = useProblemText();
  const { accounts, categories } = useReference();
  const { data: lines, error } = useNewestLines(account.id);
  const all = paths.transactions({ q: `account:${account.id}` });
  return (
    <section aria-label={t('lines')}>
      <header className="mb-1 flex items-baseline gap-2">
        <h3>{t('lines')}</h3>
        {account.transactionCount > 0 ? (
          <Link href={all} className="link hit-44 ml-auto text-12">
            {t('allLines', { count: account.transactionCount })}
          </Link>
        ) : null}
      </header>
      {error && !lines ? (
        <ErrorLine what={t('linesNotLoaded')} next={problemText(error)} />
      ) : (lines?.length ?? account.transactionCount) === 0 ? (
        <p className="text-13 text-ink-2">{t('noLines')}</p>
      ) : !lines ? (
        // As many as there will be, so that what stands below keeps its place.
        <SkeletonRows rows={Math.min(mostLines, account.transactionCount)} className="wide:pt-8" />
      ) : (
        <Table caption={t('lines')} className="table-fixed">
          <colgroup>
            <col className="w-28" />
            <col />
            <col className="w-44 max-desk:hidden" />
            <col className="w-28" />
          </colgroup>
          <thead className="max-wide:sr-only">
            <tr>
              <Head>{t('date')}</Head>
              <Head>{t('payee')}</Head>
              <Head className="max-desk:hidden">{t('category')}</Head>
              <Head isAmount>{account.currency}</Head>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => {
              const [first, ...others] = line.splits;
              const category = categories.get(first?.categoryId ?? '');
              const isTransfer = line.transferId !== null;
              return (
                <Row
                  key={line.id}
                  className="relative"
                  isDayEnd={lines[at + 1] !== undefined && lines[at + 1]?.date !== line.date}
                >
                  <Cell className="text-ink-2">
                    <span className={lines[at - 1]?.date === line.date ? 'sr-only' : undefined}>
                      <Day date={line.date} />
                    </span>
                  </Cell>
                  <th scope="row" className={`${cellClass} font-medium`}>
                    <Link href={paths.transactions({ open: line.id })} className="after:absolute after:inset-0">
                      {payeeText(line, accounts) ?? t('noPayee')}
                    </Link>
                  </th>
                  <Cell className="max-desk:hidden">
                    {isTransfer ? (
                      <span className="text-ink-3">{t('transfer')}</span>
                    ) : (
                      <span className="flex items-center gap-1.5">
                        <CategoryName colour={category?.colour ?? 'none'}>
                          {category?.name ?? t('noCategory')}
                        </CategoryName>
                        {others.length > 0 ? <span className="text-12 text-ink-3">+{others.length}</span> : null}
                      </span>
                    )}
                  </Cell>
                  <Cell isAmount>
                    <Amount
                      amount={line.amount}
                      currency={line.currency}
                      kind={isTransfer ? 'transfer' : 'movement'}
                      isPending={line.status === 'pending'}
                    />
                  </Cell>
                </Row>
              );
            })}
          </tbody>
        </Table>
      )}
    </section>
  );
}
