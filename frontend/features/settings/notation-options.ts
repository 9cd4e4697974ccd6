import { type Language, languageOf } from '../../lib/locale.ts';
import type { SelectOption } from '../../ui/select.tsx';

/** Regions whose notation differs, by language. */
const regions = {
  en: ['en-GB', 'en-US', 'en-IE', 'en-CA', 'en-AU', 'en-NZ', 'en-IN', 'en-SG', 'en-ZA'],
  de: ['de-DE', 'de-AT', 'de-CH'],
} as const satisfies Record<Language, readonly string[]>;

const example = { number: 1234.5, day: new Date('2026-11-24T00:00:00Z') };

/** Ways to write numbers and dates in a locale's language, each with what it looks like; its own among them. */
export function notationOptions(locale: string): SelectOption[] {
  const tags = new Set<string>([locale, ...regions[languageOf(locale)]]);
  return [...tags].map((tag) => ({ value: tag, label: describe(tag, locale) }));
}

function describe(tag: string, locale: string): string {
  const number = new Intl.NumberFormat(tag, { minimumFractionDigits: 2 }).format(example.number);
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' }).format(example.day);
  const region = new Intl.Locale(tag).region;
  const name = region ? new Intl.DisplayNames(locale, { type: 'region' }).of(region) : undefined;
  return [name, number, day].filter(Boolean).join(' · ');
}
