'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useReference } from '../../lib/reference-queries.ts';
import { Amount } from '../../ui/amount.tsx';
import { AmountField } from './amount-field.tsx';
import { CategoryField } from './category-field.tsx';
import { AccountField, DateField, StatusField } from './detail-fields.tsx';
import { NotesField } from './notes-field.tsx';
import { PayeeField } from './payee-field.tsx';
import { TagEditor } from './tag-editor.tsx';

interface DetailFactsProps {
  transaction: Transaction;
  canEdit: boolean;
  /** How often a key asked for the line for more tags. */
  tagging: number;
  onCategory: (id: string, categoryId: string | null) => void;
}

/** Amount, payee and what the bank said; then what a person may change. */
export function DetailFacts({ transaction, canEdit, tagging, onCategory }: DetailFactsProps) {
  const t = useTranslations('transactions');
  const { accounts } = useReference();
  const { amount, transferId, descriptor, original, transferAccountId } = transaction;
  return (
    <section className="grid gap-1 px-5 pb-5 max-wide:px-4">
      <AmountField transaction={transaction} canEdit={canEdit} />
      <PayeeField transaction={transaction} canEdit={canEdit} />
      {descriptor ? <p className="font-mono text-12 break-words text-ink-2">{descriptor}</p> : null}
      <dl className="mt-2 grid grid-cols-[96px_minmax(0,1fr)] gap-y-1 text-13">
        <Fact name={t('date')}>
          <DateField transaction={transaction} canEdit={canEdit} />
        </Fact>
        <Fact name={t('account')}>
          <span className="flex flex-wrap items-baseline gap-x-2">
            <AccountField transaction={transaction} canEdit={canEdit} />
            <StatusField transaction={transaction} canEdit={canEdit} />
          </span>
        </Fact>
        {transferAccountId ? (
          <Fact name={amount < 0 ? t('transferTo') : t('transferFrom')}>{accounts.get(transferAccountId)?.name}</Fact>
        ) : null}
        {original ? (
          <Fact name={t('original')}>
            <Amount amount={original.amount} currency={original.currency} hasSymbol />
          </Fact>
        ) : null}
        {transferId === null && transaction.splits.length === 1 ? (
          <Fact name={t('category')}>
            <CategoryField transaction={transaction} canEdit={canEdit} onCategory={onCategory} />
          </Fact>
        ) : null}
        <Fact name={t('tags')}>
          <TagEditor key={tagging} transaction={transaction} canEdit={canEdit} isOpenAtFirst={tagging > 0} />
        </Fact>
        <Fact name={t('notes')}>
          <NotesField transaction={transaction} canEdit={canEdit} />
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="flex min-h-7 items-center self-start text-ink-2 touch:min-h-9">{name}</dt>
      <dd className="flex min-h-7 min-w-0 items-center touch:min-h-9">{children}</dd>
    </>
  );
}
