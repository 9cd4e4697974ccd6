import { readStored, writeStored } from './browser-storage.ts';

/** Languages with a catalogue; public/boot.js names them too. */
export const languages = [
  { tag: 'en', name: 'English' },
  { tag: 'de', name: 'Deutsch' },
] as const;

export type Language = (typeof languages)[number]['tag'];

const key = 'expenseai.locale';

/** The catalogue for a locale such as `de-AT`; English for languages without one. */
export function languageOf(locale: string): Language {
  const start = locale.split('-')[0]?.toLowerCase();
  return languages.find((language) => language.tag === start)?.tag ?? 'en';
}

/** The locale that boot.js found: chosen before, else the browser's first with a catalogue (`en-IN` keeps its region). */
export function initialLocale(): string {
  return document.documentElement.lang || 'en';
}

/** Remembers the choice for the next load and, by boot.js, for its first paint. */
export function storeLocale(locale: string): void {
  if (readStored(key) !== locale) writeStored(key, locale);
}

/** A language as the browser's owner writes it: German in Austria is `de-AT` if the browser says so. */
export function regionalLocale(language: Language): string {
  return navigator.languages.find((tag) => languageOf(tag) === language && tag.includes('-')) ?? language;
}
