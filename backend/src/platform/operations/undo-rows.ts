import { type RawBuilder, sql } from 'kysely';
import { runNamed } from '../database/run-named.ts';
import { together } from '../database/together.ts';
import type { Change } from './change.ts';
import { type Entity, entities, entityTables, imageOf, ledgerColumn } from './entities.ts';

/** Ids of the transactions that an operation made, changed or deleted. */
export async function transactionsOf(change: Change, operationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select entity_id as id from changes
    where ledger_id = ${change.ledgerId}::uuid and operation_id = ${operationId}::uuid and entity = 'transaction'
    union
    select id from transactions where ledger_id = ${change.ledgerId}::uuid and created_operation_id = ${operationId}::uuid
    union
    select id from undone_transactions where ledger_id = ${change.ledgerId}::uuid and created_operation_id = ${operationId}::uuid`.execute(
    change.db,
  );
  return rows.map((row) => row.id);
}

/** What others can use: it goes last, when nothing that the undo takes away uses it any more. */
const references = entities.filter((entity) => entity !== 'transaction' && entity !== 'remembered_line');

/** Takes an operation's rows back to what was before, keeping what they are now for redo. */
export async function undoRows(change: Change, operationId: string): Promise<void> {
  const changed = await changedBy(change, operationId);
  for (const entity of changed) change.writes(entity);
  await together(changed.map((entity) => keepAfterImages(change, operationId, entity)));
  await together([
    removeCreated(change, operationId, 'remembered_line'),
    moveTransactions(change, operationId, 'away'),
  ]);
  for (const entity of changed) await restore(change, operationId, entity, 'before');
  const made = await madeBy(change, operationId);
  await together(made.map((entity) => removeCreated(change, operationId, entity)));
}

/** What others can use that an operation made, in the order in which rows can go. */
async function madeBy(change: Change, operationId: string): Promise<Entity[]> {
  const candidates = references.toReversed().filter((entity) => entityTables[entity].hasCreator);
  const query = sql.join(
    candidates.map((entity) => {
      const made = sql`ledger_id = ${change.ledgerId}::uuid and created_operation_id = ${operationId}::uuid`;
      return sql`exists (select from ${sql.table(entityTables[entity].table)} where ${made}) as ${sql.ref(entity)}`;
    }),
  );
  const [row] = await runNamed<Record<string, boolean>>(change, 'made-by-operation', sql`select ${query}`);
  return candidates.filter((entity) => row?.[entity]);
}

/** The entities of which an operation has kept images, in the order in which rows can be made again. */
async function changedBy(change: Change, operationId: string): Promise<Entity[]> {
  const { rows } = await sql<{ entity: Entity }>`
    select distinct entity from changes
    where ledger_id = ${change.ledgerId}::uuid and operation_id = ${operationId}::uuid`.execute(change.db);
  return entities.filter((entity) => rows.some((row) => row.entity === entity));
}

/** Makes an undone operation's rows again, exactly as they were. */
export async function redoRows(change: Change, operationId: string): Promise<void> {
  for (const entity of await changedBy(change, operationId)) change.writes(entity);
  for (const entity of references) await restore(change, operationId, entity, 'after');
  await moveTransactions(change, operationId, 'back');
  for (const entity of ['transaction', 'remembered_line'] as const) await restore(change, operationId, entity, 'after');
  for (const entity of [...entities].reverse()) await removeDeleted(change, operationId, entity);
  await sql`
    delete from changes where ledger_id = ${change.ledgerId}::uuid and operation_id = ${operationId}::uuid and before is null`.execute(
    change.db,
  );
  await sql`
    update changes set after = null
    where ledger_id = ${change.ledgerId}::uuid and operation_id = ${operationId}::uuid and after is not null`.execute(
    change.db,
  );
}

/** Moves the transactions that an operation made, with their splits, out of the ledger or back into it. */
async function moveTransactions(change: Change, operationId: string, where: 'away' | 'back'): Promise<void> {
  const [transactions, splits] = ['transactions', 'splits'];
  const made = sql`ledger_id = ${change.ledgerId}::uuid and created_operation_id = ${operationId}::uuid`;
  const move = (table: string, which: RawBuilder<unknown>) => {
    const [from, to] = where === 'away' ? [table, `undone_${table}`] : [`undone_${table}`, table];
    return sql`
      with moved as (delete from ${sql.table(from)} where ${which} returning *)
      insert into ${sql.table(to)} select * from moved`.execute(change.db);
  };
  const ofMade = (table: string) =>
    sql`ledger_id = ${change.ledgerId}::uuid and transaction_id in (select id from ${sql.table(table)} where ${made})`;
  // A split never stands without its transaction.
  await together([
    where === 'away' && move(splits, ofMade(transactions)),
    move(transactions, made),
    where === 'back' && move(splits, ofMade(transactions)),
  ]);
}

async function keepAfterImages(change: Change, operationId: string, entity: Entity): Promise<void> {
  const { table, key } = entityTables[entity];
  const ids = sql`array(select d.entity_id from changes d where d.ledger_id = ${change.ledgerId}::uuid
    and d.operation_id = ${operationId}::uuid and d.entity = ${entity})`;
  // By ids, so that not every row of the ledger is read for the join.
  await sql`
    update changes c set after = ${imageOf(entity)}
    from ${sql.table(table)} t
    where t.${sql.ref(key)} = any(${ids}) and c.ledger_id = ${change.ledgerId}::uuid and c.operation_id = ${operationId}::uuid and c.entity = ${entity}
      and t.${sql.ref(ledgerColumn(entity))} = ${change.ledgerId}::uuid and t.${sql.ref(key)} = c.entity_id`.execute(
    change.db,
  );
}

/** Rows that the operation made go, unless something else uses them by now. */
async function removeCreated(change: Change, operationId: string, entity: Entity): Promise<void> {
  const { table, key } = entityTables[entity];
  const made = sql`t.ledger_id = ${change.ledgerId}::uuid and t.created_operation_id = ${operationId}::uuid and ${unused(entity)}`;
  const kept = sql`
    insert into changes (ledger_id, operation_id, entity, entity_id, before, after)
    select t.ledger_id, ${operationId}::uuid, ${entity}, t.${sql.ref(key)}, null, ${imageOf(entity)}
    from ${sql.table(table)} t where ${made}`.execute(change.db);
  const removed = sql`(select entity_id from changes where ledger_id = ${change.ledgerId}::uuid
    and operation_id = ${operationId}::uuid and entity = ${entity} and before is null)`;
  await together([kept, deleteRows(change, entity, removed)]);
}

/** What keeps a row that an undo would remove: other rows that use it. */
function unused(entity: Entity) {
  switch (entity) {
    case 'category_group':
      return sql`not exists (select from categories u where u.ledger_id = t.ledger_id and u.group_id = t.id)`;
    case 'category':
      return sql`not exists (select from splits u where u.ledger_id = t.ledger_id and u.category_id = t.id)
        and not exists (select from payees u where u.ledger_id = t.ledger_id and u.default_category_id = t.id)`;
    case 'account':
      return sql`not exists (select from transactions u where u.ledger_id = t.ledger_id and u.account_id = t.id)`;
    case 'payee':
      return sql`not exists (select from transactions u where u.ledger_id = t.ledger_id and u.payee_id = t.id)`;
    case 'tag':
      return sql`not exists (select from transactions u where u.ledger_id = t.ledger_id and u.tags <> '{}' and t.name = any(u.tags))`;
    case 'ledger':
    case 'view':
    case 'transaction':
    case 'remembered_line':
      return sql`true`;
  }
}

async function removeDeleted(change: Change, operationId: string, entity: Entity): Promise<void> {
  const ids = sql`(select entity_id from changes where ledger_id = ${change.ledgerId}::uuid
    and operation_id = ${operationId}::uuid and entity = ${entity} and before is not null and after is null)`;
  await deleteRows(change, entity, ids);
}

async function deleteRows(change: Change, entity: Entity, ids: ReturnType<typeof sql>): Promise<void> {
  const { table, key } = entityTables[entity];
  if (entity === 'transaction') {
    await sql`delete from splits where ledger_id = ${change.ledgerId}::uuid and transaction_id in ${ids}`.execute(
      change.db,
    );
  }
  await sql`
    delete from ${sql.table(table)} where ${sql.ref(ledgerColumn(entity))} = ${change.ledgerId}::uuid
      and ${sql.ref(key)} in ${ids}`.execute(change.db);
}

async function restore(change: Change, operationId: string, entity: Entity, image: 'before' | 'after'): Promise<void> {
  const { table, key } = entityTables[entity];
  const tenant = ledgerColumn(entity);
  const wanted = sql`c.ledger_id = ${change.ledgerId}::uuid and c.operation_id = ${operationId}::uuid
    and c.entity = ${entity} and c.${sql.ref(image)} is not null`;
  const columns = await columnsOf(change, table);
  const settable = columns.filter(
    (column) => column !== key && column !== tenant && !(entity === 'ledger' && column === 'version'),
  );
  const assignments = sql.join(settable.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`));
  const source = entity === 'ledger' ? sql`(c.${sql.ref(image)} || '{"version":0}')` : sql`c.${sql.ref(image)}`;
  await sql`
    insert into ${sql.table(table)} as t
    select r.* from changes c, jsonb_populate_record(null::${sql.table(table)}, ${source}) r
    where ${wanted}
    on conflict (${conflictColumns(entity, key, tenant)}) do update set ${assignments}`.execute(change.db);
  if (entity !== 'transaction') return;
  await sql`
    delete from splits s using changes c
    where ${wanted} and s.ledger_id = c.ledger_id and s.transaction_id = c.entity_id`.execute(change.db);
  await sql`
    insert into splits
    select r.* from changes c, jsonb_populate_recordset(null::splits, c.${sql.ref(image)}->'splits') r
    where ${wanted}`.execute(change.db);
}

function conflictColumns(entity: Entity, key: string, tenant: string) {
  return entity === 'ledger' ? sql.ref(key) : sql`${sql.ref(tenant)}, ${sql.ref(key)}`;
}

async function columnsOf(change: Change, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(
    change.db,
  );
  return rows.map((row) => row.name);
}
