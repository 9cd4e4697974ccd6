import type { Import, ImportLine } from '@expenseai/contracts/imports';

export interface PlannedCounts {
  add: number;
  merge: number;
  duplicates: number;
  /** Left out by the person. */
  skipped: number;
  /** Undecided. */
  open: number;
  invalid: number;
}

/** What the commit will do: the import's counts, moved by what was decided on the lines that are known here. */
export function plannedCounts(counts: Import['counts'], lines: readonly ImportLine[]): PlannedCounts {
  const planned: PlannedCounts = {
    add: counts.new,
    merge: counts.matched,
    duplicates: counts.duplicate,
    skipped: 0,
    open: counts.uncertain,
    invalid: counts.invalid,
  };
  for (const { kind, action } of lines) {
    const from = usual[kind];
    const to = action === null ? from : target(kind, action);
    if (from === to) continue;
    planned[from] -= 1;
    planned[to] += 1;
  }
  return planned;
}

const usual = {
  new: 'add',
  matched: 'merge',
  duplicate: 'duplicates',
  uncertain: 'open',
  invalid: 'invalid',
} as const satisfies Record<ImportLine['kind'], keyof PlannedCounts>;

function target(kind: ImportLine['kind'], action: NonNullable<ImportLine['action']>): keyof PlannedCounts {
  if (action !== 'skip') return action;
  return kind === 'duplicate' ? 'duplicates' : kind === 'invalid' ? 'invalid' : 'skipped';
}
