'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { useTranslations } from 'use-intl';
import { payeeText } from '../../lib/payee-text.ts';
import { useReference } from '../../lib/reference-queries.ts';
import { useAmountText } from '../../ui/amount-text.ts';
import { Button } from '../../ui/button.tsx';
import { Day } from '../../ui/day.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Head } from '../../ui/table.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { type EditConflict, raiseConflict, settleConflict } from './edit-conflicts.ts';
import { PartMessages } from './part-messages.tsx';
import type { Edit } from './transaction-edit.ts';
import { edited, useEditTransaction } from './transaction-mutations.ts';

/** What the two made of the same transaction, side by side; the person says which holds. */
export function EditConflictDialog({ conflict }: { conflict: EditConflict }) {
  return (
    <PartMessages>
      <Question conflict={conflict} />
    </PartMessages>
  );
}

function Question({ conflict }: { conflict: EditConflict }) {
  const t = useTranslations('editConflict');
  const { mutate } = useEditTransaction();
  const { theirs, edit } = conflict;
  const { accounts } = useReference();
  const fields = conflict.fields as readonly (keyof Edit)[];
  const mine = edited(theirs, edit);

  function useMine() {
    settleConflict(conflict);
    mutate({ base: theirs, edit });
  }

  function keepTheirs() {
    settleConflict(conflict);
    // What nobody else changed holds all the same.
    const rest = Object.fromEntries(Object.entries(edit).filter(([field]) => !fields.includes(field as keyof Edit)));
    if (Object.keys(rest).length > 0) mutate({ base: theirs, edit: rest });
    showToast({ message: t('kept'), onUndo: () => raiseConflict(conflict) });
  }

  return (
    <Dialog
      isOpen
      onClose={keepTheirs}
      title={t('title')}
      footer={
        <>
          <Button onClick={keepTheirs}>{t('keepTheirs')}</Button>
          <Button variant="filled" onClick={useMine}>
            {t('useMine')}
          </Button>
        </>
      }
    >
      <p className="pb-3 text-ink-2">{t('text', { payee: payeeText(theirs, accounts) ?? t('noPayee') })}</p>
      <table className="w-full table-fixed text-13">
        <caption className="sr-only">{t('title')}</caption>
        <thead>
          <tr>
            <Head className="w-24">{t('field')}</Head>
            <Head>{t('theirs')}</Head>
            <Head>{t('mine')}</Head>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field} className="border-b border-line align-top">
              <th scope="row" className="px-2 py-2 font-regular text-ink-2">
                {t(`fields.${field}`)}
              </th>
              <td className="px-2 py-2 break-words whitespace-pre-wrap">
                <FieldValue field={field} transaction={theirs} />
              </td>
              <td className="px-2 py-2 break-words whitespace-pre-wrap">
                <FieldValue field={field} transaction={mine} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

/** A field of a transaction, as it is read. */
function FieldValue({ field, transaction }: { field: keyof Edit; transaction: Transaction }) {
  const t = useTranslations('editConflict');
  const amountText = useAmountText();
  const { accounts, categories } = useReference();
  const { currency } = transaction;
  const categoryName = (id: string | null) => categories.get(id ?? '')?.name ?? t('none');
  switch (field) {
    case 'date':
      return <Day date={transaction.date} />;
    case 'accountId':
      return accounts.get(transaction.accountId)?.name;
    case 'amount':
      return amountText(transaction.amount, currency, { sign: 'always' });
    case 'categoryId':
      return categoryName(transaction.categoryId);
    case 'splits':
      return transaction.splits
        .map(
          ({ categoryId, amount }) => `${categoryName(categoryId)} ${amountText(amount, currency, { symbol: false })}`,
        )
        .join('\n');
    case 'status':
      return t(`statuses.${transaction.status}`);
    case 'tags':
      return transaction.tags.map((tag) => `#${tag}`).join(' ') || t('none');
    case 'payee':
      return transaction.payee?.name ?? t('none');
    case 'isReviewed':
      return t(transaction.reviewedAt === null ? 'toReview' : 'reviewed');
    case 'notes':
    case 'paymentMethod':
      return transaction[field] ?? t('none');
    default:
      return field satisfies never;
  }
}
