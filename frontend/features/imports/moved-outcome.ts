import type { Import, ImportLine } from '@expenseai/contracts/imports';
import { outcomePart } from '@expenseai/core/importing/outcome-part';

export type Outcome = NonNullable<Import['outcome']>;
type Action = ImportLine['action'];

/** What the commit will do: as the server counts it, or by the kinds alone while it reads the file again. */
export function plannedOutcome({ counts, outcome }: Pick<Import, 'counts' | 'outcome'>): Outcome {
  if (outcome) return outcome;
  return { added: counts.new, merged: counts.matched, duplicate: counts.duplicate, skipped: 0, open: counts.uncertain };
}

/** The outcome once a line's action is another one. */
export function movedOutcome(
  outcome: Outcome,
  { kind, action }: Pick<ImportLine, 'kind' | 'action'>,
  next: Action,
): Outcome {
  if (kind === 'invalid') return outcome;
  const moved = { ...outcome };
  moved[outcomePart(kind, action)] -= 1;
  moved[outcomePart(kind, next)] += 1;
  return moved;
}
