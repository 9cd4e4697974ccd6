import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { from as copyFrom } from 'pg-copy-streams';
import type { Session } from '../../platform/database/database.ts';
import type { Change } from '../../platform/operations/change.ts';

/** A line on its way into the ledger. */
export interface LineRow {
  id: string;
  accountKey: string;
  date: string;
  amount: number;
  payeeKey: string | null;
  notes: string | null;
  status: string;
  originalAmount: number | null;
  originalCurrency: string | null;
  source: string;
  externalId: string | null;
  descriptor: string;
  categoryId: string | null;
  categorySource: 'hand' | 'rule' | 'model' | null;
  confidence: number | null;
  needsReview: boolean;
  reviewedAt: string | null;
  searchText: string;
}

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

/** Rows to a buffer of COPY's text format: large enough to be fast, small enough to stay out of the way. */
const batch = 2_000;

/**
 * Copies lines to a temporary table of the database transaction: COPY is refused on tables with row-level security.
 * Replaces what an earlier call has copied.
 */
export async function copyLines({ client }: Pick<Session, 'client'>, rows: readonly LineRow[]): Promise<void> {
  await client.query(`
    create temporary table if not exists import_lines (
      id uuid, account_key text, date date, amount bigint, payee_key text, notes text, status text, original_amount bigint,
      original_currency text, source text, external_id text, descriptor text, category_id uuid, category_source text,
      confidence real, needs_review boolean, reviewed_at timestamptz, search_text text) on commit drop;
    truncate import_lines`);
  if (rows.length === 0) return;
  const stream = client.query(copyFrom(`copy import_lines (${columns.join(', ')}) from stdin`));
  await pipeline(Readable.from(batches(rows)), stream);
}

function* batches(rows: readonly LineRow[]): Generator<Buffer> {
  for (let start = 0; start < rows.length; start += batch) {
    let text = '';
    for (const row of rows.slice(start, start + batch)) text += `${encode(row)}\n`;
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
): Promise<number> {
  await change.client.query(`set local gin_pending_list_limit = '64MB'`);
  await sql`
    update import_lines l set category_id = null, category_source = null, confidence = null, needs_review = true
    where l.category_id is not null and not exists (
      select from categories c where c.ledger_id = ${change.ledgerId}::uuid and c.id = l.category_id)`.execute(
    change.db,
  );
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
    select l.id as transaction_id, l.category_id, l.amount, l.date, a.id as account_id, false as is_transfer,
      case when a.currency = ${change.ledger.currency} then l.amount end as base_amount
    from import_lines l join import_accounts a on a.key = l.account_key)`;
  const { numAffectedRows } = await sql`
    insert into splits (ledger_id, transaction_id, n, category_id, amount, base_amount, date, account_id, is_transfer)
    select ${change.ledgerId}::uuid, transaction_id, 1, category_id, amount, base_amount, date, account_id, is_transfer
    from ${splits} s`.execute(change.db);
  const { rows: decided } = await sql<{ id: string }>`
    select id from import_lines where category_source = 'hand'`.execute(change.db);
  const count = Number(numAffectedRows ?? 0);
  await refreshStatistics(change, count);
  await change.createdInBulk(
    count,
    splits,
    decided.map((row) => row.id),
  );
  return count;
}

function asJson(ids: ReadonlyMap<string, string>): string {
  return JSON.stringify([...ids].map(([key, id]) => ({ key, id })));
}

/**
 * After the first large import the planner still takes the tables for small, until autovacuum comes by. From
 * PostgreSQL 17 on the app may analyse them itself; older servers answer with a warning and wait for autovacuum.
 */
async function refreshStatistics(change: Change, added: number): Promise<void> {
  const { rows } = await sql<{ known: number }>`
    select reltuples::bigint as known from pg_class where oid = 'transactions'::regclass`.execute(change.db);
  if (added < 2_000 || added < 0.2 * (rows[0]?.known ?? 0)) return;
  await change.client.query('analyze transactions, splits');
}
