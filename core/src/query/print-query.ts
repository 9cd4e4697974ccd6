import { isId } from './parse-condition.ts';
import type { AmountCondition, DateCondition, FieldCondition, Query, Reference } from './tree.ts';

/** The text of a query; `parseQuery` makes the same tree of it, given one in the shape of `allOf`, `anyOf` and `not`. */
export function printQuery(query: Query): string {
  switch (query.type) {
    case 'all':
      return query.items.map((item) => (isAlternatives(item) ? `(${printQuery(item)})` : printQuery(item))).join(' ');
    case 'any':
      return printAlternatives(query.items).join(' OR ');
    case 'not':
      return query.item.type === 'all' || isAlternatives(query.item)
        ? `-(${printQuery(query.item)})`
        : `-${printQuery(query.item)}`;
    case 'text':
      return printText(query.text);
    default: {
      const { field, value } = fieldAndValue(query);
      return `${field}:${value}`;
    }
  }
}

/** True of what needs brackets inside a conjunction or a negation. */
function isAlternatives(query: Query): boolean {
  return query.type === 'any' && printAlternatives(query.items).length > 1;
}

/** Neighbours of one field as a list, `category:food,rent`; amounts can have a comma of their own and make none. */
function printAlternatives(items: readonly Query[]): string[] {
  const printed: string[] = [];
  let listed: string | null = null;
  for (const item of items) {
    const pair = isListable(item) ? fieldAndValue(item) : null;
    if (pair && pair.field === listed) printed.push(`${printed.pop()},${pair.value}`);
    else printed.push(printQuery(item));
    listed = pair?.field ?? null;
  }
  return printed;
}

function isListable(query: Query): query is FieldCondition {
  return !['all', 'any', 'not', 'text', 'amount'].includes(query.type);
}

function fieldAndValue(query: FieldCondition): { field: string; value: string } {
  switch (query.type) {
    case 'category':
    case 'payee':
    case 'account':
      return { field: query.type, value: printTarget(query.target) };
    case 'tag':
      return { field: 'tag', value: printValue(query.name) };
    case 'amount':
      return { field: 'amount', value: printAmount(query) };
    case 'date':
      return { field: 'date', value: printDate(query) };
    case 'status':
      return { field: 'status', value: query.status };
    case 'kind':
      return { field: 'type', value: query.kind };
    case 'is':
      return { field: 'is', value: query.property };
    case 'has':
      return { field: 'has', value: query.part };
    case 'currency':
      return { field: 'currency', value: query.currency };
  }
}

function printTarget(target: Reference | { by: 'none' }): string {
  if (target.by === 'none') return 'none';
  return target.by === 'id' ? target.id : printValue(target.name);
}

function printDate({ from, to }: DateCondition): string {
  return from === to && from !== null ? from : `${from ?? ''}..${to ?? ''}`;
}

function printAmount({ from, to, isSigned }: AmountCondition): string {
  const number = (value: string) => (isSigned && !value.startsWith('-') ? `+${value}` : value);
  if (from && to)
    return from.value === to.value ? `=${number(from.value)}` : `${number(from.value)}..${number(to.value)}`;
  const bound = from ?? to;
  if (!bound) return '..';
  const operator = (from ? '>' : '<') + (bound.isIncluded ? '=' : '');
  // `<0` is about the sign as it stands.
  return operator + (bound.value === '0' && !bound.isIncluded ? '0' : number(bound.value));
}

function printText(text: string): string {
  const isBare = /^[\p{L}\p{N}][^\s()":“„]*$/u.test(text) && text !== 'OR' && text !== 'AND';
  return isBare ? text : quote(text);
}

function printValue(text: string): string {
  const isBare = /^[^\s()",:“„]+$/.test(text) && text.toLowerCase() !== 'none' && !isId(text);
  return isBare ? text : quote(text);
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
