'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEditTransaction } from './transaction-mutations.ts';

/** Notes, saved when one leaves the field; what could not be saved stays in it. */
export function NotesField({ transaction, canEdit }: { transaction: Transaction; canEdit: boolean }) {
  const t = useTranslations('transactions');
  const { mutate } = useEditTransaction();
  const saved = transaction.notes ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  if (!canEdit) return <span className="whitespace-pre-wrap">{saved || '–'}</span>;

  function save() {
    if (typed === null || typed.trim() === saved) return setTyped(null);
    const notes = typed.trim() === '' ? null : typed.trim();
    mutate({ id: transaction.id, edit: { notes } }, { onSuccess: () => setTyped(null) });
  }

  return (
    <textarea
      aria-label={t('notes')}
      rows={1}
      value={typed ?? saved}
      placeholder={t('addNotes')}
      maxLength={10_000}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={save}
      className="-mx-1.5 field-sizing-content min-h-7 w-[calc(100%+12px)] resize-none rounded-1 border border-transparent bg-transparent px-1.25 py-0.75 hover:border-line-2 focus:border-control-line touch:min-h-10 touch:py-2 touch:text-16"
    />
  );
}
