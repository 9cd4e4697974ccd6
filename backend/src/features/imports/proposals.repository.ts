import { invariant } from '@expenseai/core/errors';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { chunkSize, unpackProposals } from './pack-proposals.ts';
import type { LineAction, LineDecision, Proposal } from './proposal.ts';

/** Largest number of a chunk that its column holds. */
const lastChunk = 2 ** 31 - 1;
/** Chunks to a statement, some 4 MB. */
const batch = 100;

/** Puts the chunks of `packProposals` in place of those that the import has. */
export async function saveProposals(
  db: Db,
  ledgerId: string,
  importId: string,
  chunks: readonly Buffer[],
): Promise<void> {
  await db.deleteFrom('proposals').where('ledgerId', '=', ledgerId).where('importId', '=', importId).execute();
  const rows = chunks.map((lines, chunk) => ({ ledgerId, importId, chunk, lines }));
  for (let start = 0; start < rows.length; start += batch) {
    await db
      .insertInto('proposals')
      .values(rows.slice(start, start + batch))
      .execute();
  }
}

/** All chunks of an import, packed as they are kept: some 40 bytes a line. */
export async function packedProposals(db: Db, ledgerId: string, importId: string): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('proposals')
    .select('lines')
    .where('ledgerId', '=', ledgerId)
    .where('importId', '=', importId)
    .orderBy('chunk')
    .execute();
  return rows.map((row) => row.lines);
}

/** Chunks of proposals from the one that holds line `fromLine`, which counts from 1. */
export async function* proposalChunks(
  db: Db,
  ledgerId: string,
  importId: string,
  fromLine: number,
): AsyncGenerator<Proposal[]> {
  for (let chunk = Math.floor((fromLine - 1) / chunkSize); chunk <= lastChunk; chunk++) {
    const row = await db
      .selectFrom('proposals')
      .select('lines')
      .where('ledgerId', '=', ledgerId)
      .where('importId', '=', importId)
      .where('chunk', '=', chunk)
      .executeTakeFirst();
    if (!row) return;
    yield await unpackProposals(row.lines);
  }
}

export async function findProposal(
  db: Db,
  ledgerId: string,
  importId: string,
  n: number,
): Promise<Proposal | undefined> {
  for await (const chunk of proposalChunks(db, ledgerId, importId, n)) {
    const found = chunk.find((proposal) => proposal.n === n);
    invariant(found === undefined || found.n === n, 'a chunk holds the lines that its number says');
    return found;
  }
  return undefined;
}

/** What a person decided, by line; with `lines`, on those. An action whose operation is undone is none. */
export async function loadDecisions(
  db: Db,
  ledgerId: string,
  importId: string,
  lines: readonly number[] | null = null,
): Promise<Map<number, LineDecision>> {
  const { rows } = await sql<LineDecision>`
    select d.line, case when o.undone_at is null then d.action end as action, d.payee, d.has_payee, d.category_id,
      d.has_category
    from import_decisions d left join operations o on o.ledger_id = d.ledger_id and o.id = d.operation_id
    where d.ledger_id = ${ledgerId}::uuid and d.import_id = ${importId}::uuid
      and (${lines}::integer[] is null or d.line = any(${lines}::integer[]))`.execute(db);
  return new Map(rows.map((row) => [row.line, row]));
}

/** The lines of an import that isn't committed on which a person has decided, and how. */
export async function decidedActions(
  db: Db,
  ledgerId: string,
  importId: string,
): Promise<[line: number, action: LineAction][]> {
  const rows = await db
    .selectFrom('importDecisions')
    .select(['line', 'action'])
    .where('ledgerId', '=', ledgerId)
    .where('importId', '=', importId)
    .where('action', 'is not', null)
    .execute();
  return rows.flatMap(({ line, action }): [number, LineAction][] => (action === null ? [] : [[line, action]]));
}

interface ManyDecisions {
  /** Null: none. */
  action?: LineAction | null | undefined;
  /** Null: the one that was proposed. */
  category?: { id: string | null } | null | undefined;
}

/** Keeps the same decision on many lines of an import that isn't committed; what is undefined in it stays as it was. */
export async function saveDecisions(
  db: Db,
  ledgerId: string,
  importId: string,
  lines: readonly number[],
  { action, category }: ManyDecisions,
): Promise<void> {
  if (lines.length === 0) return;
  await sql`
    insert into import_decisions as d (ledger_id, import_id, line, action, category_id, has_category)
    select ${ledgerId}::uuid, ${importId}::uuid, line, ${action ?? null}, ${category?.id ?? null}::uuid,
      ${Boolean(category)}
    from unnest(${lines}::integer[]) as line
    on conflict (ledger_id, import_id, line) do update set
      action = case when ${action !== undefined} then excluded.action else d.action end,
      category_id = case when ${category !== undefined} then excluded.category_id else d.category_id end,
      has_category = case when ${category !== undefined} then excluded.has_category else d.has_category end`.execute(
    db,
  );
}

interface NewDecision {
  action?: LineDecision['action'];
  payee?: string | null;
  categoryId?: string | null;
  /** Of a decision on a committed import. */
  operationId?: string;
}

/** Keeps a decision; what is undefined in it stays as it was. */
export async function saveDecision(
  db: Db,
  ledgerId: string,
  importId: string,
  line: number,
  decision: NewDecision,
): Promise<void> {
  const { action, payee, categoryId, operationId } = decision;
  await sql`
    insert into import_decisions (ledger_id, import_id, line, action, payee, has_payee, category_id, has_category,
      operation_id)
    values (${ledgerId}::uuid, ${importId}::uuid, ${line}, ${action ?? null}, ${payee ?? null}, ${payee !== undefined},
      ${categoryId ?? null}::uuid, ${categoryId !== undefined}, ${operationId ?? null}::uuid)
    on conflict (ledger_id, import_id, line) do update set operation_id = excluded.operation_id,
      action = coalesce(excluded.action, import_decisions.action),
      payee = case when excluded.has_payee then excluded.payee else import_decisions.payee end,
      has_payee = import_decisions.has_payee or excluded.has_payee,
      category_id = case when excluded.has_category then excluded.category_id else import_decisions.category_id end,
      has_category = import_decisions.has_category or excluded.has_category`.execute(db);
}
