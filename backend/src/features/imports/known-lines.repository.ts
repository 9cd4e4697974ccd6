import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import { fingerprintOf } from '@expenseai/core/matching/fingerprint';
import { matchWindow } from '@expenseai/core/matching/match-lines';
import type {
  KnownTransaction,
  MatchableLine,
  RememberedLine,
  StatementFacts,
} from '@expenseai/core/matching/match-types';
import { amount } from '@expenseai/core/money/amount';
import { nameKey } from '@expenseai/core/text/normalise';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';

interface FactsRow {
  source: string;
  externalId: string | null;
  statementDate: PlainDate | null;
  statementAmount: number | null;
  descriptor: string | null;
}

interface KnownRow extends FactsRow {
  id: string;
  date: PlainDate;
  amount: number;
  searchText: string;
  status: KnownTransaction['status'];
  isTransferLeg: boolean;
}

interface RememberedRow extends FactsRow {
  why: RememberedLine['why'];
  transactionId: string | null;
}

export interface KnownLines {
  known: KnownTransaction[];
  remembered: RememberedLine[];
}

/**
 * What the account has that a file's lines could be: transactions and remembered lines of the file's days with an
 * amount of the file, and those with one of its bank ids.
 */
export async function loadKnownLines(
  db: Db,
  ledgerId: string,
  accountId: string,
  lines: readonly MatchableLine[],
): Promise<KnownLines> {
  const window = matchWindow(lines);
  if (!window) return { known: [], remembered: [] };
  const amounts = [...new Set(lines.map((line) => line.amount))];
  const ids = [...new Set(lines.flatMap((line) => line.externalId ?? []))];
  const source = lines[0]?.source ?? '';
  const account = sql`ledger_id = ${ledgerId}::uuid and account_id = ${accountId}::uuid`;
  const { rows: known } = await sql<KnownRow>`
    with found as (
      select id from transactions where ${account} and date between ${window.from}::date and ${window.to}::date
        and (amount = any(${amounts}::bigint[]) or statement_amount = any(${amounts}::bigint[])
          or (source = ${source} and external_id = any(${ids}::text[])))
      union
      select id from transactions where ${account} and statement_date <> date
        and statement_date between ${window.from}::date and ${window.to}::date)
    select t.id, t.date, t.amount, t.search_text, t.status, t.source, t.external_id, t.statement_date, t.statement_amount,
      t.descriptor, t.transfer_id is not null and t.statement_amount is null as is_transfer_leg
    from transactions t join found on found.id = t.id where t.ledger_id = ${ledgerId}::uuid
    order by t.date, t.id`.execute(db);
  const { rows: remembered } = await sql<RememberedRow>`
    select why, transaction_id, source, external_id, statement_date, statement_amount, descriptor
    from remembered_lines where ${account}
      and (statement_date is null or statement_date between ${window.from}::date and ${window.to}::date)
    order by id`.execute(db);
  return { known: known.map(toKnown), remembered: remembered.flatMap(toRemembered) };
}

function toKnown(row: KnownRow): KnownTransaction {
  const facts = factsOf(row);
  return {
    id: row.id,
    date: row.date,
    amount: amount(row.amount),
    text: row.searchText,
    status: row.status,
    origin: facts ? 'import' : row.isTransferLeg ? 'transfer' : 'hand',
    facts,
  };
}

function toRemembered(row: RememberedRow): RememberedLine[] {
  const facts = factsOf(row);
  return facts ? [{ facts, why: row.why, transactionId: row.transactionId }] : [];
}

function factsOf(row: FactsRow): StatementFacts | null {
  if (row.statementAmount === null) return null;
  const text = nameKey(row.descriptor ?? '');
  const date = row.statementDate;
  const statementAmount = amount(row.statementAmount);
  return {
    source: row.source,
    externalId: row.externalId,
    date,
    amount: statementAmount,
    fingerprint: fingerprintOf({ date, amount: statementAmount, text }),
    text,
  };
}
