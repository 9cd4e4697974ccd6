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
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that COPY's text format escapes.
  return typeof value === 'number'
    ? String(value)
    : value.replace(/[\\\t\n\r\b\f\v]/g, (character) => escapes[character] ?? '');
}

/** Moves the copied lines into the ledger with one split each. Gives how many. */
export async function insertCopiedLines(
  change: Change,
  importId: string,
  accountIds: ReadonlyMap<string, string>,
  payeeIds: ReadonlyMap<string, string>,
): Promise<string[]> {
  const accounts = JSON.stringify([...accountIds].map(([key, id]) => ({ key, id })));
  const payees = JSON.stringify([...payeeIds].map(([key, id]) => ({ key, id })));
  const { rows } = await sql<{ id: string }>`
    with accounts_by_key as materialized (
      select r.key, r.id, a.currency from jsonb_to_recordset(${accounts}::jsonb) as r (key text, id uuid)
      join accounts a on a.ledger_id = ${change.ledgerId}::uuid and a.id = r.id),
    payees_by_key as materialized (
      select r.key, r.id from jsonb_to_recordset(${payees}::jsonb) as r (key text, id uuid)),
    made as (
      insert into transactions (ledger_id, created_operation_id, version, import_id, id, account_id, date, amount, payee_id,
        notes, tags, status, original_amount, original_currency, source, external_id, statement_date, statement_amount,
        descriptor, category_source, confidence, needs_review, reviewed_at, search_text)
      select ${change.ledgerId}::uuid, ${change.operationId}::uuid, ${change.version}, ${importId}::uuid, l.id, a.id, l.date,
        l.amount, p.id, l.notes, '{}', l.status, l.original_amount, l.original_currency, l.source, l.external_id, l.date,
        l.amount, l.descriptor, l.category_source, l.confidence, l.needs_review, l.reviewed_at, l.search_text
      from import_lines l
      join accounts_by_key a on a.key = l.account_key
      left join payees_by_key p on p.key = l.payee_key
      returning id)
    insert into splits (ledger_id, transaction_id, n, category_id, amount, base_amount, date, account_id, is_transfer)
    select ${change.ledgerId}::uuid, l.id, 1, l.category_id, l.amount,
      case when a.currency = ${change.ledger.currency} then l.amount end, l.date, a.id, false
    from import_lines l join accounts_by_key a on a.key = l.account_key
    returning transaction_id as id`.execute(change.db);
  return rows.map((row) => row.id);
}
