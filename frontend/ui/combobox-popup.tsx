'use client';

import { Combobox } from '@base-ui/react/combobox';
import { Check, Plus, Search } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from './cx.ts';
import { popupClass, popupItemClass, popupLabelClass } from './popup-class.ts';
import type { PopupProps } from './use-popup.ts';

export interface ComboboxItem {
  value: string;
  label: string;
  mark?: ReactNode;
  /** Quiet, at the end of the row. */
  detail?: string | undefined;
}

export interface ComboboxGroup {
  /** Empty for a list without groups. */
  label: string;
  items: readonly ComboboxItem[];
}

/** An action under the list for what was typed. */
export interface ComboboxCreate {
  label: (text: string) => string;
  /** Where the new one goes, asked for in a second step in place of the list; without it nothing is asked. */
  places?: { label: (text: string) => string; items: readonly ComboboxItem[] } | undefined;
  onCreate: (text: string, place: string) => void;
}

interface ComboboxPopupProps extends PopupProps {
  label: string;
  groups: readonly ComboboxGroup[];
  value: string | null;
  onPick: (item: ComboboxItem) => void;
  create: ComboboxCreate | undefined;
}

/** The list with its search line, loaded by `Combobox` when it is first wanted. */
export function ComboboxPopup({
  anchor,
  container,
  isOpen,
  onOpenChange,
  label,
  groups,
  value,
  onPick,
  create,
}: ComboboxPopupProps) {
  const t = useTranslations('ui');
  const [text, setText] = useState('');
  const [hasMatch, setHasMatch] = useState(false);
  /** What is being made, while its place is asked for. */
  const [made, setMade] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isOpen) setMade(null);
  }, [isOpen]);
  const places = made === null ? undefined : create?.places;
  const lists = made !== null && places ? [{ label: places.label(made), items: places.items }] : groups;
  const name = made !== null && places ? places.label(made) : label;
  const all = groups.flatMap((group) => group.items);
  const selected = places ? null : (all.find((item) => item.value === value) ?? null);
  const wanted = text.trim();
  const isNew = !places && wanted !== '' && !all.some((item) => item.label.toLowerCase() === wanted.toLowerCase());

  function make() {
    if (!create?.places) return create?.onCreate(wanted, '');
    setMade(wanted);
    setText('');
    input.current?.focus();
  }
  return (
    <Combobox.Root
      open={isOpen}
      onOpenChange={(next, details) => {
        // From the second step one step back.
        if (!next && places && details.reason === 'escape-key') {
          details.cancel();
          setMade(null);
        } else onOpenChange(next, details);
      }}
      items={lists.map((group) => ({ value: group.label, items: group.items }))}
      value={selected}
      onValueChange={(item: ComboboxItem | null) => {
        if (item && made !== null) create?.onCreate(made, item.value);
        else if (item) onPick(item);
      }}
      inputValue={text}
      isItemEqualToValue={(a: ComboboxItem, b: ComboboxItem) => a.value === b.value}
      onInputValueChange={setText}
      onItemHighlighted={(item) => setHasMatch(item !== undefined)}
      autoHighlight
    >
      <Combobox.Portal container={container}>
        <Combobox.Positioner
          anchor={anchor}
          positionMethod="fixed"
          align="start"
          sideOffset={4}
          className="z-30 outline-none"
        >
          <Combobox.Popup
            aria-label={label}
            finalFocus={anchor}
            className={cx(popupClass, 'flex w-64 flex-col overflow-hidden')}
          >
            <div className="flex h-8 shrink-0 items-center gap-2 border-b border-line px-2 pb-1 touch:h-11">
              <Search aria-hidden="true" className="size-3.5 text-ink-3" />
              <Combobox.Input
                ref={input}
                aria-label={name}
                placeholder={places ? name : t('search')}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || !isNew || hasMatch || !create) return;
                  // It would close the list, which may have a second step.
                  event.preventBaseUIHandler();
                  event.preventDefault();
                  make();
                }}
                className="min-w-0 flex-1 bg-transparent outline-none touch:text-16"
              />
            </div>
            <Combobox.Empty className="px-2 text-ink-2 not-empty:py-2">
              {isNew && create ? null : t('nothingFound')}
            </Combobox.Empty>
            <Combobox.List className="max-h-72 min-h-0 overflow-auto pt-1 outline-none empty:hidden">
              {(group: { value: string; items: readonly ComboboxItem[] }) => (
                <Combobox.Group key={group.value} items={group.items}>
                  {group.value ? (
                    <Combobox.GroupLabel className={popupLabelClass}>{group.value}</Combobox.GroupLabel>
                  ) : null}
                  <Combobox.Collection>
                    {(item: ComboboxItem) => <Row key={item.value} item={item} />}
                  </Combobox.Collection>
                </Combobox.Group>
              )}
            </Combobox.List>
            {isNew && create ? (
              <button
                type="button"
                onClick={make}
                className={cx(popupItemClass, 'mt-1 shrink-0 border-t border-line hover:bg-hover')}
              >
                <Plus aria-hidden="true" />
                <span className="truncate">{create.label(wanted)}</span>
              </button>
            ) : null}
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function Row({ item }: { item: ComboboxItem }) {
  return (
    <Combobox.Item value={item} className={popupItemClass}>
      {item.mark}
      <span className="flex-1 truncate">{item.label}</span>
      {item.detail ? <span className="text-12 text-ink-3">{item.detail}</span> : null}
      <span className="grid w-4 place-items-center">
        <Combobox.ItemIndicator>
          <Check aria-hidden="true" className="size-3.5 text-accent" />
        </Combobox.ItemIndicator>
      </span>
    </Combobox.Item>
  );
}
