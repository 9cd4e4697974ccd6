import { type KeyboardEvent, type RefObject, useState } from 'react';
import { queryFocus } from '../../lib/handover.ts';
import { readQuery, writeItem, writeQuery } from './query-chips.ts';
import type { Found, Suggestion } from './use-completions.ts';

interface QueryLine {
  q: string;
  onChange: (q: string) => void;
  input: RefObject<HTMLInputElement | null>;
}

const nothing: Found = { draft: '', suggestions: [], start: 0, isBegun: false };

/** What is typed beside the chips, what could complete it, and where it can't be read. */
export function useQueryLine({ q, onChange, input }: QueryLine) {
  const read = readQuery(q);
  const items = read.items ?? [];
  // A link may carry what can't be read: it stands in the line, to be mended.
  const [draft, setDraft] = useState(read.mistake ? q : '');
  const [shown, setShown] = useState(q);
  if (shown !== q) {
    setShown(q);
    setDraft(read.mistake ? q : '');
  }
  const [hasTried, setTried] = useState(read.mistake !== null);
  const [cursor, setCursor] = useState<number | null>(null);
  const [active, setActive] = useState<{ draft: string; index: number } | null>(null);
  queryFocus.useReceive(() => input.current?.focus());

  const typed = readQuery(draft);
  const [found, setFound] = useState<Found>(nothing);
  const { suggestions, start, isBegun } = cursor === null || found.draft !== draft ? nothing : found;
  // A word is searched for as it is; only of a value Enter takes the first completion.
  const preset = isBegun && suggestions.length > 0 ? 0 : -1;
  const chosen = active?.draft === draft && active.index < suggestions.length ? active.index : preset;

  function change(next: string, at: number | null) {
    setDraft(next);
    setCursor(at);
    setTried(false);
  }

  function apply(text: string) {
    const { mistake, items: more } = readQuery(text);
    setTried(mistake !== null);
    setCursor(null);
    if (mistake) {
      // Shows where: what can't be read is selected, ready to be typed over.
      setDraft(text);
      requestAnimationFrame(() => input.current?.setSelectionRange(mistake.position, text.length));
      return;
    }
    setDraft('');
    onChange(writeQuery([...items, ...more]));
  }

  function take(suggestion: Suggestion, isApplied: boolean) {
    if (cursor === null) return;
    const next = `${draft.slice(0, start)}${suggestion.text}${draft.slice(cursor)}`;
    if (isApplied && suggestion.isWhole) return apply(next);
    const at = start + suggestion.text.length;
    change(next, at);
    requestAnimationFrame(() => input.current?.setSelectionRange(at, at));
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const suggestion = suggestions[chosen];
    const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (steps !== undefined && suggestions.length > 0) {
      event.preventDefault();
      setActive({ draft, index: Math.max(preset, Math.min(suggestions.length - 1, chosen + steps)) });
    } else if (event.key === 'Tab' && suggestion && !event.shiftKey) {
      event.preventDefault();
      take(suggestion, false);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing && draft.trim() !== '') {
      event.preventDefault();
      if (suggestion) take(suggestion, true);
      else apply(draft);
    } else if (event.key === 'Escape') {
      if (suggestions.length > 0) setCursor(null);
      else if (draft !== '') change('', null);
      else input.current?.blur();
    } else if (event.key === 'Backspace' && draft === '' && items.length > 0) {
      const last = items.at(-1);
      event.preventDefault();
      onChange(writeQuery(items.slice(0, -1)));
      // After the address has changed, which empties the line.
      if (last) queueMicrotask(() => setDraft(writeItem(last)));
    }
  }

  return {
    items,
    draft,
    change,
    mistake: hasTried ? typed.mistake : null,
    apply: () => apply(draft),
    cursor,
    setFound,
    hasSuggestions: suggestions.length > 0,
    chosen,
    choose: (index: number) => setActive({ draft, index }),
    take: (suggestion: Suggestion) => take(suggestion, true),
    close: () => setCursor(null),
    onKeyDown,
  };
}
