import { type RawBuilder, sql, type Updateable } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { runByIds, runNamed } from '../../platform/database/run-named.ts';
import type { TransactionsTable } from '../../platform/database/schema.ts';
import { together } from '../../platform/database/together.ts';
import type { Change } from '../../platform/operations/change.ts';

export interface NewSplit {
  categoryId: string | null;
  amount: number;
  notes: string | null;
}

export interface NewTransaction {
  id: string;
  accountId: string;
  date: string;
  amount: number;
  payeeId: string | null;
  notes: string | null;
  tags: string[];
  paymentMethod: string | null;
  status: TransactionsTable['status'];
  transferId: string | null;
  originalAmount: number | null;
  originalCurrency: string | null;
  source: string;
  externalId: string | null;
  statementDate: string | null;
  statementAmount: number | null;
  descriptor: string | null;
  categorySource: TransactionsTable['categorySource'];
  confidence: number | null;
  needsReview: boolean;
  reviewedAt: string | null;
  searchText: string;
  splits: NewSplit[];
}

/** Writes transactions with their splits; the base amount is known where the account has the ledger's currency. */
export async function insertTransactions(change: Change, rows: readonly NewTransaction[]): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(rows);
  const inserted = sql`
    insert into transactions (ledger_id, created_operation_id, version, id, account_id, date, amount, payee_id, notes, tags,
      payment_method, status, transfer_id, original_amount, original_currency, source, external_id, statement_date,
      statement_amount, descriptor, category_source, confidence, needs_review, reviewed_at, search_text)
    select ${change.ledgerId}::uuid, ${change.operationId}::uuid, ${change.version}, r."id", r."accountId", r."date", r."amount",
      r."payeeId", r."notes", r."tags", r."paymentMethod", r."status", r."transferId", r."originalAmount", r."originalCurrency",
      r."source", r."externalId", r."statementDate", r."statementAmount", r."descriptor", r."categorySource", r."confidence",
      r."needsReview", r."reviewedAt", r."searchText"
    from jsonb_to_recordset(${json}::jsonb) as r (
      "id" uuid, "accountId" uuid, "date" date, "amount" bigint, "payeeId" uuid, "notes" text, "tags" text[],
      "paymentMethod" text, "status" text, "transferId" uuid, "originalAmount" bigint, "originalCurrency" text,
      "source" text, "externalId" text, "statementDate" date, "statementAmount" bigint, "descriptor" text,
      "categorySource" text, "confidence" real, "needsReview" boolean, "reviewedAt" timestamptz, "searchText" text)`;
  await together([runNamed(change, 'insert-transactions', inserted), insertSplits(change, rows)]);
  change.created(
    'transaction',
    rows.map((row) => row.id),
  );
}

export interface SplitOwner {
  id: string;
  date: string;
  accountId: string;
  transferId: string | null;
  splits: NewSplit[];
}

async function insertSplits(change: Change, owners: readonly SplitOwner[]): Promise<void> {
  const splits = owners.flatMap((owner) =>
    owner.splits.map((split, index) => ({
      transactionId: owner.id,
      n: index + 1,
      ...split,
      date: owner.date,
      accountId: owner.accountId,
      isTransfer: owner.transferId !== null,
    })),
  );
  const inserted = sql`
    insert into splits (ledger_id, transaction_id, n, category_id, amount, base_amount, notes, date, account_id, is_transfer)
    select ${change.ledgerId}::uuid, r."transactionId", r."n", r."categoryId", r."amount",
      case when a.currency = ${change.ledger.currency} then r."amount" end,
      r."notes", r."date", r."accountId", r."isTransfer"
    from jsonb_to_recordset(${JSON.stringify(splits)}::jsonb) as r (
      "transactionId" uuid, "n" smallint, "categoryId" uuid, "amount" bigint, "notes" text, "date" date,
      "accountId" uuid, "isTransfer" boolean)
    join accounts a on a.ledger_id = ${change.ledgerId}::uuid and a.id = r."accountId"`;
  await runNamed(change, 'insert-splits', inserted);
}

/** Puts new splits in place of those that the transactions have. */
export async function replaceSplits(change: Change, owners: readonly SplitOwner[]): Promise<void> {
  if (owners.length === 0) return;
  const ids = owners.map((owner) => owner.id);
  const removed = (among: RawBuilder<unknown>) =>
    sql`delete from splits where ledger_id = ${change.ledgerId}::uuid and transaction_id ${among}`;
  await together([runByIds(change, 'delete-splits', ids, removed), insertSplits(change, owners)]);
}

export type TransactionPatch = Pick<
  Updateable<TransactionsTable>,
  | 'accountId'
  | 'date'
  | 'amount'
  | 'payeeId'
  | 'notes'
  | 'tags'
  | 'paymentMethod'
  | 'status'
  | 'categorySource'
  | 'confidence'
  | 'needsReview'
  | 'reviewedAt'
  | 'searchText'
>;

/** Sets columns of touched transactions. */
export async function updateTransactionRow(change: Change, id: string, patch: TransactionPatch): Promise<void> {
  await change.db
    .updateTable('transactions')
    .set({ ...patch, version: change.version })
    .where('ledgerId', '=', change.ledgerId)
    .where('id', '=', id)
    .execute();
}

/** Deletes transactions; what the bank said of them is kept, so that a line stays deleted when it comes again. */
export async function deleteTransactionRows(change: Change, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    insert into remembered_lines (ledger_id, id, why, transaction_id, account_id, source, external_id, statement_date,
      statement_amount, descriptor, created_operation_id)
    select t.ledger_id, t.id, 'deleted', t.id, t.account_id, t.source, t.external_id, t.statement_date, t.statement_amount,
      coalesce(t.descriptor, ''), ${change.operationId}::uuid
    from transactions t
    where t.ledger_id = ${change.ledgerId}::uuid and t.id = any(${ids}::uuid[]) and t.statement_amount is not null
    on conflict (ledger_id, id) do nothing
    returning id`.execute(change.db);
  change.created(
    'remembered_line',
    rows.map((row) => row.id),
  );
  await sql`delete from splits where ledger_id = ${change.ledgerId}::uuid and transaction_id = any(${ids}::uuid[])`.execute(
    change.db,
  );
  await sql`delete from transactions where ledger_id = ${change.ledgerId}::uuid and id = any(${ids}::uuid[])`.execute(
    change.db,
  );
}

/** The other legs of transfers among these transactions. */
export async function otherLegs(db: Db, ledgerId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select o.id from transactions t
    join transactions o on o.ledger_id = t.ledger_id and o.transfer_id = t.transfer_id and o.id <> t.id
    where t.ledger_id = ${ledgerId}::uuid and t.id = any(${ids}::uuid[]) and t.transfer_id is not null`.execute(db);
  return rows.map((row) => row.id);
}
