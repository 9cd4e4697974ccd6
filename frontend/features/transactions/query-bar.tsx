'use client';

import { ListFilter } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { queryFocus } from '../../lib/handover.ts';
import { Chip } from '../../ui/chip.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { readQuery, writeItem, writeQuery } from './query-chips.ts';
import { useChipText } from './use-chip-text.ts';

interface QueryBarProps {
  q: string;
  onChange: (q: string) => void;
}

/** The query as chips and a line to type more; Enter adds, Backspace takes the last chip back into the line. */
export function QueryBar({ q, onChange }: QueryBarProps) {
  const t = useTranslations('query');
  const chipText = useChipText();
  const input = useRef<HTMLInputElement>(null);
  const errorId = useId();
  const read = readQuery(q);
  const items = read.items ?? [];
  const chips = items.map((item, index) => ({
    key: `${index} ${writeItem(item)}`,
    ...chipText(item),
    without: writeQuery(items.filter((_, other) => other !== index)),
  }));
  // A link may carry what can't be read: it stands in the line, to be mended.
  const [draft, setDraft] = useState(read.mistake ? q : '');
  const [shown, setShown] = useState(q);
  if (shown !== q) {
    setShown(q);
    setDraft(read.mistake ? q : '');
  }
  const [hasTried, setTried] = useState(read.mistake !== null);
  const typed = readQuery(draft);
  const mistake = hasTried ? typed.mistake : null;
  queryFocus.useReceive(() => input.current?.focus());

  function take() {
    setTried(true);
    if (typed.mistake) return;
    setTried(false);
    setDraft('');
    onChange(writeQuery([...items, ...typed.items]));
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter' && draft.trim() !== '') take();
    else if (event.key === 'Escape' && draft !== '') setDraft('');
    else if (event.key === 'Escape') input.current?.blur();
    else if (event.key === 'Backspace' && draft === '' && items.length > 0) {
      const last = items.at(-1);
      event.preventDefault();
      onChange(writeQuery(items.slice(0, -1)));
      // After the address has changed, which empties the line.
      if (last) queueMicrotask(() => setDraft(writeItem(last)));
    }
  }

  return (
    <search className="min-w-0 flex-1">
      {/* A press beside the chips means the line, as in a text field. */}
      <div
        onPointerDown={(event) => {
          if (event.target !== event.currentTarget) return;
          event.preventDefault();
          input.current?.focus();
        }}
        className={cx(
          'flex min-h-entry flex-wrap items-center gap-1.5 rounded-2 border bg-surface px-2.5 py-1 outline-accent',
          'has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2',
          mistake ? 'border-bad' : 'border-control-line',
        )}
      >
        <ListFilter aria-hidden="true" className="text-ink-3" />
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
          value={draft}
          aria-label={t('label')}
          aria-invalid={mistake ? true : undefined}
          aria-describedby={mistake ? errorId : undefined}
          placeholder={items.length === 0 ? t('placeholder') : t('placeholderMore')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          onChange={(event) => {
            setDraft(event.currentTarget.value);
            setTried(false);
          }}
          onKeyDown={onKeyDown}
          className="h-chip min-w-40 flex-1 bg-transparent text-13 outline-none touch:text-16"
        />
        {draft === '' && items.length === 0 ? <Kbd>/</Kbd> : null}
        {draft !== '' ? (
          <IconButton size="small" label={t('apply')} icon={<Kbd>↵</Kbd>} onClick={take} className="touch:hidden" />
        ) : null}
      </div>
      {mistake ? (
        <p id={errorId} role="alert" className="pt-1 text-12 text-bad">
          {mistake.rest === '' ? t('endsEarly') : t('unreadable', { rest: mistake.rest })}
        </p>
      ) : null}
    </search>
  );
}
