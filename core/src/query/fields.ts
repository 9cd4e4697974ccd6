/** Every field of the query language. */
export const queryFields = [
  'category',
  'account',
  'payee',
  'tag',
  'amount',
  'date',
  'status',
  'type',
  'is',
  'has',
  'currency',
] as const;

export type QueryField = (typeof queryFields)[number];

/** The values of fields that take a few words and no others. */
export const queryWords = {
  status: ['pending', 'cleared', 'reconciled'],
  type: ['income', 'expense', 'transfer'],
  is: ['unreviewed', 'split', 'recurring', 'imported'],
  has: ['receipt', 'notes', 'tag'],
} as const satisfies Partial<Record<QueryField, readonly string[]>>;
