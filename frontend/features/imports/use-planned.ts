import type { Import } from '@expenseai/contracts/imports';
import { useImportLines } from './import-queries.ts';
import { type PlannedCounts, plannedCounts } from './planned-counts.ts';

/** What the commit will do, from the pages of lines that were loaded; decisions are only made on those. */
export function usePlanned(item: Import): PlannedCounts {
  const lines = [
    ...useImportLines(item, 'new').lines,
    ...useImportLines(item, 'duplicate').lines,
    ...useImportLines(item, 'matched').lines,
    ...useImportLines(item, 'uncertain').lines,
  ];
  return plannedCounts(item.counts, lines);
}
