import type { Operation } from '@expenseai/contracts/operations';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { isReversible } from '../../platform/operations/undo.ts';

interface OperationRow {
  id: string;
  sequence: number;
  kind: string;
  summary: Record<string, unknown>;
  touched: number;
  userId: string | null;
  userName: string | null;
  at: Date;
  undoneAt: Date | null;
  undoneBy: string | null;
}

export interface OperationPage {
  items: Operation[];
  nextCursor: string | null;
}

/** What is asked for of a ledger's operations; absent members ask for nothing. */
export interface OperationFilter {
  about?: string | undefined;
  userId?: string | undefined;
  day?: { date: string; timeZone: string } | undefined;
}

/** Operations newest first, along their sequence. */
export async function listOperationRows(
  db: Db,
  ledgerId: string,
  filter: OperationFilter,
  before: number | null,
  limit: number,
): Promise<OperationPage> {
  const { rows } = await sql<OperationRow>`
    ${selection} where o.ledger_id = ${ledgerId}::uuid ${before === null ? sql`` : sql`and o.sequence < ${before}`}
      ${matches(filter)}
    order by o.sequence desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(toOperation), nextCursor: rows.length > limit && last ? String(last.sequence) : null };
}

function matches({ about, userId, day }: OperationFilter) {
  const kinds = about === 'category' ? ['category', 'category-group'] : [about ?? ''];
  return sql`
    ${about === undefined ? sql`` : sql`and split_part(o.kind, '.', 1) = any(${kinds}::text[])`}
    ${userId === undefined ? sql`` : sql`and o.user_id = ${userId}::uuid`}
    ${
      day === undefined
        ? sql``
        : sql`and o.at >= ${day.date}::date::timestamp at time zone ${day.timeZone}
          and o.at < (${day.date}::date + 1)::timestamp at time zone ${day.timeZone}`
    }`;
}

export async function findOperations(db: Db, ledgerId: string, ids: readonly string[]): Promise<Operation[]> {
  const { rows } = await sql<OperationRow>`
    ${selection} where o.ledger_id = ${ledgerId}::uuid and o.id = any(${ids}::uuid[]) order by o.sequence desc`.execute(
    db,
  );
  return rows.map(toOperation);
}

const selection = sql`
  select o.id, o.sequence, o.kind, o.summary, o.touched, o.user_id, coalesce(u.name, u.email) as user_name, o.at, o.undone_at,
    (select coalesce(b.name, b.email) from users b where b.id = o.undone_by) as undone_by
  from operations o left join users u on u.id = o.user_id`;

function toOperation(row: OperationRow): Operation {
  const isUndone = row.undoneAt !== null;
  return {
    id: row.id,
    kind: row.kind,
    summary: row.summary,
    userId: row.userId,
    userName: row.userName,
    at: row.at.toISOString(),
    isUndone,
    undoneAt: row.undoneAt?.toISOString() ?? null,
    undoneBy: row.undoneBy,
    canUndo: !isUndone && isReversible(row.kind),
    canRedo: isUndone,
    touched: row.touched,
  };
}
