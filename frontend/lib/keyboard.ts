import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** As pressed: `i`, `?`, `mod+z` (Ctrl, or ⌘ on a Mac), `g t` (one after the other). */
  keys: string;
  /** For the sheet of shortcuts, in the reader's language. */
  description: string;
  run: () => void;
  /** Works also while the person types or a dialog is open. */
  isGlobal?: boolean | undefined;
}

const sequenceMilliseconds = 1_000;

let shortcuts: readonly Shortcut[] = [];
let pressed: { keys: string; at: number } = { keys: '', at: 0 };
const listeners = new Set<() => void>();

function change(next: readonly Shortcut[]): void {
  if (shortcuts.length === 0 && next.length > 0) document.addEventListener('keydown', onKeyDown);
  if (next.length === 0) document.removeEventListener('keydown', onKeyDown);
  shortcuts = next;
  for (const listener of listeners) listener();
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
  // Enter on a button or link is that button's.
  if (event.key === 'Enter' && isPressable(event.target)) return;
  const isBusy = isTyping(event.target) || document.querySelector('dialog[open], [role="menu"][data-open]') !== null;
  const key = nameOf(event);
  const sequence = event.timeStamp - pressed.at < sequenceMilliseconds ? `${pressed.keys} ${key}` : key;
  pressed = { keys: key, at: event.timeStamp };
  // The newest first, so that a page may take a key over from the frame; but `g t` is never the page's own `t`.
  const findKeys = (keys: string) =>
    shortcuts.findLast((shortcut) => shortcut.keys === keys && (shortcut.isGlobal || !isBusy));
  const found = findKeys(sequence) ?? findKeys(key);
  if (!found) return;
  event.preventDefault();
  pressed = { keys: '', at: 0 };
  found.run();
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}

function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a[href], button, summary, [role="button"]') !== null;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('textarea, select')) return true;
  return target.matches('input') && !target.matches('[type="checkbox"], [type="radio"]');
}

/** Registers a shortcut while the component is shown; null registers none. */
export function useShortcut(shortcut: Shortcut | null): void {
  const run = useRef(shortcut?.run);
  useEffect(() => {
    run.current = shortcut?.run;
  });
  const { keys, description, isGlobal } = shortcut ?? {};
  useEffect(() => {
    if (!keys || !description) return;
    const entry: Shortcut = { keys, description, isGlobal, run: () => run.current?.() };
    change([...shortcuts, entry]);
    return () => change(shortcuts.filter((other) => other !== entry));
  }, [keys, description, isGlobal]);
}

const none: readonly Shortcut[] = [];

/** All shortcuts that work now. */
export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shortcuts,
    () => none,
  );
}
