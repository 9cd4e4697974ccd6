'use client';

import type { ImportLine } from '@expenseai/contracts/imports';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useAmountText } from '../../ui/amount-text.ts';
import { cx } from '../../ui/cx.ts';
import { Day } from '../../ui/day.tsx';

/** The line of the file and what it may be the same as, field by field; what differs is marked. */
export function SideBySide({ line: { draft, candidates }, currency }: { line: ImportLine; currency: string }) {
  const t = useTranslations('inbox');
  const amountText = useAmountText();
  const [other] = candidates;
  const money = (amount: typeof draft.amount | undefined) =>
    amount === null || amount === undefined ? '–' : amountText(amount, currency, { sign: 'always' });
  const day = (date: typeof draft.date | undefined) => (date ? <Day date={date} /> : '–');
  return (
    <div className="mt-5 overflow-hidden rounded-2 border border-line-2">
      <table className="w-full table-fixed text-13">
        <caption className="sr-only">{t('sideBySide')}</caption>
        <thead className="bg-sunken text-12">
          <tr className="h-8">
            <td className="w-24" />
            <th scope="col" className="px-3 text-ink-2">
              {t('thisLine')}
            </th>
            <th scope="col" className="px-3 text-ink-2">
              {t('inLedger')}
            </th>
          </tr>
        </thead>
        <tbody>
          <Compared
            name={t('date')}
            file={day(draft.date)}
            ledger={day(other?.date)}
            isDifferent={other !== undefined && other.date !== draft.date}
          />
          <Compared
            name={t('payee')}
            file={draft.payee ?? '–'}
            ledger={other?.payee ?? '–'}
            isDifferent={other !== undefined && other.payee !== draft.payee}
          />
          <Compared
            name={t('text')}
            file={<Raw>{draft.descriptor}</Raw>}
            ledger={<Raw>{other?.descriptor ?? '–'}</Raw>}
            isDifferent={other !== undefined && other.descriptor !== draft.descriptor}
          />
          <Compared
            name={t('amount')}
            file={money(draft.amount)}
            ledger={money(other?.amount)}
            isDifferent={other !== undefined && other.amount !== draft.amount}
          />
        </tbody>
      </table>
    </div>
  );
}

function Raw({ children }: { children: string }) {
  return <span className="font-mono text-12 break-words">{children}</span>;
}

interface ComparedProps {
  name: string;
  file: ReactNode;
  ledger: ReactNode;
  isDifferent: boolean;
}

function Compared({ name, file, ledger, isDifferent }: ComparedProps) {
  const t = useTranslations('inbox');
  const cell = cx('px-3 py-2 align-top break-words', isDifferent && 'font-medium');
  return (
    <tr className="border-t border-line">
      <th scope="row" className="px-3 py-2 align-top text-12 text-ink-2">
        {name}
        {isDifferent ? (
          <>
            <span aria-hidden="true" className="ml-1.5 inline-block size-1.5 rounded-full bg-warn-mark align-middle" />
            <span className="sr-only">, {t('differs')}</span>
          </>
        ) : null}
      </th>
      <td className={cell}>{file}</td>
      <td className={cell}>{ledger}</td>
    </tr>
  );
}
