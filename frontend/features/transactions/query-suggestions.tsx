'use client';

import { useEffect, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { CategoryMark } from '../../ui/category-mark.tsx';
import { cx } from '../../ui/cx.ts';
import { popupClass, popupItemClass } from '../../ui/popup-class.ts';
import { type Completion, completionAt } from './query-completion.ts';
import { suggestionId } from './suggestion-id.ts';
import { type Found, type Suggestion, useCompletions } from './use-completions.ts';

interface QuerySuggestionsProps {
  id: string;
  draft: string;
  cursor: number;
  /** Tells the line, whose keys walk through them. */
  onFound: (found: Found) => void;
  /** −1 for none. */
  active: number;
  onActive: (index: number) => void;
  onTake: (suggestion: Suggestion) => void;
}

/** What could complete the word before the cursor, below the line; the focus stays in the line. */
export function QuerySuggestions({ draft, cursor, onFound, ...list }: QuerySuggestionsProps) {
  const completion = useMemo(() => completionAt(draft, cursor), [draft, cursor]);
  useEffect(() => {
    if (!completion) onFound({ draft, suggestions: [], start: 0, isBegun: false });
  }, [completion, draft, onFound]);
  return completion ? <Completions {...list} draft={draft} completion={completion} onFound={onFound} /> : null;
}

type CompletionsProps = Omit<QuerySuggestionsProps, 'cursor'> & { completion: Completion };

function Completions({ id, draft, completion, onFound, active, onActive, onTake }: CompletionsProps) {
  const t = useTranslations('query');
  const suggestions = useCompletions(completion);
  useEffect(() => {
    const { start, kind, typed } = completion;
    onFound({ draft, suggestions, start, isBegun: kind === 'value' && typed !== '' });
  }, [suggestions, completion, draft, onFound]);
  if (suggestions.length === 0) return null;
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t('suggestions')}
      // A press must not take the focus out of the line.
      onPointerDown={(event) => event.preventDefault()}
      className={cx(popupClass, 'absolute top-full left-0 mt-1 max-h-80 w-80 max-w-full')}
    >
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the line above hears the keys.
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the line, as in every combobox.
        <div
          key={suggestion.key}
          id={suggestionId(id, index)}
          role="option"
          aria-selected={index === active}
          onPointerMove={() => index !== active && onActive(index)}
          onClick={() => onTake(suggestion)}
          className={cx(popupItemClass, index === active && 'bg-hover')}
        >
          {suggestion.colour ? <CategoryMark colour={suggestion.colour} /> : null}
          <span className="truncate">{suggestion.label}</span>
          {suggestion.detail ? <span className="ml-auto shrink-0 text-12 text-ink-3">{suggestion.detail}</span> : null}
        </div>
      ))}
    </div>
  );
}
