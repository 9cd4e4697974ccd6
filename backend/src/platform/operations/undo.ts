import { AppError } from '@expenseai/core/errors';
import { sql } from 'kysely';
import type { Db } from '../database/database.ts';
import { bulkFrom } from './bulk.ts';
import type { Change } from './change.ts';
import type { OperationContext, Operations } from './operate.ts';
import { redoRows, transactionsOf, undoRows } from './undo-rows.ts';

interface OperationRow {
  id: string;
  kind: string;
  sequence: number;
  touched: number;
  summary: Record<string, unknown>;
  undoneAt: Date | null;
}

/** Changes that can't be taken back: they gave or took access, or made the ledger itself. */
export function isReversible(kind: string): boolean {
  return kind !== 'ledger.create' && !kind.startsWith('member.');
}

/** Settings of the ledger are the owner's, undoing them too. */
function assertMayUndo(kind: string, isOwner: boolean): void {
  if (!isReversible(kind)) throw new AppError('conflict', { detail: 'This change can’t be undone.' });
  if (kind.startsWith('ledger.') && !isOwner) throw new AppError('forbidden');
}

/**
 * Takes an operation back: each row is again what it was before it, rows that it made go. Where later operations
 * touched the same rows it throws `undo-conflict` with their ids and changes nothing; with `withLater` those are taken
 * back first, newest first. Gives the ids of what was undone; empty when it was undone already.
 */
export async function undoOperation(
  operations: Operations,
  database: { inLedger: <T>(ledgerId: string, work: (session: { db: Db }) => Promise<T>) => Promise<T> },
  context: OperationContext & { isOwner: boolean },
  operationId: string,
  withLater: boolean,
): Promise<string[]> {
  const found = await database.inLedger(context.ledgerId, ({ db }) => findOperation(db, context.ledgerId, operationId));
  assertMayUndo(found.kind, context.isOwner);
  if (found.undoneAt) return [];
  return withKeys(() =>
    operations.revise(context, 'operation.undo', found.touched >= bulkFrom, async (change) => {
      const undone: string[] = [];
      await undoWithLater(change, operationId, withLater, context.isOwner, undone);
      return { result: undone, subjectId: operationId, details: { operationId, undone: undone.length } };
    }),
  );
}

/**
 * Makes an undone operation again with the exact rows; throws `undo-conflict` where the rows aren't what they were.
 * Gives its id, or nothing where it isn't undone any more.
 */
export async function redoOperation(
  operations: Operations,
  database: { inLedger: <T>(ledgerId: string, work: (session: { db: Db }) => Promise<T>) => Promise<T> },
  context: OperationContext & { isOwner: boolean },
  operationId: string,
): Promise<string[]> {
  const found = await database.inLedger(context.ledgerId, ({ db }) => findOperation(db, context.ledgerId, operationId));
  assertMayUndo(found.kind, context.isOwner);
  if (!found.undoneAt) return [];
  return withKeys(() =>
    operations.revise(context, 'operation.redo', found.touched >= bulkFrom, async (change) => {
      const operation = await findOperation(change.db, change.ledgerId, operationId);
      // A twin that had the lock before has made it again.
      if (!operation.undoneAt) return { result: [], subjectId: operationId, details: { operationId } };
      const blocking = await blockingRedo(change, operation);
      if (blocking.length > 0) throw conflict(blocking);
      const transactions = await transactionsOf(change, operationId);
      await change.recount(transactions, -1);
      await redoRows(change, operationId);
      await change.recount(transactions, 1);
      if (touchesTotals(operation)) change.rebuildTotals();
      await mark(change, operationId, null);
      return { result: [operationId], subjectId: operationId, details: { operationId } };
    }),
  );
}

/** A row that comes back may refer to what another undo took away: the ledger refuses, and nothing is changed. */
async function withKeys<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== '23503' && code !== 'unknown-reference') throw error;
    const detail = 'It refers to an account, category or payee that was taken away since. Bring that back first.';
    throw new AppError('undo-conflict', { detail, extra: { operations: [] } }, { cause: error });
  }
}

async function undoWithLater(
  change: Change,
  operationId: string,
  withLater: boolean,
  isOwner: boolean,
  undone: string[],
): Promise<void> {
  const operation = await findOperation(change.db, change.ledgerId, operationId);
  if (operation.undoneAt) return;
  assertMayUndo(operation.kind, isOwner);
  const later = await laterOperations(change, operation);
  if (later.length > 0 && !withLater) throw conflict(later);
  for (const id of later) await undoWithLater(change, id, true, isOwner, undone);
  const transactions = await transactionsOf(change, operationId);
  await change.recount(transactions, -1);
  await undoRows(change, operationId);
  await change.recount(transactions, 1);
  if (touchesTotals(operation)) change.rebuildTotals();
  await mark(change, operationId, new Date());
  undone.push(operationId);
}

function conflict(operations: string[]): AppError {
  return new AppError('undo-conflict', { extra: { operations } });
}

/** Month start and a category's kind decide how splits are summed. */
function touchesTotals({ kind, summary }: OperationRow): boolean {
  const { fields } = summary;
  if (!Array.isArray(fields)) return false;
  return (
    (kind === 'ledger.update' && fields.includes('monthStart')) ||
    (kind === 'category.update' && fields.includes('kind'))
  );
}

