import type { AuditEvent } from '@expenseai/contracts/operations';
import type { Db } from '../../platform/database/database.ts';

export interface AuditPage {
  items: AuditEvent[];
  nextCursor: string | null;
}

/** Events of a ledger newest first, along their sequence. */
export async function listAuditRows(
  db: Db,
  ledgerId: string,
  before: number | null,
  limit: number,
): Promise<AuditPage> {
  const rows = await db
    .selectFrom('auditEvents')
    .select(['id', 'sequence', 'event', 'userId', 'subjectId', 'details', 'at', 'hash'])
    .where('ledgerId', '=', ledgerId)
    .$if(before !== null, (query) => query.where('sequence', '<', before ?? 0))
    .orderBy('sequence', 'desc')
    .limit(limit + 1)
    .execute();
  const items = rows
    .slice(0, limit)
    .map((row) => ({ ...row, at: row.at.toISOString(), hash: row.hash.toString('hex') }));
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? String(last.sequence) : null };
}
