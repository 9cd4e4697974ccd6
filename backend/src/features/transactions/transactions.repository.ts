import type { Transaction } from '@expenseai/contracts/transactions';
import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import { type Amount, amount } from '@expenseai/core/money/amount';
import { type RawBuilder, sql } from 'kysely';
import type { Session } from '../../platform/database/database.ts';
import { runByIds, runComposed } from '../../platform/database/run-named.ts';

/** One row per split; the transaction's columns repeat. */
interface SplitRow {
  id: string;
  date: PlainDate;
  account_id: string;
  amount: number;
  currency: string;
  payee_id: string | null;
  payee_name: string | null;
  descriptor: string | null;
  notes: string | null;
  tags: string[];
  payment_method: string | null;
  status: Transaction['status'];
  source: string;
  transfer_id: string | null;
  transfer_account_id: string | null;
  import_id: string | null;
  original_amount: number | null;
  original_currency: string | null;
  category_source: Transaction['categorySource'];
  confidence: number | null;
  reviewed_at: Date | null;
  version: number;
  created_at: Date;
  split_category_id: string | null;
  split_amount: number;
  split_notes: string | null;
}

/** What `page` must select: a transaction's row, from which the rest is joined. */
const columns = `
  t.id, t.date, t.account_id, t.amount, a.currency, t.payee_id, p.name as payee_name, t.descriptor, t.notes, t.tags,
  t.payment_method, t.status, t.source, t.transfer_id, o.account_id as transfer_account_id, t.import_id,
  t.original_amount, t.original_currency, t.category_source, t.confidence, t.reviewed_at, t.version, t.created_at,
  s.category_id as split_category_id, s.amount as split_amount, s.notes as split_notes`;

const joins = `
  join accounts a on a.ledger_id = t.ledger_id and a.id = t.account_id
  join splits s on s.ledger_id = t.ledger_id and s.transaction_id = t.id
  left join payees p on p.ledger_id = t.ledger_id and p.id = t.payee_id
  left join transactions o on o.ledger_id = t.ledger_id and o.transfer_id = t.transfer_id and o.id <> t.id`;

/**
 * The transactions of a page, newest first; `page` selects their `ledger_id` and `id`. A `steady` page is as cheap under
 * any values, so that one plan serves all of its shape; of another the plan depends on how rare its values are.
 */
export async function listTransactionRows(
  session: Session,
  page: RawBuilder<unknown>,
  isSteady: boolean,
): Promise<Transaction[]> {
  const query = sql<SplitRow>`
    with page as materialized (${page})
    select ${sql.raw(columns)}
    from page join transactions t on t.ledger_id = page.ledger_id and t.id = page.id
    ${sql.raw(joins)}
    order by t.date desc, t.id desc, s.n`;
  if (isSteady) return toTransactions(await runComposed<SplitRow>(session, query));
  const { rows } = await query.execute(session.db.withoutPlugins());
  return toTransactions(rows);
}

export async function findTransactions(
  session: Session,
  ledgerId: string,
  ids: readonly string[],
): Promise<Transaction[]> {
  if (ids.length === 0) return [];
  const query = (among: RawBuilder<unknown>) => sql`
    select ${sql.raw(columns)} from transactions t ${sql.raw(joins)}
    where t.ledger_id = ${ledgerId}::uuid and t.id ${among}
    order by t.date desc, t.id desc, s.n`;
  return toTransactions(await runByIds<SplitRow>(session, 'transaction', ids, query));
}

/** Gathers rows of splits, which come in order, into transactions. */
function toTransactions(rows: readonly SplitRow[]): Transaction[] {
  const transactions: Transaction[] = [];
  let last: Transaction | undefined;
  for (const row of rows) {
    if (last?.id !== row.id) {
      last = toTransaction(row);
      transactions.push(last);
    }
    last.splits.push({ categoryId: row.split_category_id, amount: row.split_amount as Amount, notes: row.split_notes });
    last.categoryId = last.splits.length === 1 ? row.split_category_id : null;
  }
  return transactions;
}

function toTransaction(row: SplitRow): Transaction {
  return {
    id: row.id,
    date: row.date,
    accountId: row.account_id,
    amount: amount(row.amount),
    currency: row.currency,
    payee: row.payee_id === null ? null : { id: row.payee_id, name: row.payee_name ?? '' },
    descriptor: row.descriptor,
    categoryId: null,
    splits: [],
    notes: row.notes,
    tags: row.tags,
    paymentMethod: row.payment_method,
    status: row.status,
    source: row.source,
    transferId: row.transfer_id,
    transferAccountId: row.transfer_account_id,
    importId: row.import_id,
    original:
      row.original_amount === null || row.original_currency === null
        ? null
        : { amount: amount(row.original_amount), currency: row.original_currency },
    categorySource: row.category_source,
    // A real has seven digits; four are shown.
    confidence: row.confidence === null ? null : Math.round(row.confidence * 10_000) / 10_000,
    reviewedAt: row.reviewed_at?.toISOString() ?? null,
    version: row.version,
    createdAt: row.created_at.toISOString(),
  };
}
