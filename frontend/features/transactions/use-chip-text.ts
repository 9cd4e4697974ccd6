import { printQuery } from '@expenseai/core/query/print-query';
import type { Query } from '@expenseai/core/query/tree';
import { useCallback } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { type Reference, useReference } from '../../lib/reference-queries.ts';
import { writeItem } from './query-chips.ts';

export interface ChipText {
  name?: string | undefined;
  value: string;
}

const fields = [
  'category',
  'account',
  'payee',
  'tag',
  'amount',
  'date',
  'status',
  'type',
  'is',
  'has',
  'currency',
] as const;

type Field = (typeof fields)[number];

/** How a condition reads on its chip, in the reader's language. */
export function useChipText(): (item: Query) => ChipText {
  const t = useTranslations('query');
  const format = useFormatter();
  const reference = useReference();
  return useCallback(
    (item) => {
      const isNegated = item.type === 'not';
      const inner = isNegated ? item.item : item;
      const text = printQuery(inner);
      if (inner.type === 'text') {
        return { name: isNegated ? t('not', { field: '' }).trim() : undefined, value: inner.text };
      }
      const [, name, value = ''] = /^([a-z]+):(.*)$/s.exec(text) ?? [];
      const field = fields.find((candidate) => candidate === name);
      // What mixes fields is shown as it is written.
      if (!field || text.includes(' OR ') || inner.type === 'all') return { value: writeItem(item) };
      const words = splitValues(field, value).map((word) => valueText(field, word, t, format, reference));
      return {
        name: isNegated ? t('not', { field: t(`fields.${field}`) }) : t(`fields.${field}`),
        value: words.join(t('or')),
      };
    },
    [t, format, reference],
  );
}

function splitValues(field: Field, value: string): string[] {
  if (field === 'amount') return [value];
  return value.match(/"(?:[^"\\]|\\.)*"|[^,]+/g)?.map((word) => word.replaceAll(/^"|"$|\\(?=["\\])/g, '')) ?? [];
}

const knownWords = [
  'none',
  'today',
  'yesterday',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-year',
  'last-year',
  'last-30-days',
  'unreviewed',
  'split',
  'recurring',
  'imported',
  'receipt',
  'notes',
  'tag',
  'pending',
  'cleared',
  'reconciled',
  'income',
  'expense',
  'transfer',
] as const;

function valueText(
  field: Field,
  word: string,
  t: ReturnType<typeof useTranslations<'query'>>,
  format: ReturnType<typeof useFormatter>,
  reference: Reference,
): string {
  if (field === 'category' || field === 'account') {
    const found = field === 'category' ? reference.categories.get(word) : reference.accounts.get(word);
    const group = reference.groups.find((candidate) => candidate.id === word);
    return found?.name ?? group?.name ?? (word === 'none' ? t('words.none') : word);
  }
  if (field === 'date' && /^\d{4}-\d\d$/.test(word)) {
    return format.dateTime(new Date(`${word}-01T00:00:00Z`), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  }
  const isNamed = field === 'payee' || field === 'tag';
  const known = isNamed && word !== 'none' ? undefined : knownWords.find((candidate) => candidate === word);
  return known ? t(`words.${known}`) : word.replace('..', ' – ');
}
