'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { useTranslations } from 'use-intl';
import { StaleEdit } from '../../lib/guarded-edit.ts';
import { useEditTransaction } from './transaction-mutations.ts';
import { useDraft } from './use-draft.ts';

/** Notes, saved when one leaves the field; what could not be saved stays in it. */
export function NotesField({ transaction, canEdit }: { transaction: Transaction; canEdit: boolean }) {
  const t = useTranslations('transactions');
  const { mutate } = useEditTransaction();
  const saved = transaction.notes ?? '';
  const { typed, base, type, end } = useDraft(transaction);
  if (!canEdit) return <span className="whitespace-pre-wrap">{saved || '–'}</span>;

  function save() {
    if (typed === null || typed.trim() === (base.notes ?? '')) return end();
    const notes = typed.trim() === '' ? null : typed.trim();
    mutate(
      { base, edit: { notes } },
      {
        onSuccess: end,
        // What it met is asked about, with this text.
        onError: (error) => {
          if (error instanceof StaleEdit) end();
        },
      },
    );
  }

  return (
    <textarea
      aria-label={t('notes')}
      rows={1}
      value={typed ?? saved}
      placeholder={t('addNotes')}
      maxLength={10_000}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={save}
      className="-mx-1.5 field-sizing-content min-h-7 w-[calc(100%+12px)] resize-none rounded-1 border border-transparent bg-transparent px-1.25 py-0.75 hover:border-line-2 focus:border-control-line touch:min-h-10 touch:py-2 touch:text-16"
    />
  );
}
