import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';

/**
 * Where categories went that were merged since somebody kept their ids, as an import does that waits for its commit.
 * By merges that stand; a category that was merged into none isn't in the answer.
 */
export async function mergedInto(db: Db, ledgerId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows: merges } = await sql<{ from: string; into: string }>`
    select o.summary->>'id' as "from", o.summary->>'intoId' as "into" from operations o
    where o.ledger_id = ${ledgerId}::uuid and o.kind = 'category.merge' and o.undone_at is null
    order by o.sequence`.execute(db);
  const wanted = new Map(ids.map((id) => [id, id]));
  // In the order in which they were made, one merge leads on to the next.
  for (const { from, into } of merges) {
    for (const [id, now] of wanted) if (now === from) wanted.set(id, into);
  }
  return new Map([...wanted].filter(([id, now]) => now !== id));
}
