import { monthNames, weekdayNames } from './lexicon/date-words.ts';
import { smallNumbers } from './lexicon/number-words.ts';
import { claim, isFree, type Sentence, textOf, wordAt } from './sentence.ts';

const adverbs: ReadonlyMap<string, string> = new Map([
  ['daily', 'daily'],
  ['weekly', 'weekly'],
  ['biweekly', 'biweekly'],
  ['fortnightly', 'biweekly'],
  ['monthly', 'monthly'],
  ['bimonthly', 'every-2-months'],
  ['quarterly', 'quarterly'],
  ['yearly', 'yearly'],
  ['annually', 'yearly'],
  ['annual', 'yearly'],
  ['monatlich', 'monthly'],
  ['jahrlich', 'yearly'],
  ['wochentlich', 'weekly'],
  ['taglich', 'daily'],
  ['mensuel', 'monthly'],
  ['mensual', 'monthly'],
]);

const units: ReadonlyMap<string, string> = new Map([
  ['day', 'daily'],
  ['week', 'weekly'],
  ['fortnight', 'biweekly'],
  ['month', 'monthly'],
  ['quarter', 'quarterly'],
  ['year', 'yearly'],
  ['mo', 'monthly'],
  ['yr', 'yearly'],
  ['mth', 'monthly'],
  ['annum', 'yearly'],
  ['monat', 'monthly'],
  ['woche', 'weekly'],
  ['jahr', 'yearly'],
]);

/** Before these an adjective says how often it is charged: "monthly rent"; "weekly shop" and "daily commute" don't. */
const chargedNouns =
  /^(?:rent|subscription|membership|plan|fee|fees|payment|instal?lment|emi|premium|bill|dues|sub|sip|contribution|salary|allowance|abo)$/;

/** Finds and claims how often it comes: `monthly`, `weekly`, `every-3-weeks`; null where it comes once. */
export function readRecurrence(sentence: Sentence): string | null {
  for (let at = 0; at < sentence.tokens.length; at++) {
    const found = isFree(sentence, at)
      ? (everyAt(sentence, at) ?? adverbAt(sentence, at) ?? perAt(sentence, at))
      : null;
    if (!found) continue;
    claim(sentence, at, found.to, { field: 'recurrence', value: found.value });
    return found.value;
  }
  return null;
}

interface Found {
  to: number;
  value: string;
}

/** "every month", "each year", "every 2 weeks", "every other friday", "every 1st of the month" (which leaves the day). */
function everyAt(sentence: Sentence, at: number): Found | null {
  const word = wordAt(sentence, at);
  if (word === 'of' && /^(?:every|each)$/.test(wordAt(sentence, at + 1)) && wordAt(sentence, at + 2) === 'month') {
    return { to: at + 3, value: 'monthly' };
  }
  if (!/^(?:every|each|jeden|jede|jedes|chaque|cada|har)$/.test(word)) return null;
  const next = wordAt(sentence, at + 1);
  const other = next === 'other' || next === 'second' || next === 'alternate';
  const count = other ? 2 : countOf(next);
  const unitWord = wordAt(sentence, count === null ? at + 1 : at + 2).replace(/s$/, '');
  const to = at + (count === null ? 2 : 3);
  const every = units.get(unitWord);
  if (every) return { to, value: severalOf(every, unitWord, count ?? 1) };
  if (weekdayNames.has(unitWord) || /^(?:weekday|morning|evening|night)$/.test(unitWord)) {
    const value = weekdayNames.has(unitWord) ? severalOf('weekly', 'week', count ?? 1) : 'daily';
    return { to, value };
  }
  if (monthNames.has(unitWord)) return { to, value: 'yearly' };
  // "every 1st": the day stays for the date.
  const ordinal = sentence.tokens[at + 1];
  if (ordinal?.kind === 'number' && /^(?:st|nd|rd|th)$/.test(wordAt(sentence, at + 2)))
    return { to: at + 1, value: 'monthly' };
  return null;
}

function countOf(word: string): number | null {
  const count = /^\d{1,2}$/.test(word) ? Number(word) : (smallNumbers.get(word) ?? null);
  return count === 0 ? null : count;
}

function severalOf(every: string, unit: string, count: number): string {
  if (count === 1) return every;
  if (count === 2 && unit === 'week') return 'biweekly';
  if (count === 3 && unit === 'month') return 'quarterly';
  if (count === 12 && unit === 'month') return 'yearly';
  return `every-${count}-${unit}s`;
}

function adverbAt(sentence: Sentence, at: number): Found | null {
  const value =
    adverbs.get(wordAt(sentence, at)) ??
    (textOf(sentence, at, at + 2).toLowerCase() === 'bi-weekly' ? 'biweekly' : undefined);
  if (!value) return null;
  const next = sentence.tokens[at + 1];
  const isAdjective =
    sentence.tokens[at - 1]?.kind !== 'number' &&
    next?.kind === 'word' &&
    !/^(?:at|on|from|to|for|with|via|by|in|using|starting|and|of)$/.test(next.word);
  if (isAdjective && !chargedNouns.test(next.word) && !chargedNouns.test(wordAt(sentence, at + 2))) return null;
  return { to: at + (wordAt(sentence, at) === 'bi' ? 2 : 1), value };
}

/** "900 a month", "per year", "/month", "p.m." */
function perAt(sentence: Sentence, at: number): Found | null {
  const word = wordAt(sentence, at);
  const text = sentence.tokens[at]?.text ?? '';
  if (word === 'p.m' || word === 'p.a') {
    const to = sentence.tokens[at + 1]?.text === '.' ? at + 2 : at + 1;
    return { to, value: word === 'p.a' ? 'yearly' : 'monthly' };
  }
  if (word !== 'per' && word !== 'a' && word !== 'pro' && text !== '/') return null;
  const value = units.get(wordAt(sentence, at + 1));
  if (!value || /^(?:day)$/.test(wordAt(sentence, at + 1)) || wordAt(sentence, at + 2) === 'ago') return null;
  const before = sentence.tokens[at - 1];
  const followsAmount =
    before?.kind === 'number' ||
    word === 'per' ||
    word === 'pro' ||
    (before !== undefined && /^(?:k|rs|euros?|dollars?|pounds?|bucks|quid|rupees|[€$£₹])$/.test(before.word));
  return followsAmount ? { to: at + 2, value } : null;
}
