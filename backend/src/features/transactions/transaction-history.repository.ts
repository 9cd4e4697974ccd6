import type { HistoryEntry } from '@expenseai/contracts/transactions';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Db } from '../../platform/database/database.ts';
import { isReversible } from '../../platform/operations/undo.ts';

type Entry = z.output<typeof HistoryEntry>;
type Image = Record<string, unknown>;

interface HistoryRow {
  operationId: string;
  kind: string;
  userId: string | null;
  userName: string | null;
  at: Date;
  isUndone: boolean;
  before: Image | null;
  after: Image | null;
}

/** What a person may see change, by its column, and as what the API calls it. */
const fields: Record<string, string> = {
  date: 'date',
  account_id: 'accountId',
  amount: 'amount',
  payee_id: 'payeeId',
  notes: 'notes',
  tags: 'tags',
  payment_method: 'paymentMethod',
  status: 'status',
  transfer_id: 'transferId',
  category_source: 'categorySource',
  reviewed_at: 'reviewedAt',
  splits: 'splits',
};

/**
 * Operations that made, changed or deleted a transaction, newest first. A change keeps only what was before; what came
 * after is the next change's before, and in the end the row itself.
 */
export async function transactionHistory(db: Db, ledgerId: string, id: string): Promise<Entry[]> {
  const { rows } = await sql<HistoryRow>`
    with current as (
      select to_jsonb(t) || jsonb_build_object('splits', (
          select jsonb_agg(to_jsonb(s) order by s.n) from splits s
          where s.ledger_id = t.ledger_id and s.transaction_id = t.id)) as image, t.created_operation_id
      from transactions t where t.ledger_id = ${ledgerId}::uuid and t.id = ${id}::uuid),
    touched as (
      select c.operation_id, c.before, c.after from changes c
      where c.ledger_id = ${ledgerId}::uuid and c.entity_id = ${id}::uuid and c.entity = 'transaction'),
    created as (
      select created_operation_id as operation_id from current
      union select (before->>'created_operation_id')::uuid from touched where before is not null),
    steps as (
      select operation_id, before, after from touched
      union all
      select operation_id, null, null from created where operation_id not in (select operation_id from touched))
    select o.id as operation_id, o.kind, o.user_id, coalesce(u.name, u.email) as user_name, o.at,
      o.undone_at is not null as is_undone, s.before,
      case when o.undone_at is not null then s.after
        else coalesce(
          lead(s.before) over (partition by o.undone_at is null order by o.sequence),
          (select image from current)) end as after
    from steps s
    join operations o on o.ledger_id = ${ledgerId}::uuid and o.id = s.operation_id
    left join users u on u.id = o.user_id
    order by o.sequence desc`.execute(db);
  return rows.map((row) => ({
    operationId: row.operationId,
    kind: row.kind,
    userId: row.userId,
    userName: row.userName,
    at: row.at.toISOString(),
    isUndone: row.isUndone,
    canUndo: !row.isUndone && isReversible(row.kind),
    changes: difference(row.before, row.after),
  }));
}

function difference(before: Image | null, after: Image | null): Entry['changes'] {
  return Object.entries(fields).flatMap(([column, field]) => {
    const [old, now] = [plain(before?.[column]), plain(after?.[column])];
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [{ field, before: old, after: now }];
  });
}

/** Of a split only what a person may see. */
function plain(value: unknown): unknown {
  if (!Array.isArray(value)) return value ?? null;
  return value.map((item) =>
    typeof item === 'object' && item !== null && 'category_id' in item && 'amount' in item
      ? { categoryId: item.category_id, amount: item.amount, notes: 'notes' in item ? item.notes : null }
      : item,
  );
}
