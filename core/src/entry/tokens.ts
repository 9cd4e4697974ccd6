import { gluedCurrencies } from './lexicon/currency-words.ts';

export interface Token {
  kind: 'word' | 'number' | 'symbol';
  text: string;
  /** Lower case, without diacritics and apostrophes: what the lexicons are matched by. */
  word: string;
  start: number;
  end: number;
  /** Follows the token before it without a space. */
  glued: boolean;
  /** Begins with a capital letter. */
  capital: boolean;
}

/** More than any sentence has; what follows is left unread, so that each key stroke stays cheap. */
const maxTokens = 250;

const number = String.raw`\p{Nd}+(?:[.,'’٫٬]\p{Nd}+)*|(?<![\p{L}\p{Nd}.,])[.,]\p{Nd}+`;
const currency = String.raw`(?<![\p{L}\p{Nd}])(?:${gluedCurrencies})(?=\p{Nd}+(?![\p{L}\p{Nd}]*\p{L}))`;
// "2x11.50" and "x2" multiply: the "x" is a word of its own before digits.
const factor = String.raw`(?<!\p{L})x(?=\p{Nd}+(?!\p{L}))`;
// "Domino's", "H&M" and "booking.com" are one word; "T-shirt" and "twenty-five" are two.
// "w/" is short for with.
const withSign = String.raw`(?<!\p{L})w\/(?=[\s\p{L}])`;
const word = String.raw`${withSign}|${currency}|${factor}|\p{L}[\p{L}\p{M}\p{Nd}]*(?:[.&'’_](?=\p{L})[\p{L}\p{M}\p{Nd}]+)*`;
const pattern = new RegExp(`(?<number>${number})|(?<word>${word})|(?<symbol>[^\\s\\p{M}\\p{Cf}])`, 'giu');

/** The sentence as words, numbers and single signs, with their offsets; a hyphen between letters is none. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    if (tokens.length >= maxTokens) break;
    const piece = match[0];
    const start = match.index;
    const end = start + piece.length;
    const kind = match.groups?.number ? 'number' : match.groups?.word ? 'word' : 'symbol';
    if (kind === 'symbol' && isHyphen(text, start, piece)) continue;
    const glued = start > 0 && !/\s/.test(text.charAt(start - 1));
    tokens.push({ kind, text: piece, word: fold(piece), start, end, glued, capital: /^\p{Lu}/u.test(piece) });
  }
  return tokens;
}

function isHyphen(text: string, at: number, piece: string): boolean {
  return piece === '-' && /\p{L}/u.test(text.charAt(at - 1)) && /\p{L}/u.test(text.charAt(at + 1));
}

/** Lower case without diacritics and apostrophes, for comparing words. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower === 'w/') return 'with';
  // Most words are plain ASCII, and normalising is the slow part.
  if (/^[a-z0-9.&_]*$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/(?<=[\u0061-\u024f])[\u0300-\u036f]+/g, '')
    .normalize('NFC')
    .replace(/['’]/g, '')
    .replace(/ß/g, 'ss');
}
