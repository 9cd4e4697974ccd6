'use client';

import type { Transaction } from '@expenseai/contracts/transactions';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { BulkSet } from './transaction-mutations.ts';
import { tagsOf } from './typed-tags.ts';

interface BulkTagsProps {
  /** Those that are chosen, as far as they are known. */
  items: readonly Transaction[];
  onSet: (set: BulkSet) => void;
}

/** Adds tags to all that is chosen, or takes one away. */
export function BulkTags({ items, onSet }: BulkTagsProps) {
  const t = useTranslations('bulk');
  const [typed, setTyped] = useState('');
  const present = [...new Set(items.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b)).slice(0, 20);
  function submit(event: FormEvent) {
    event.preventDefault();
    const addTags = tagsOf(typed);
    if (addTags.length > 0) onSet({ addTags });
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-3">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <TextField
            label={t('addTags')}
            hint={t('addTagsHint')}
            value={typed}
            maxLength={500}
            autoFocus
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
        <Button type="submit" className="mt-5.5 h-entry">
          {t('add')}
        </Button>
      </div>
      {present.length > 0 ? (
        <div className="grid gap-1.5">
          <p className="text-12 text-ink-2">{t('takeTags')}</p>
          <p className="flex flex-wrap gap-1">
            {present.map((tag) => (
              <Chip key={tag} onRemove={() => onSet({ removeTags: [tag] })}>
                {`#${tag}`}
              </Chip>
            ))}
          </p>
        </div>
      ) : null}
    </form>
  );
}