async function findOperation(db: Db, ledgerId: string, id: string): Promise<OperationRow> {
  const row = await db
    .selectFrom('operations')
    .select(['id', 'kind', 'sequence', 'touched', 'summary', 'undoneAt'])
    .where('ledgerId', '=', ledgerId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new AppError('not-found');
  return row;
}

/** Operations after this one, not undone, that touched its rows or use what it made; newest first. */
async function laterOperations(change: Change, operation: OperationRow): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct o.id, o.sequence
    from operations o
    join changes c on c.ledger_id = o.ledger_id and c.operation_id = o.id
    where o.ledger_id = ${change.ledgerId}::uuid and o.sequence > ${operation.sequence} and o.undone_at is null
      and (c.before->>'created_operation_id' = ${operation.id}
        or c.entity_id in (
          select m.entity_id from changes m
          where m.ledger_id = ${change.ledgerId}::uuid and m.operation_id = ${operation.id}::uuid))
    union
    select o.id, o.sequence from operations o
    where o.ledger_id = ${change.ledgerId}::uuid and o.sequence > ${operation.sequence} and o.undone_at is null
      and (o.id in (${usersOfMade(change, operation)}) or ${deletesWhatIsNeeded(change, operation, 'before')})
    order by 2 desc`.execute(change.db);
  return rows.map((row) => row.id);
}

/**
 * An account, category or group that was made on purpose can't go while later transactions use it, so their
 * operations come first. What an import or an entry made on the side just stays where it is used.
 */
function usersOfMade(change: Change, operation: OperationRow) {
  const ledger = sql`${change.ledgerId}::uuid`;
  const made = (table: string) =>
    sql`(select id from ${sql.table(table)} where ledger_id = ${ledger} and created_operation_id = ${operation.id}::uuid)`;
  const touching = (users: ReturnType<typeof sql>) => sql`
    select u.created_operation_id from transactions u where u.ledger_id = ${ledger} and u.id in (${users})
    union select c.operation_id from changes c where c.ledger_id = ${ledger} and c.entity_id in (${users})`;
  switch (operation.kind) {
    case 'account.create':
      return touching(
        sql`select id from transactions where ledger_id = ${ledger} and account_id in ${made('accounts')}`,
      );
    case 'category.create':
      return touching(
        sql`select transaction_id from splits where ledger_id = ${ledger} and category_id in ${made('categories')}`,
      );
    case 'category-group.create':
      return sql`select created_operation_id from categories where ledger_id = ${ledger} and group_id in ${made('category_groups')}`;
    default:
      return sql`select null::uuid where false`;
  }
}

/** What stands between an undone operation and its redo: later changes of its rows, or earlier ones undone since. */
async function blockingRedo(change: Change, operation: OperationRow): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct o.id, o.sequence
    from operations o
    join changes c on c.ledger_id = o.ledger_id and c.operation_id = o.id
    where o.ledger_id = ${change.ledgerId}::uuid and o.id <> ${operation.id}::uuid
      and (o.sequence > ${operation.sequence}) = (o.undone_at is null)
      and c.entity_id in (
        select m.entity_id from changes m
        where m.ledger_id = ${change.ledgerId}::uuid and m.operation_id = ${operation.id}::uuid)
    union
    select o.id, o.sequence from operations o
    where o.ledger_id = ${change.ledgerId}::uuid and o.sequence < ${operation.sequence} and o.undone_at is not null
      and exists (
        select from undone_transactions u
        join changes m on m.ledger_id = u.ledger_id and m.operation_id = ${operation.id}::uuid and m.entity_id = u.id
        where u.ledger_id = ${change.ledgerId}::uuid and u.created_operation_id = o.id)
    union
    select o.id, o.sequence from operations o
    where o.ledger_id = ${change.ledgerId}::uuid and o.sequence > ${operation.sequence} and o.undone_at is null
      and ${deletesWhatIsNeeded(change, operation, 'after')}
    order by 2 desc`.execute(change.db);
  return rows.map((row) => row.id);
}

/**
 * `o` deleted an account, category, group or payee that rows to be brought back refer to. A merge deletes, of the kind
 * that it is of, all but what it merged into.
 */
function deletesWhatIsNeeded(change: Change, operation: OperationRow, image: 'before' | 'after') {
  const ledger = sql`${change.ledgerId}::uuid`;
  const column = sql.ref(image);
  return sql`(o.kind in ('account.delete', 'category.delete', 'category-group.delete', 'payee.delete', 'category.merge', 'payee.merge') and exists (
    select from changes d where d.ledger_id = ${ledger} and d.operation_id = o.id
      and d.entity = replace(split_part(o.kind, '.', 1), '-', '_')
      and d.entity_id is distinct from (o.summary->>'intoId')::uuid and d.entity_id in (
      select r.id from changes m
      cross join lateral (
        select (m.${column}->>'account_id')::uuid as id
        union all select (m.${column}->>'payee_id')::uuid
        union all select (m.${column}->>'group_id')::uuid
        union all select (m.${column}->>'default_category_id')::uuid
        union all select (s->>'category_id')::uuid
          from jsonb_array_elements(coalesce(nullif(m.${column}->'splits', 'null'), '[]')) s) r
      where m.ledger_id = ${ledger} and m.operation_id = ${operation.id}::uuid and r.id is not null)))`;
}

async function mark(change: Change, operationId: string, undoneAt: Date | null): Promise<void> {
  await change.db
    .updateTable('operations')
    .set({ undoneAt, undoneBy: undoneAt ? change.userId : null })
    .where('ledgerId', '=', change.ledgerId)
    .where('id', '=', operationId)
    .execute();
}
