import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Change } from '../../platform/operations/change.ts';

/** Makes the tags that aren't there yet, so that every name on a transaction is a tag of the ledger. */
export async function ensureTags(change: Change, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const wanted = [...new Set(names)].map((name) => ({ id: uuid(), name }));
  const { rows } = await sql<{ id: string }>`
    insert into tags (ledger_id, created_operation_id, version, id, name)
    select ${change.ledgerId}::uuid, ${change.operationId}::uuid, ${change.version}, r.id, r.name
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as r (id uuid, name text)
    on conflict (ledger_id, name) do nothing
    returning id`.execute(change.db);
  change.created(
    'tag',
    rows.map((row) => row.id),
  );
}
