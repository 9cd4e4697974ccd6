import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import type { Amount } from '@expenseai/core/money/amount';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';

export interface CandidateTransaction {
  date: PlainDate;
  amount: Amount;
  payee: string | null;
  descriptor: string | null;
}

/** What is shown of the transactions that lines may be the same as, by id. */
export async function candidateTransactions(
  db: Db,
  ledgerId: string,
  ids: readonly string[],
): Promise<Map<string, CandidateTransaction>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<CandidateTransaction & { id: string }>`
    select t.id, t.date, t.amount, p.name as payee, t.descriptor
    from transactions t left join payees p on p.ledger_id = t.ledger_id and p.id = t.payee_id
    where t.ledger_id = ${ledgerId}::uuid and t.id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
