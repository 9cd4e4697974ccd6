'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ChipButton } from '../../ui/chip.tsx';
import { Entry } from '../../ui/entry.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useEditTransaction } from './transaction-mutations.ts';
import { tagsOf } from './typed-tags.ts';

interface TagEditorProps {
  transaction: Transaction;
  canEdit: boolean;
  isOpenAtFirst?: boolean | undefined;
}

/** Tags with a cross each, and a line for more; several are parted by spaces. */
export function TagEditor({ transaction, canEdit, isOpenAtFirst = false }: TagEditorProps) {
  const t = useTranslations('transactions');
  const { mutate } = useEditTransaction();
  const [typed, setTyped] = useState<string | null>(canEdit && isOpenAtFirst ? '' : null);
  const { tags } = transaction;
  const set = (next: string[]) => mutate({ base: transaction, edit: { tags: next } });

  function add() {
    const added = tagsOf(typed ?? '').filter((tag) => !tags.includes(tag));
    setTyped(null);
    if (added.length > 0) set([...tags, ...added]);
  }

  return (
    <span className="flex flex-wrap items-center gap-1">
      {tags.map((tag) => (
        <Tag key={tag} name={tag} onRemove={canEdit ? () => set(tags.filter((other) => other !== tag)) : undefined} />
      ))}
      {!canEdit && tags.length === 0 ? '–' : null}
      {canEdit && typed === null ? (
        <ChipButton state="proposed" aria-label={t('addTag')} onClick={() => setTyped('')}>
          <Plus aria-hidden="true" className="size-3" />
        </ChipButton>
      ) : null}
      {typed !== null ? (
        <Entry
          size="small"
          aria-label={t('addTag')}
          autoFocus
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setTyped(null);
          }}
          className="w-32!"
        />
      ) : null}
    </span>
  );
}
