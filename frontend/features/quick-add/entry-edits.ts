import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import type { Entry } from '@expenseai/core/entry/entry';
import type { Amount } from '@expenseai/core/money/amount';

/** What a person can set on the chips, instead of what the line says. */
export interface EditValues {
  amount: Amount;
  payee: string | null;
  categoryId: string | null;
  date: PlainDate;
  accountId: string;
  transferAccountId: string;
  arrives: Amount;
  tags: readonly string[];
  notes: string | null;
  paidBy: 'me' | 'other';
}

export type EditField = keyof EditValues;

/** Each edit beside what the line said then: once the line says something else there, the edit has had its day. */
export type Edits = { [Field in EditField]?: { value: EditValues[Field]; over: string } };

/** What the line says of a field, as text to compare. */
function saidOf({ draft, extra }: Entry, field: EditField): string {
  const said: Record<EditField, unknown> = {
    amount: [draft.amount, draft.currency],
    payee: draft.payee,
    categoryId: draft.categoryId,
    date: draft.date,
    accountId: draft.accountId,
    transferAccountId: draft.transferAccountId,
    arrives: [draft.amount, draft.accountId, draft.transferAccountId],
    tags: draft.tags,
    notes: draft.notes,
    paidBy: extra.paidBy,
  };
  return JSON.stringify(said[field]);
}

export function withEdit<Field extends EditField>(
  edits: Edits,
  entry: Entry,
  field: Field,
  value: EditValues[Field],
): Edits {
  return { ...edits, [field]: { value, over: saidOf(entry, field) } };
}

/** The edits that still hold for what the line says now. A category that was chosen outlasts its guess. */
export function currentEdits(edits: Edits, entry: Entry): Partial<EditValues> {
  const current = Object.entries(edits).filter(
    ([field, edit]) => field === 'categoryId' || edit.over === saidOf(entry, field as EditField),
  );
  return Object.fromEntries(current.map(([field, edit]) => [field, edit.value]));
}
