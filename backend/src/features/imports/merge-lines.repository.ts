import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Change } from '../../platform/operations/change.ts';
import type { Proposal } from './proposal.ts';

interface BankFacts {
  source: string;
  proposal: Proposal;
  accountId: string;
}

export interface MergeLine extends BankFacts {
  transactionId: string;
}

/**
 * Attaches bank lines to transactions that are there. A pending one becomes booked, with the bank's date and amount; of
 * one typed by hand what the person wrote stays. Facts that the transaction had before are remembered.
 */
export async function mergeLines(change: Change, importId: string, lines: readonly MergeLine[]): Promise<void> {
  if (lines.length === 0) return;
  const ids = lines.map((line) => line.transactionId);
  await change.touch('transaction', ids);
  await rememberOldFacts(change, ids);
  const rows = lines.map(({ transactionId, source, proposal }) => ({
    id: transactionId,
    source,
    externalId: proposal.externalId,
    date: proposal.date,
    amount: proposal.amount,
    descriptor: proposal.descriptor,
    status: proposal.status,
  }));
  const record = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
    "id" uuid, "source" text, "externalId" text, "date" date, "amount" bigint, "descriptor" text, "status" text)`;
  await sql`
    update splits s set date = r."date", amount = case when o.only then r."amount" else s.amount end,
      base_amount = case when o.only and s.base_amount is not null then r."amount" else s.base_amount end
    from ${record}
    join transactions t on t.ledger_id = ${change.ledgerId}::uuid and t.id = r."id" and t.status = 'pending'
    cross join lateral (select count(*) = 1 as only from splits x where x.ledger_id = t.ledger_id and x.transaction_id = t.id) o
    where s.ledger_id = t.ledger_id and s.transaction_id = t.id`.execute(change.db);
  await sql`
    update transactions t set source = r."source", external_id = r."externalId", statement_date = r."date",
      statement_amount = r."amount", descriptor = r."descriptor", import_id = ${importId}::uuid,
      date = case when t.status = 'pending' then r."date" else t.date end,
      amount = case when t.status = 'pending' and not exists (
          select from splits x where x.ledger_id = t.ledger_id and x.transaction_id = t.id and x.n > 1)
        then r."amount" else t.amount end,
      status = case when t.status = 'pending' then r."status" else t.status end,
      version = ${change.version}
    from ${record}
    where t.ledger_id = ${change.ledgerId}::uuid and t.id = r."id"`.execute(change.db);
}

async function rememberOldFacts(change: Change, transactionIds: readonly string[]): Promise<void> {
  const wanted = transactionIds.map((transactionId) => ({ id: uuid(), transactionId }));
  const { rows } = await sql<{ id: string }>`
    insert into remembered_lines (ledger_id, id, why, transaction_id, account_id, source, external_id, statement_date,
      statement_amount, descriptor, created_operation_id)
    select t.ledger_id, r."id", 'merged', t.id, t.account_id, t.source, t.external_id, t.statement_date, t.statement_amount,
      coalesce(t.descriptor, ''), ${change.operationId}::uuid
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as r ("id" uuid, "transactionId" uuid)
    join transactions t on t.ledger_id = ${change.ledgerId}::uuid and t.id = r."transactionId"
    where t.statement_amount is not null
    returning id`.execute(change.db);
  change.created(
    'remembered_line',
    rows.map((row) => row.id),
  );
}

export interface RememberLine extends BankFacts {
  why: 'skipped' | 'merged';
  transactionId: string | null;
}

/** Remembers lines that a person skipped, or that are the same as a transaction with facts of its own. */
export async function rememberLines(change: Change, lines: readonly RememberLine[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ source, proposal, accountId, why, transactionId }) => ({
    ...change.creation,
    id: uuid(),
    why,
    transactionId,
    accountId,
    source,
    externalId: proposal.externalId,
    statementDate: proposal.date,
    statementAmount: proposal.amount ?? 0,
    descriptor: proposal.descriptor,
  }));
  await change.db
    .insertInto('rememberedLines')
    .values(rows.map(({ version: _version, ...row }) => row))
    .execute();
  change.created(
    'remembered_line',
    rows.map((row) => row.id),
  );
}

/** Transactions of these that have facts of a bank line that is booked: nothing is attached to them. */
export async function withBookedFacts(change: Change, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from transactions where ledger_id = ${change.ledgerId}::uuid and id = any(${ids}::uuid[])
      and statement_amount is not null and status <> 'pending'`.execute(change.db);
  return new Set(rows.map((row) => row.id));
}

/** Ids of these transactions and categories that are still there. */
export async function stillThere(
  change: Change,
  table: 'transactions' | 'categories',
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where ledger_id = ${change.ledgerId}::uuid and id = any(${ids}::uuid[])`.execute(
    change.db,
  );
  return new Set(rows.map((row) => row.id));
}
