import { type QueryField, queryFields } from '@expenseai/core/query/fields';
import { printQuery } from '@expenseai/core/query/print-query';
import type { Query } from '@expenseai/core/query/tree';
import { useCallback } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { type Reference, useReference } from '../../lib/reference-queries.ts';
import { writeItem } from './query-chips.ts';
import { valueWords } from './query-completion.ts';

export interface ChipText {
  name?: string | undefined;
  value: string;
}

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
      const field = queryFields.find((candidate) => candidate === name);
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

function splitValues(field: QueryField, value: string): string[] {
  if (field === 'amount') return [value];
  return value.match(/"(?:[^"\\]|\\.)*"|[^,]+/g)?.map((word) => word.replaceAll(/^"|"$|\\(?=["\\])/g, '')) ?? [];
}

const knownWords = ['none', ...Object.values(valueWords).flat()] as const;

function valueText(
  field: QueryField,
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
