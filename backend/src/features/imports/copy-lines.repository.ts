import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Session } from '../../platform/database/database.ts';
import type { Change } from '../../platform/operations/change.ts';
import { mergedInto } from '../categories/merged-categories.ts';
import type { CommitPlan, LineRow } from './commit-plan.ts';
import { stillThere } from './merge-lines.repository.ts';

const columns = [
  'id',
  'account_key',
  'date',
  'amount',
  'payee_key',
  'notes',
  'status',
  'original_amount',
  'original_currency',
  'source',
  'external_id',
  'descriptor',
  'category_id',
  'category_source',
  'confidence',
  'needs_review',
  'reviewed_at',
  'search_text',
];

/**
 * Copies lines, as they come, to a temporary table of the database transaction: COPY is refused on tables with
 * row-level security. Replaces what an earlier call has copied.
 */
export async function copyLines(
  { client }: Pick<Session, 'client'>,
  rows: AsyncIterable<readonly LineRow[]>,
): Promise<void> {
  await client.query(`
    create temporary table if not exists import_lines (
      id uuid, account_key text, date date, amount bigint, payee_key text, notes text, status text, original_amount bigint,
      original_currency text, source text, external_id text, descriptor text, category_id uuid, category_source text,
      confidence real, needs_review boolean, reviewed_at timestamptz, search_text text) on commit drop;
    truncate import_lines`);
  // A stream has the connection to itself: nothing may be sent ahead behind it.
  const connection = client as PoolClient & { pipeline: boolean };
  connection.pipeline = false;
  try {
    await pipeline(encodeAll(rows), client.query(copyFrom(`copy import_lines (${columns.join(', ')}) from stdin`)));
  } finally {
    connection.pipeline = true;
  }
}

async function* encodeAll(rows: AsyncIterable<readonly LineRow[]>): AsyncGenerator<Buffer> {
  for await (const some of rows) {
    let text = '';
    for (const row of some) text += `${encode(row)}\n`;
    yield Buffer.from(text);
  }
}

function encode(row: LineRow): string {
  return [
    row.id,
    field(row.accountKey),
    row.date,
    row.amount,
    field(row.payeeKey),
    field(row.notes),
    row.status,
    field(row.originalAmount),
    field(row.originalCurrency),
    field(row.source),
    field(row.externalId),
    field(row.descriptor),
    field(row.categoryId),
    field(row.categorySource),
    field(row.confidence),
    row.needsReview ? 't' : 'f',
    field(row.reviewedAt),
    field(row.searchText),
  ].join('\t');
}

const escapes: Record<string, string> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
};

function field(value: string | number | null): string {
  if (value === null) return '\\N';
  return typeof value === 'number'
    ? String(value)
    : value.replace(/[\\\t\n\r\b\f\v]/g, (character) => escapes[character] ?? '');
}

/**
 * Moves the copied lines into the ledger with one split each, and brings the totals up to date. A category that was
 * deleted since the preview is left out. Gives how many lines there were.
 */
export async function insertCopiedLines(
  change: Change,
  importId: string,
  accountIds: ReadonlyMap<string, string>,
  payeeIds: ReadonlyMap<string, string>,
  { categoryIds, hasDecided }: Pick<CommitPlan, 'categoryIds' | 'hasDecided'>,
): Promise<number> {
  await leaveOutDeleted(change, [...categoryIds]);
  await sql`
    create temporary table import_accounts on commit drop as
      select r.key, r.id, a.currency from jsonb_to_recordset(${asJson(accountIds)}::jsonb) as r (key text, id uuid)
      join accounts a on a.ledger_id = ${change.ledgerId}::uuid and a.id = r.id`.execute(change.db);
  await sql`
    insert into transactions (ledger_id, created_operation_id, version, import_id, id, account_id, date, amount, payee_id,
      notes, tags, status, original_amount, original_currency, source, external_id, statement_date, statement_amount,
      descriptor, category_source, confidence, needs_review, reviewed_at, search_text)
    select ${change.ledgerId}::uuid, ${change.operationId}::uuid, ${change.version}, ${importId}::uuid, l.id, a.id, l.date,
      l.amount, p.id, l.notes, '{}', l.status, l.original_amount, l.original_currency, l.source, l.external_id, l.date,
      l.amount, l.descriptor, l.category_source, l.confidence, l.needs_review, l.reviewed_at, l.search_text
    from import_lines l
    join import_accounts a on a.key = l.account_key
    left join jsonb_to_recordset(${asJson(payeeIds)}::jsonb) as p (key text, id uuid) on p.key = l.payee_key`.execute(
    change.db,
  );
  const splits = sql`(
    select l.id as transaction_id, 1 as n, l.category_id, l.amount, l.date, a.id as account_id, false as is_transfer,
      case when a.currency = ${change.ledger.currency} then l.amount end as base_amount
    from import_lines l join import_accounts a on a.key = l.account_key)`;
  const { numAffectedRows } = await sql`
    insert into splits (ledger_id, transaction_id, n, category_id, amount, base_amount, date, account_id, is_transfer)
    select ${change.ledgerId}::uuid, transaction_id, n, category_id, amount, base_amount, date, account_id, is_transfer
    from ${splits} s`.execute(change.db);
  const { rows: sources } = await sql<{ source: string; count: number }>`
    select coalesce(category_source, 'none') as source, count(*)::integer as count from import_lines group by 1`.execute(
    change.db,
  );
  change.counts.categorised = Object.fromEntries(sources.map(({ source, count }) => [source, count]));
  const { rows: decided } = hasDecided
    ? await sql<{ id: string }>`select id from import_lines where category_source = 'hand'`.execute(change.db)
    : { rows: [] };
  const count = Number(numAffectedRows ?? 0);
  await change.createdInBulk(
    count,
    splits,
    decided.map((row) => row.id),
  );
  return count;
}

/** A category that was merged since is the one that it was merged into. */
async function leaveOutDeleted(change: Change, categoryIds: readonly string[]): Promise<void> {
  const present = await stillThere(change, 'categories', categoryIds);
  const gone = categoryIds.filter((id) => !present.has(id));
  if (gone.length === 0) return;
  const merged = await mergedInto(change.db, change.ledgerId, gone);
  await sql`
    update import_lines l set category_id = c.id
    from jsonb_to_recordset(${asJson(merged)}::jsonb) as r (key uuid, id uuid)
    join categories c on c.ledger_id = ${change.ledgerId}::uuid and c.id = r.id
    where l.category_id = r.key`.execute(change.db);
  await sql`
    update import_lines set category_id = null, category_source = null, confidence = null, needs_review = true
    where category_id = any(${gone}::uuid[])`.execute(change.db);
}

function asJson(ids: ReadonlyMap<string, string>): string {
  return JSON.stringify([...ids].map(([key, id]) => ({ key, id })));
}
