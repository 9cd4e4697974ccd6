export interface LocaleRules {
  language: string;
  region: string;
  decimalMark: '.' | ',';
  /** How 03/04 is read; `open` where the locale doesn't say. */
  dateOrder: 'day-month' | 'month-day' | 'open';
  /** Writes `1 234,50`. */
  groupsWithSpace: boolean;
}

const monthFirstRegions = new Set('US PH FM GU PR AS VI MP PW MH JP CN KR KP TW HU LT MN'.split(' '));
/** Canada uses both orders. */
const openRegions = new Set(['CA']);
const monthFirstLanguages = new Set(['ja', 'zh', 'ko', 'hu', 'lt', 'mn']);

const known = new Map<string, LocaleRules>();

/** How numbers and dates are written in a locale; a malformed or unknown one counts as English without a region. */
export function localeRules(locale: string): LocaleRules {
  const found = known.get(locale);
  if (found) return found;
  const rules = readRules(locale);
  known.set(locale, rules);
  return rules;
}

function readRules(locale: string): LocaleRules {
  const [language = '', region = ''] =
    /^([a-z]{2,3})(?:[-_](?:[A-Za-z]{4}[-_])?([A-Za-z]{2}))?/.exec(locale)?.slice(1) ?? [];
  const marks = numberMarks(region ? `${language}-${region}` : language);
  const order = dateOrder(language, region.toUpperCase());
  return { language, region: region.toUpperCase(), ...marks, dateOrder: order };
}

function dateOrder(language: string, region: string): LocaleRules['dateOrder'] {
  if (region === '') {
    if (language === 'en' || language === '') return 'open';
    return monthFirstLanguages.has(language) ? 'month-day' : 'day-month';
  }
  if (openRegions.has(region)) return 'open';
  return monthFirstRegions.has(region) ? 'month-day' : 'day-month';
}

function numberMarks(locale: string): Pick<LocaleRules, 'decimalMark' | 'groupsWithSpace'> {
  const parts = formatter(locale).formatToParts(12_345.5);
  const group = parts.find((part) => part.type === 'group')?.value ?? ',';
  const isComma = parts.some((part) => part.type === 'decimal' && part.value === ',');
  return { decimalMark: isComma ? ',' : '.', groupsWithSpace: /\s/.test(group) };
}

function formatter(locale: string): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale || 'en', { numberingSystem: 'latn' });
  } catch {
    return new Intl.NumberFormat('en');
  }
}
