import { type QueryField, queryFields } from '@expenseai/core/query/fields';
import { normaliseText } from '@expenseai/core/text/normalise';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.ts';
import { ledgerKey } from '../../lib/query-client.ts';
import { type Reference, useReference } from '../../lib/reference-queries.ts';
import type { ColourKey } from '../../ui/category-mark.tsx';
import { type Completion, quoted, valueWords } from './query-completion.ts';

export interface Suggestion {
  key: string;
  label: string;
  detail?: string | undefined;
  colour?: ColourKey | undefined;
  /** What stands in the text instead of what was typed. */
  text: string;
  /** The condition is whole with it. */
  isWhole: boolean;
}

/** What was found for a line and the place of its cursor. */
export interface Found {
  /** The line that it is of: the line may be a key ahead. */
  draft: string;
  suggestions: readonly Suggestion[];
  /** Where in the line the word begins that they complete. */
  start: number;
  /** A value that is begun: half a name matches nothing, so that Enter takes the first. */
  isBegun: boolean;
}

const most = 8;
const pauseMilliseconds = 200;
const nothing: readonly never[] = [];

/** What could complete the word that is being typed, likeliest first. */
export function useCompletions(completion: Completion): Suggestion[] {
  const t = useTranslations('query');
  const reference = useReference();
  const { typed } = completion;
  const field = completion.kind === 'value' ? completion.field : null;
  const payees = usePayees(field === 'payee' ? typed : null);
  const tags = useTags(field === 'tag');
  return useMemo(
    () => (field === null ? fieldsFor(typed, t) : fitting(typed, valuesOf(field, { t, reference, payees, tags }))),
    [field, typed, t, reference, payees, tags],
  );
}

type Text = ReturnType<typeof useTranslations<'query'>>;

function fieldsFor(typed: string, t: Text): Suggestion[] {
  return queryFields
    .filter((one) => one.startsWith(typed) && one !== typed)
    .map((one) => ({ key: one, label: `${one}:`, detail: t(`fields.${one}`), text: `${one}:`, isWhole: false }));
}

interface Known {
  t: Text;
  reference: Reference;
  payees: readonly { id: string; name: string }[];
  tags: readonly string[];
}

function value(name: string, more: Partial<Suggestion> = {}): Suggestion {
  return { key: name, label: name, text: quoted(name), isWhole: true, ...more };
}

/** Everything that a field's value can be, before it is held against what is typed. */
function valuesOf(field: QueryField, { t, reference, payees, tags }: Known): Suggestion[] {
  const none: Suggestion = { key: '-none', label: t('words.none'), text: 'none', isWhole: true };
  const accounts = [...reference.accounts.values()];
  switch (field) {
    case 'category':
      return [
        ...[...reference.categories.values()]
          .filter((one) => !one.isArchived)
          .map(({ id, name, colour }) => value(name, { key: id, colour })),
        ...reference.groups.map(({ id, name }) => value(name, { key: id, detail: t('group') })),
        none,
      ];
    case 'account':
      return accounts.map(({ id, name, currency }) => value(name, { key: id, detail: currency }));
    case 'payee':
      return [...payees.map(({ id, name }) => value(name, { key: id })), none];
    case 'tag':
      return tags.map((name) => value(name, { label: `#${name}` }));
    case 'date':
    case 'status':
    case 'type':
    case 'is':
    case 'has':
      return valueWords[field].map((word) => value(word, { detail: t(`words.${word}`) }));
    case 'currency':
      return [...new Set(accounts.map(({ currency }) => currency))].map((code) => value(code));
    case 'amount':
      return [];
  }
}

/** Those of which a word begins as typed, whole names first; nothing where only what stands there already fits. */
function fitting(typed: string, all: readonly Suggestion[]): Suggestion[] {
  const wanted = normaliseText(typed);
  const names = all.map((one) => ({ one, name: normaliseText(`${one.label} ${one.detail ?? ''}`) }));
  const fit = names.filter(({ name }) => wanted === '' || ` ${name}`.includes(` ${wanted}`));
  if (fit.length === 1 && fit[0]?.one.text.replaceAll('"', '').toLowerCase() === typed.toLowerCase()) return [];
  return [...fit]
    .sort((a, b) => Number(b.name.startsWith(wanted)) - Number(a.name.startsWith(wanted)))
    .slice(0, most)
    .map(({ one }) => one);
}

/** Payees that contain what is typed, once a key has been the last for a moment; null asks nothing. */
function usePayees(typed: string | null): readonly { id: string; name: string }[] {
  const { id: ledgerId } = useLedger();
  const [search, setSearch] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data } = useQuery({
    enabled: search !== null && typed !== null,
    queryKey: [...ledgerKey(ledgerId), 'payees', 'search', search],
    queryFn: async ({ signal }) => {
      const query = { search: search || undefined, limit: most };
      return (await call('GET /ledgers/{ledgerId}/payees', { params: { ledgerId }, query }, { signal })).items;
    },
    placeholderData: (before) => before,
  });
  return (typed === null ? undefined : data) ?? nothing;
}

/** The ledger's tags by name. */
function useTags(isWanted: boolean): readonly string[] {
  const { id: ledgerId } = useLedger();
  const { data } = useQuery({
    enabled: isWanted,
    queryKey: [...ledgerKey(ledgerId), 'tags'],
    queryFn: async ({ signal }) => {
      const { items } = await call('GET /ledgers/{ledgerId}/tags', { params: { ledgerId } }, { signal });
      return items.map(({ name }) => name);
    },
  });
  return data ?? nothing;
}
