import { type QueryField, queryFields, queryWords } from './fields.ts';
import { parseAmountCondition } from './parse-amount-condition.ts';
import { parseDateCondition } from './parse-date-condition.ts';
import { queryError } from './query-error.ts';
import type { QueryToken, QueryValue } from './tokenise.ts';
import { anyOf, type Query, type Reference } from './tree.ts';

/** The condition of one `field:value`, or any of several for `field:a,b`; throws `query-syntax`. */
export function parseCondition(token: Extract<QueryToken, { kind: 'field' }>): Query {
  const field = queryFields.find((candidate) => candidate === token.name);
  if (!field) throw unknownField(token.name, token.position);
  const [first, ...others] = token.values.map((value) => parseValue(field, value));
  if (!first) throw emptyValue(field, token.position);
  return anyOf([first, ...others]);
}

function parseValue(field: QueryField, value: QueryValue): Query {
  if (value.text.trim() === '') throw emptyValue(field, value.position);
  switch (field) {
    case 'category':
    case 'payee':
      return { type: field, target: isNone(value) ? { by: 'none' } : reference(value) };
    case 'account':
      return { type: 'account', target: reference(value) };
    case 'tag':
      return { type: 'tag', name: value.text };
    case 'amount':
      return parseAmountCondition(value);
    case 'date':
      return parseDateCondition(value);
    case 'status':
      return { type: 'status', status: oneOf(queryWords.status, value) };
    case 'type':
      return { type: 'kind', kind: oneOf(queryWords.type, value) };
    case 'is':
      return { type: 'is', property: oneOf(queryWords.is, value) };
    case 'has':
      return { type: 'has', part: oneOf(queryWords.has, value) };
    case 'currency':
      if (/^[a-z]{3}$/i.test(value.text)) return { type: 'currency', currency: value.text.toUpperCase() };
      throw queryError(
        value.position,
        'a code of three letters such as EUR',
        `"${value.text}" is not a currency code.`,
      );
  }
}

/** True of an id as the app makes them, which is then taken as one wherever a name can stand. */
export function isId(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}

function isNone(value: QueryValue): boolean {
  return !value.isQuoted && value.text.toLowerCase() === 'none';
}

function reference(value: QueryValue): Reference {
  if (!value.isQuoted && isId(value.text)) return { by: 'id', id: value.text.toLowerCase() };
  return { by: 'name', name: value.text };
}

function oneOf<Word extends string>(words: readonly Word[], value: QueryValue): Word {
  const found = words.find((word) => word === value.text.toLowerCase());
  if (found) return found;
  throw queryError(value.position, listed(words), `"${value.text}" is not known here.`);
}

function emptyValue(field: QueryField, position: number): Error {
  return queryError(position, `a value directly after ${field}:`, `${field}: has no value.`);
}

function unknownField(name: string, position: number): Error {
  const near = queryFields.filter((field) => field.startsWith(name) || isNear(name, field));
  const expected =
    near.length > 0 ? listed(near.map((field) => `${field}:`)) : `one of ${queryFields.join(', ')}, or quotes`;
  return queryError(position, expected, `There is no field "${name}". Put a text that has a colon in quotes.`);
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

/** One letter left out, put in or changed, or two for long words (Levenshtein's distance). */
function isNear(a: string, b: string): boolean {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[b.length] ?? 0) <= (b.length > 4 ? 2 : 1);
}
