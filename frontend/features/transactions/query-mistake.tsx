'use client';

import { queryFields } from '@expenseai/core/query/fields';
import { useTranslations } from 'use-intl';
import type { QueryMistake } from './query-chips.ts';
import { valueWords } from './query-completion.ts';

/** What is wrong with the query, with the place marked in a copy of it. */
export function QueryMistakeLine({ id, text, mistake }: { id: string; text: string; mistake: QueryMistake }) {
  const sentence = useSentence(text, mistake);
  return (
    <p id={id} role="alert" className="flex flex-wrap gap-x-3 pt-1 text-12 text-bad">
      {sentence}
      {mistake.rest === '' || mistake.position === 0 ? null : (
        <span aria-hidden="true" className="truncate font-mono text-ink-3">
          {text.slice(Math.max(0, mistake.position - 24), mistake.position)}
          <span className="text-bad underline decoration-wavy underline-offset-3">{mistake.rest}</span>
        </span>
      )}
    </p>
  );
}

function useSentence(text: string, { position, rest }: QueryMistake): string {
  const t = useTranslations('query');
  if (rest === '') return t('endsEarly');
  const field = /^([a-z]+):/i.exec(rest)?.[1];
  if (field && !queryFields.some((known) => known === field.toLowerCase())) {
    return t('unknownField', { field, fields: queryFields.join(', ') });
  }
  const before = /([a-z]+):(?:[^\s:]*,)?$/i.exec(text.slice(0, position))?.[1]?.toLowerCase();
  if (before === 'amount') return t('amountForms');
  const known = Object.entries(valueWords).find(([name]) => name === before);
  if (known) return t('knownWords', { field: known[0], words: known[1].join(', ') });
  return t('unreadable', { rest });
}
