import { invariant } from '@expenseai/core/errors';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { chunkSize, unpackProposals } from './pack-proposals.ts';
import type { LineDecision, Proposal } from './proposal.ts';

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

/** What a person decided, by line. An action whose operation is undone is none. */
export async function loadDecisions(db: Db, ledgerId: string, importId: string): Promise<Map<number, LineDecision>> {
  const { rows } = await sql<LineDecision>`
    select d.line, case when o.undone_at is null then d.action end as action, d.payee, d.has_payee, d.category_id,
      d.has_category
    from import_decisions d left join operations o on o.ledger_id = d.ledger_id and o.id = d.operation_id
    where d.ledger_id = ${ledgerId}::uuid and d.import_id = ${importId}::uuid`.execute(db);
  return new Map(rows.map((row) => [row.line, row]));
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
