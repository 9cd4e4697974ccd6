import { parseCondition } from './parse-condition.ts';
import { queryError } from './query-error.ts';
import { type QueryToken, tokeniseQuery } from './tokenise.ts';
import { allOf, anyOf, not, type Query } from './tree.ts';

export const maxQueryLength = 4000;
const maxDepth = 50;

/**
 * The tree of a query text, `coffee category:food -tag:work amount:>20 date:last-month`. What stands side by side must
 * all be true and binds closer than `OR`; `-` negates what follows; brackets group; an empty text is everything.
 * Throws `query-syntax` with `extra: { position, expected }` for a mistake of form. A name that doesn't exist is none.
 */
export function parseQuery(text: string): Query {
  if (text.length > maxQueryLength) {
    throw queryError(maxQueryLength, `at most ${maxQueryLength} characters`, 'The query is too long.');
  }
  const reader: Reader = { tokens: tokeniseQuery(text), next: 0, depth: 0, end: text.length };
  if (reader.tokens.length === 0) return allOf([]);
  const query = readAlternatives(reader);
  const rest = reader.tokens[reader.next];
  if (rest) throw queryError(rest.position, 'an opening bracket before this one', 'This bracket closes nothing.');
  return query;
}

interface Reader {
  tokens: QueryToken[];
  next: number;
  depth: number;
  end: number;
}

function readAlternatives(reader: Reader): Query {
  const items: [Query, ...Query[]] = [readConjunction(reader)];
  while (reader.tokens[reader.next]?.kind === 'or') {
    reader.next += 1;
    items.push(readConjunction(reader));
  }
  return anyOf(items);
}

function readConjunction(reader: Reader): Query {
  const items = [readOperand(reader)];
  for (;;) {
    const kind = reader.tokens[reader.next]?.kind;
    if (kind === undefined || kind === 'or' || kind === 'close') return allOf(items);
    if (kind === 'and') reader.next += 1;
    items.push(readOperand(reader));
  }
}

function readOperand(reader: Reader): Query {
  const token = reader.tokens[reader.next];
  if (!token) throw queryError(reader.end, 'a word or a field such as category:food', 'The query ends too early.');
  reader.next += 1;
  switch (token.kind) {
    case 'text':
      return { type: 'text', text: token.text };
    case 'field':
      return parseCondition(token);
    case 'minus':
      return not(nested(reader, token.position, readOperand));
    case 'open':
      return readGroup(reader, token.position);
    case 'close':
    case 'or':
    case 'and': {
      const written = token.kind === 'close' ? ')' : token.kind.toUpperCase();
      throw queryError(
        token.position,
        'a word or a field such as category:food',
        `Something is missing before ${written}.`,
      );
    }
  }
}

function readGroup(reader: Reader, position: number): Query {
  const query = nested(reader, position, readAlternatives);
  if (reader.tokens[reader.next]?.kind !== 'close') {
    throw queryError(reader.end, 'a closing bracket', 'A bracket is not closed.');
  }
  reader.next += 1;
  return query;
}

function nested(reader: Reader, position: number, read: (reader: Reader) => Query): Query {
  if (reader.depth >= maxDepth)
    throw queryError(position, `at most ${maxDepth} levels`, 'The query is nested too deeply.');
  reader.depth += 1;
  const query = read(reader);
  reader.depth -= 1;
  return query;
}
