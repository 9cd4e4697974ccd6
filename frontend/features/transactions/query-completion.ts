import { type QueryField, queryFields, queryWords } from '@expenseai/core/query/fields';

/** Words of fields whose values are few; of dates those that don't have to be typed in digits. */
export const valueWords = {
  date: [
    'today',
    'yesterday',
    'this-week',
    'last-week',
    'this-month',
    'last-month',
    'this-year',
    'last-year',
    'last-30-days',
  ],
  ...queryWords,
} as const satisfies Partial<Record<QueryField, readonly string[]>>;

/** The word that is being typed, and what could complete it. */
export type Completion =
  | { kind: 'field'; start: number; typed: string }
  | { kind: 'value'; start: number; typed: string; field: QueryField };

/** What stands before the cursor: the beginning of a field's name, or of a field's value; null for neither. */
export function completionAt(text: string, cursor: number): Completion | null {
  const before = text.slice(0, cursor);
  const word = /(?:^|[\s(])-?((?:[^\s()"]|"[^"]*"?)*)$/.exec(before)?.[1] ?? '';
  const start = cursor - word.length;
  const parts = /^([a-z]+):(.*)$/is.exec(word);
  if (!parts) return /^[a-z]+$/i.test(word) ? { kind: 'field', start, typed: word.toLowerCase() } : null;
  const field = queryFields.find((one) => one === parts[1]?.toLowerCase());
  if (!field) return null;
  // Of a list the last value.
  const values = parts[2] ?? '';
  const typed = /(?:^|,)("[^"]*"?|[^,"]*)$/.exec(values)?.[1] ?? '';
  return { kind: 'value', field, start: cursor - typed.length, typed: typed.replaceAll('"', '') };
}

/** A value as it has to be written: in quotes where it would otherwise end early, or be a keyword. */
export function quoted(value: string): string {
  return /[\s"“”„(),]/.test(value) || value.toLowerCase() === 'none'
    ? `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
    : value;
}
