import { spellName } from './brand-spelling.ts';
import { partyOf } from './descriptor-forms.ts';
import { stripLeadingPhrase } from './leading-noise.ts';
import { wordsOf } from './words.ts';

const longestName = 200;
const longestRead = 500;

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'" };

/** A payment service in front of the shop's own name. */
const serviceNoise =
  /^(?:paypal|pp|pypl|sq|sqc|square|tst|toast|sumup|izettle|zettle_?|iz|klarna|stripe|cko|adyen|mollie|sp|ev|fs|py|dd|ic|bt|2c2p|ccbill|fsprg|gpay|razorpay|rzp|paytm|payu|ccavenue|billdesk)\s*\*+\s*(?=\S*[a-z]{3})/i;
const legalForm =
  /^(?:gmbh|ag|kg|ohg|ug|mbh|e\.?v|ltd|limited|llc|inc|corp|plc|pvt|pte|private|sdn|bhd|s\.?a|sas|sarl|s\.?l|s\.?l\.?u|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|ab|a\/?s|asa|oy|oyj|aps|s\.?r\.?o|z\.?o\.?o|ltda|eireli|co|kgaa|se)\.?,?$/i;
const placeCode =
  /^(?:us|usa|gb|gbr|uk|de|deu|fr|fra|es|esp|it|ita|nl|nld|no|nor|se|swe|dk|dnk|fi|in|ind|ie|irl|lu|lux)$/i;
const usState =
  /^(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])$/;
const referenceLabel =
  /^(?:ref|refno|reference|rrn|utr|txn|trn|eref|mref|kref|conf|auth|id|trace|kurs|karte|card|carte|pas|nr|no|store|filiale|tarjeta|folgenr|blz|iban|valuta|value|cb)[.:#]*$/i;

/** Digits and letters of a token, without a regular expression: it runs for every token of an import. */
function countKinds(token: string): { digits: number; letters: number } {
  let digits = 0;
  let letters = 0;
  for (let at = 0; at < token.length; at++) {
    const code = token.charCodeAt(at);
    if (code >= 48 && code <= 57) digits++;
    else if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 127) letters++;
  }
  return { digits, letters };
}

/** Card numbers, dates, times, amounts, store numbers and references. */
function isNumberNoise(token: string, isFirst: boolean): boolean {
  const { digits, letters } = countKinds(token);
  if (digits === 0) return letters === 0 || /^[x*.]{3,}$/i.test(token);
  if (letters === 0) return !(isFirst && digits <= 3 && token.length === digits);
  if (token.startsWith('#') || /\d[:/]\d|x{2,}\d|\d+x{2,}/i.test(token)) return true;
  return digits >= 3 && digits * 3 >= letters;
}

const untidy = / {2}|[^\x20-\x7e\xa1-\uffff]/;
const hasControl = /[\s\p{Cc}]+/gu;

function tidy(text: string): string {
  const plain =
    text.includes('&') && text.includes(';')
      ? text.replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/gi, (all, name: string) => entities[name.toLowerCase()] ?? all)
      : text;
  return (untidy.test(plain) ? plain.replace(hasControl, ' ') : plain).trim();
}

function stripLeading(text: string): string {
  let rest = text;
  for (let round = 0; round < 4; round++) {
    const served = rest.includes('*') ? rest.replace(serviceNoise, '') : rest;
    const shorter = stripLeadingPhrase(served);
    if (shorter === rest) break;
    // Date or card number between the noise and the name.
    rest = shorter.replace(/^[\d/.:\-x*]{4,} /i, '');
  }
  return rest;
}

const punctuation = ' ,.:;/#-(';

function trimPunctuation(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && punctuation.includes(text[start] ?? '')) start++;
  while (end > start && punctuation.includes(text[end - 1] ?? '')) end--;
  return text.slice(start, end);
}

/** The name and the note in a descriptor, still in its own case; never empty for a non-empty text. */
export function stripNoise(descriptor: string): string {
  const text = tidy(descriptor.length > longestRead ? descriptor.slice(0, longestRead) : descriptor);
  const party = stripLeading(partyOf(text));
  const kept: string[] = [];
  const tokens = party.split(/[\s*|;,\\]+/);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    if (!token || isNumberNoise(token, kept.length === 0 && at < tokens.length - 1)) continue;
    const next = tokens[at + 1];
    if (next && referenceLabel.test(token) && countKinds(next).digits > 2) continue;
    kept.push(token);
  }
  while (kept.length > 1 && legalForm.test(kept.at(-1) ?? '')) kept.pop();
  if (kept.length > 1 && placeCode.test(kept.at(-1) ?? '') && kept.at(-1) === kept.at(-1)?.toUpperCase()) kept.pop();
  if (kept.length > 2 && usState.test(kept.at(-1) ?? '')) kept.pop();
  while (kept.length > 1 && legalForm.test(kept.at(-1) ?? '')) kept.pop();
  const name = trimPunctuation(kept.join(' '));
  return countKinds(name).letters > 0 ? name : party || text || descriptor.trim();
}

/**
 * A readable payee from what the bank wrote: `SQ *BLUE BOTTLE 0042 SAN FRANCISCO CA` → `Blue Bottle San
 * Francisco`, `REWE SAGT DANKE. 4711//BERLIN/DE` → `REWE`. At most 200 characters; empty only for an
 * empty text.
 */
export function cleanPayee(descriptor: string): string {
  return spellPayee(stripNoise(descriptor), descriptor);
}

/** The second half of `cleanPayee`, where the noise is stripped already. */
export function spellPayee(stripped: string, descriptor: string): string {
  return (spellName(stripped) || descriptor.trim()).slice(0, longestName);
}

/** Identity of a payee: two spellings with one key are one payee (`Big Bazaar`, `BIGBAZAAR #12`). */
export function payeeKey(name: string): string {
  // A name of emoji alone has no words, and is still a name of its own.
  return keyOfWords(wordsOf(name)) || name.trim().toLowerCase().slice(0, 48);
}

const digitsOnly = /^\d+$/;

/** The key from words that are already split; numbers count only where there is nothing else. */
export function keyOfWords(words: readonly string[]): string {
  let key = '';
  for (const word of words) {
    const first = word.charCodeAt(0);
    if (word.length > 2 && first >= 48 && first <= 57 && digitsOnly.test(word)) continue;
    key += word;
  }
  return (key || words.join('')).slice(0, 48);
}
