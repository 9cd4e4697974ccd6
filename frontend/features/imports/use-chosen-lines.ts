import { useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useShortcut } from '../../lib/keyboard.ts';
import { useSelection } from '../../lib/use-selection.ts';
import { type ChosenLines, rangesOf } from './chosen-lines.ts';
import type { LineKind } from './import-params.ts';

/** A row or card that is chosen as one. */
interface Entry {
  id: string;
  /** Numbers of its lines. */
  numbers: readonly number[];
}

interface ListOfLines {
  kind: LineKind;
  /** Lines of the kind, with those on pages that weren't loaded. */
  total: number;
  isEnabled: boolean;
  /** Under the keyboard until another one is. */
  firstId?: string | undefined;
}

/** What of a list of lines is under the keyboard and what is chosen, with the keys for both. */
export function useChosenLines(entries: readonly Entry[], { kind, total, isEnabled, firstId }: ListOfLines) {
  const t = useTranslations('imports.keys');
  const selection = useSelection(entries, kind);
  const [movedTo, setCurrent] = useState<string | null>(null);
  const movedIndex = entries.findIndex(({ id }) => id === movedTo);
  const currentId = movedIndex === -1 ? (firstId ?? null) : movedTo;
  const currentIndex = movedIndex === -1 ? entries.findIndex(({ id }) => id === firstId) : movedIndex;
  const numbers = entries.flatMap((entry) => (selection.ids.has(entry.id) ? entry.numbers : []));
  const count = selection.isAll ? total : numbers.length;

  const move = useCallback(
    (steps: number, isReaching = false) => {
      const next = entries[currentIndex === -1 ? 0 : Math.min(entries.length - 1, Math.max(0, currentIndex + steps))];
      if (!next) return;
      if (isReaching && currentId !== null) selection.reach(currentId, next.id);
      setCurrent(next.id);
      focusEntry(next.id);
    },
    [entries, currentIndex, currentId, selection.reach],
  );
  const key = (keys: string, description: string, run: () => void, isWanted = true) =>
    isEnabled && isWanted ? { keys, description, run } : null;
  useShortcut(key('j', t('next'), () => move(1)));
  useShortcut(key('k', t('previous'), () => move(-1)));
  useShortcut(key('x', t('choose'), () => currentId !== null && selection.toggle(currentId)));
  useShortcut(key('mod+a', t('chooseAll'), () => selection.isAll || selection.toggleAll()));
  useShortcut(key('Escape', t('clear'), selection.clear, count > 0));

  const lines = (): ChosenLines => (selection.isAll && kind !== 'invalid' ? { kind } : { lines: rangesOf(numbers) });
  return { selection, count, currentId, currentIndex, setCurrent, move, lines };
}

/** The id of the element that shows a row or card. */
export function entryId(id: string): string {
  return `line-${id}`;
}

function focusEntry(id: string): void {
  requestAnimationFrame(() => document.getElementById(entryId(id))?.focus({ preventScroll: true }));
}
