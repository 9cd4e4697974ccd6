'use client';

import { ListFilter } from 'lucide-react';
import { lazy, Suspense, useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Chip } from '../../ui/chip.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { writeItem, writeQuery } from './query-chips.ts';
import { suggestionId } from './suggestion-id.ts';
import { useChipText } from './use-chip-text.ts';
import { useQueryLine } from './use-query-line.ts';

// What only typing wants is loaded with the first key.
const QuerySuggestions = lazy(() =>
  import('./query-suggestions.tsx').then((module) => ({ default: module.QuerySuggestions })),
);
const QueryMistakeLine = lazy(() =>
  import('./query-mistake.tsx').then((module) => ({ default: module.QueryMistakeLine })),
);

interface QueryBarProps {
  q: string;
  onChange: (q: string) => void;
}

/** The query as chips and a line to type more, which completes; Enter adds, Backspace takes the last chip back. */
export function QueryBar({ q, onChange }: QueryBarProps) {
  const t = useTranslations('query');
  const chipText = useChipText();
  const input = useRef<HTMLInputElement>(null);
  const errorId = useId();
  const listId = useId();
  const line = useQueryLine({ q, onChange, input });
  const { items, draft, mistake, cursor, chosen } = line;
  const chips = items.map((item, index) => ({
    key: `${index} ${writeItem(item)}`,
    ...chipText(item),
    without: writeQuery(items.filter((_, other) => other !== index)),
  }));
  const isOpen = line.hasSuggestions;

  return (
    <search className={cx('relative min-w-0 flex-1', items.length === 0 && 'print:hidden')}>
      {/* A press beside the chips means the line, as in a text field. */}
      <div
        onPointerDown={(event) => {
          if (event.target !== event.currentTarget) return;
          event.preventDefault();
          input.current?.focus();
        }}
        className={cx(
          'flex min-h-entry flex-wrap items-center gap-1.5 rounded-2 border bg-surface px-2.5 py-1 outline-accent print:border-0 print:px-0',
          'has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2',
          mistake ? 'border-bad' : 'border-control-line',
        )}
      >
        <ListFilter aria-hidden="true" className="text-ink-3 print:hidden" />
        {chips.map(({ key, name, value, without }) => (
          <Chip
            key={key}
            name={name}
            onRemove={() => {
              onChange(without);
              input.current?.focus();
            }}
          >
            {value}
          </Chip>
        ))}
        <input
          ref={input}
          type="text"
          role="combobox"
          value={draft}
          aria-label={t('label')}
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          aria-activedescendant={chosen >= 0 ? suggestionId(listId, chosen) : undefined}
          aria-autocomplete="list"
          aria-invalid={mistake ? true : undefined}
          aria-describedby={mistake ? errorId : undefined}
          placeholder={items.length === 0 ? t('placeholder') : t('placeholderMore')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          onChange={({ currentTarget }) => line.change(currentTarget.value, currentTarget.selectionStart)}
          onBlur={line.close}
          onKeyDown={line.onKeyDown}
          className="h-chip min-w-40 flex-1 bg-transparent text-13 text-ellipsis outline-none touch:text-16 print:hidden"
        />
        {draft === '' && items.length === 0 ? <Kbd>/</Kbd> : null}
        {draft !== '' ? (
          <IconButton
            size="small"
            label={t('apply')}
            icon={<Kbd>↵</Kbd>}
            onClick={line.apply}
            className="touch:hidden"
          />
        ) : null}
      </div>
      <Suspense>
        {cursor !== null ? (
          <QuerySuggestions
            id={listId}
            draft={draft}
            cursor={cursor}
            onFound={line.setFound}
            active={chosen}
            onActive={line.choose}
            onTake={line.take}
          />
        ) : null}
        {mistake ? <QueryMistakeLine id={errorId} text={draft} mistake={mistake} /> : null}
      </Suspense>
    </search>
  );
}
