import { currencyOf } from '../../money/currencies.ts';
import { headerWords, type Role } from './header-words.ts';

const rolesByPhrase = new Map<string, Role[]>();
const compounds: { ending: string; role: Role }[] = [];
let longestPhrase = 1;

for (const [role, text] of Object.entries(headerWords) as [Role, string][]) {
  for (const raw of text.split('|')) {
    const phrase = raw.trim();
    if (phrase.startsWith('~')) compounds.push({ ending: phrase.slice(1), role });
    const key = plainHeader(phrase);
    const roles = rolesByPhrase.get(key) ?? [];
    if (!roles.includes(role)) rolesByPhrase.set(key, [...roles, role]);
    longestPhrase = Math.max(longestPhrase, key.split(' ').length);
  }
}

interface HeaderReading {
  /** What the header can mean, the likeliest first; empty for words that aren't known. */
  roles: Role[];
  /** 1 where the whole header is a known phrase, less where only a part of it is. */
  strength: number;
  /** Currency named in the header, `Amount (GBP)`. */
  currency: string | null;
}

/** What a column's header says that it holds. */
export function readHeader(header: string): HeaderReading {
  const currency = currencyIn(header);
  const words = plainHeader(header)
    .split(' ')
    .filter((word) => word !== '');
  const bare = currency === null ? words : words.filter((word) => word !== currency.toLowerCase());
  const whole = rolesByPhrase.get(words.join(' ')) ?? rolesByPhrase.get(bare.join(' '));
  if (whole) return { roles: whole, strength: 1, currency };
  return { ...longestPart(bare), currency };
}

/** The longest known phrases within a header, as "Posted Currency" has two; then what a compound ends in. */
function longestPart(words: string[]): { roles: Role[]; strength: number } {
  for (let size = Math.min(longestPhrase, words.length); size >= 1; size--) {
    const found: Role[] = [];
    for (let at = 0; at + size <= words.length; at++) {
      const phrase = words.slice(at, at + size).join(' ');
      const roles = phrase.length < 2 ? undefined : rolesByPhrase.get(phrase);
      if (!roles) continue;
      // "Transaction type in words" is no date because of "in", which means money only when it stands alone.
      if (phrase.length < 4 && words.length > 2) continue;
      found.push(...roles);
    }
    const known = [...new Set(found)].filter((role) => role !== 'other');
    if (known.length > 0) return { roles: known, strength: size === words.length ? 1 : 0.6 };
    if (found.length > 0) return { roles: ['other'], strength: 0.5 };
  }
  for (const word of words) {
    const compound = compounds.find(({ ending }) => word.length > ending.length && word.endsWith(ending));
    if (compound) return { roles: [compound.role], strength: 0.7 };
  }
  return { roles: [], strength: 0 };
}

/** Lower case, without accents and punctuation, `RunningBalance` and `running_balance` as two words. */
export function plainHeader(text: string): string {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/đ/g, 'd')
    .replace(/ı/g, 'i')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const signs: readonly (readonly [string, string])[] = [
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₹', 'INR'],
  ['zł', 'PLN'],
  ['R$', 'BRL'],
  ['Kč', 'CZK'],
  ['₺', 'TRY'],
  ['₽', 'RUB'],
  ['₴', 'UAH'],
  ['₪', 'ILS'],
  ['₩', 'KRW'],
  ['₫', 'VND'],
  ['฿', 'THB'],
  ['₦', 'NGN'],
  ['₱', 'PHP'],
];

function currencyIn(header: string): string | null {
  const code = /(?:^|[^\p{L}])([A-Z]{3})(?:$|[^\p{L}])/u.exec(header)?.[1];
  if (code !== undefined && currencyOf(code)) return code;
  return signs.find(([sign]) => header.includes(sign))?.[1] ?? null;
}
