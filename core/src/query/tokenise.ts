import { queryError } from './query-error.ts';

export interface QueryValue {
  text: string;
  /** Written in quotes, and so never a keyword or an id. */
  isQuoted: boolean;
  position: number;
}

export type QueryToken = { position: number } & (
  | { kind: 'open' | 'close' | 'minus' | 'or' | 'and' }
  | { kind: 'text'; text: string }
  | { kind: 'field'; name: string; values: QueryValue[] }
);

const closingQuotes: Record<string, string> = { '"': '"', '“': '”', '„': '“' };
const space = /\s/;

/**
 * The words, phrases, fields, brackets and operators of a query text. `field:` takes a value that follows without a
 * space, or several with commas between. Quotes keep spaces; in them `\"` is a quote and `\\` a backslash.
 * Throws `query-syntax` for a quote that isn't closed.
 */
export function tokeniseQuery(text: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (space.test(char)) {
      at += 1;
      continue;
    }
    const position = at;
    if (char === '(' || char === ')') {
      tokens.push({ kind: char === '(' ? 'open' : 'close', position });
      at += 1;
    } else if (char === '-' && /^[^\s]/.test(text.slice(at + 1, at + 2))) {
      tokens.push({ kind: 'minus', position });
      at += 1;
    } else if (char in closingQuotes) {
      const quoted = readQuoted(text, at);
      tokens.push({ kind: 'text', text: quoted.text, position });
      at = quoted.end;
    } else {
      const field = /^([a-z]+):/i.exec(text.slice(at, at + maxFieldLength));
      if (field) {
        const name = (field[1] ?? '').toLowerCase();
        const list = readValues(text, at + field[0].length, name !== 'amount');
        tokens.push({ kind: 'field', name, values: list.values, position });
        at = list.end;
      } else {
        const end = endOfBare(text, at, false);
        tokens.push(wordToken(text.slice(at, end), position));
        at = end;
      }
    }
  }
  return tokens;
}

/** Longer words with a colon in them, such as a bank's references, are no fields. */
const maxFieldLength = 30;

function wordToken(word: string, position: number): QueryToken {
  if (word === 'OR') return { kind: 'or', position };
  if (word === 'AND') return { kind: 'and', position };
  return { kind: 'text', text: word, position };
}

function readValues(text: string, start: number, isList: boolean): { values: QueryValue[]; end: number } {
  const values: QueryValue[] = [];
  let at = start;
  for (;;) {
    const position = at;
    const isQuoted = text.charAt(at) in closingQuotes;
    const end = endOfBare(text, at, isList);
    const value = isQuoted ? readQuoted(text, at) : { text: text.slice(at, end), end };
    values.push({ text: value.text, isQuoted, position });
    at = value.end;
    if (!isList || text.charAt(at) !== ',') return { values, end: at };
    at += 1;
  }
}

function readQuoted(text: string, start: number): { text: string; end: number } {
  const closing = closingQuotes[text.charAt(start)];
  let value = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === closing) return { text: value, end: at + 1 };
    const next = text.charAt(at + 1);
    if (char === '\\' && (next === '\\' || next === closing)) {
      value += next;
      at += 1;
    } else value += char;
  }
  throw queryError(start, `a closing ${closing}`, 'The quote that opens here is not closed.');
}

function endOfBare(text: string, start: number, stopsAtComma: boolean): number {
  let at = start;
  while (at < text.length) {
    const char = text.charAt(at);
    if (space.test(char) || char === '(' || char === ')' || char in closingQuotes) break;
    if (stopsAtComma && char === ',') break;
    at += 1;
  }
  return at;
}
