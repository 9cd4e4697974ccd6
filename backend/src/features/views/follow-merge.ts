import { maxQueryLength, parseQuery } from '@expenseai/core/query/parse-query';
import { printQuery } from '@expenseai/core/query/print-query';
import type { Query } from '@expenseai/core/query/tree';
import type { Change } from '../../platform/operations/change.ts';
import { listViews, updateViewRow } from './views.repository.ts';

/** Lets saved queries that name what a merge takes away name what it was merged into, inside the merge's operation. */
export async function followMergeInViews(change: Change, replace: (query: Query) => Query): Promise<void> {
  for (const view of await listViews(change.db, change.ledgerId)) {
    const query = parseQuery(view.q);
    const q = printQuery(replace(query));
    // A longer name can make a query too long to be kept; it then names what is gone, and finds nothing there.
    if (q === printQuery(query) || q.length > maxQueryLength) continue;
    await change.touch('view', [view.id]);
    await updateViewRow(change, view.id, { q });
  }
}
