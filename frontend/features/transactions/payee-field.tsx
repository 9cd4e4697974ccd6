'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { useTranslations } from 'use-intl';
import { payeeText } from '../../lib/payee-text.ts';
import { useReference } from '../../lib/reference-queries.ts';
import { useEditTransaction } from './transaction-mutations.ts';
import { useDraft } from './use-draft.ts';

/** The payee as heading, which is also the field that changes it; Enter or leaving saves, Esc takes back. */
export function PayeeField({ transaction, canEdit }: { transaction: Transaction; canEdit: boolean }) {
  const t = useTranslations('transactions');
  const { mutate } = useEditTransaction();
  const saved = transaction.payee?.name ?? '';
  const { typed, base, type, end } = useDraft(transaction);
  const name = payeeText(transaction, useReference().accounts) ?? t('noPayee');
  if (!canEdit || transaction.transferId !== null) return <h2 className="text-16">{name}</h2>;

  function save() {
    const payee = typed?.trim();
    end();
    if (payee === undefined || payee === (base.payee?.name ?? '')) return;
    mutate({ base, edit: { payee: payee === '' ? null : payee } });
  }

  return (
    <>
      <h2 className="sr-only">{name}</h2>
      <input
        aria-label={t('payee')}
        value={typed ?? saved}
        placeholder={name}
        maxLength={200}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          end();
        }}
        className="-mx-1.5 h-8 w-[calc(100%+12px)] min-w-0 rounded-1 border border-transparent bg-transparent px-1.25 text-16 font-semibold text-ellipsis hover:border-line-2 focus:border-control-line touch:h-10"
      />
    </>
  );
}
