'use client';

import type { AskedPayee } from '@expenseai/core/inbox/ask-about';
import { useId } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Amount } from '../../ui/amount.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Row, Table } from '../../ui/table.tsx';
import type { CategoryItem } from './inbox-item.ts';

interface PayeeTicksProps {
  item: CategoryItem;
  /** Payees without their tick. */
  leftOut: ReadonlySet<AskedPayee>;
  isDisabled: boolean;
  onToggle: (payee: AskedPayee) => void;
}

/** The payees that one answer settles; what loses its tick is asked by itself. */
export function PayeeTicks({ item, leftOut, isDisabled, onToggle }: PayeeTicksProps) {
  const t = useTranslations('inbox');
  const format = useFormatter();
  const titleId = useId();
  const { payees, currency, word } = item;
  return (
    <section aria-labelledby={titleId} className="pt-6">
      <h3 id={titleId} className="mb-2 text-14">
        {word === null
          ? t('payees.known', { count: format.number(payees.length) })
          : t('payees.word', { count: format.number(payees.length), word })}
      </h3>
      <Table caption={t('payees.caption')} className="table-fixed">
        <colgroup>
          <col className="w-9" />
          <col />
          <col className="w-18 wide:w-26" />
          <col className="w-22 wide:w-26" />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('payees.tick')}</th>
            <th scope="col">{t('payee')}</th>
            <th scope="col">{t('payees.lines')}</th>
            <th scope="col">{t('amount')}</th>
          </tr>
        </thead>
        <tbody>
          {payees.map((payee) => {
            const name = payee.name ?? t('noPayee');
            return (
              <Row key={payee.id}>
                <td className="h-row">
                  <Checkbox
                    aria-label={t('payees.tickOf', { payee: name })}
                    checked={!leftOut.has(payee)}
                    disabled={isDisabled}
                    onChange={() => onToggle(payee)}
                  />
                </td>
                <th scope="row" className="px-2 py-1.5 font-medium break-words">
                  {name}
                </th>
                <td className="text-right text-12 text-ink-2">
                  {t('lineCount', { count: payee.count, shown: format.number(payee.count) })}
                </td>
                <td className="text-right">
                  <Amount amount={payee.sum} currency={currency} />
                </td>
              </Row>
            );
          })}
        </tbody>
      </Table>
    </section>
  );
}
