import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from './browser-storage.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'expenseai.theme';
const listeners = new Set<() => void>();

function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}

function chosenTheme(): Theme {
  const stored = readStored(key);
  return isTheme(stored) ? stored : 'system';
}

/** Sets `data-theme` as public/boot.js does before the first paint, with transitions off for the change. */
function apply(): void {
  const theme = chosenTheme();
  const isDark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  const root = document.documentElement;
  const next = isDark ? 'dark' : 'light';
  if (root.dataset.theme !== next) {
    root.dataset.switching = '';
    root.dataset.theme = next;
    requestAnimationFrame(() => requestAnimationFrame(() => delete root.dataset.switching));
  }
  for (const listener of listeners) listener();
}

/** Changes the theme in this and all other tabs. */
export function setTheme(theme: Theme): void {
  writeStored(key, theme);
  apply();
}

/** Follows the system and the other tabs; returns the function that stops. */
export function followTheme(): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const onStorage = (event: StorageEvent) => {
    if (event.key === key) apply();
  };
  system.addEventListener('change', apply);
  window.addEventListener('storage', onStorage);
  // What changed since boot.js looked.
  apply();
  return () => {
    system.removeEventListener('change', apply);
    window.removeEventListener('storage', onStorage);
  };
}

/** The chosen theme, `system` included. */
export function useTheme(): Theme {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    chosenTheme,
    () => 'system',
  );
}
