import { AppError } from '@expenseai/core/errors';
import { sql } from 'kysely';
import type { Db } from '../database/database.ts';

/**
 * Stands in for the foreign keys of transactions and splits where the bulk writer's login has switched them off: each
 * parent table is asked once for all rows. Nothing can take a parent away meanwhile, since every writer of a ledger
 * waits for its lock. Throws `unknown-reference` where a parent is missing.
 */
export async function assertParents(db: Db, ledgerId: string, transactionIds: readonly string[]): Promise<void> {
  if (transactionIds.length === 0) return;
  const { rows } = await sql<{ missing: string }>`
    with written as materialized (
      select t.account_id, t.payee_id from transactions t
      where t.ledger_id = ${ledgerId}::uuid and t.id = any(${transactionIds}::uuid[])),
    shares as materialized (
      select s.account_id, s.category_id from splits s
      where s.ledger_id = ${ledgerId}::uuid and s.transaction_id = any(${transactionIds}::uuid[]))
    select 'account' as missing where exists (
      (select account_id from written union select account_id from shares)
      except select id from accounts where ledger_id = ${ledgerId}::uuid)
    union all
    select 'payee' where exists (
      select payee_id from written where payee_id is not null
      except select id from payees where ledger_id = ${ledgerId}::uuid)
    union all
    select 'category' where exists (
      select category_id from shares where category_id is not null
      except select id from categories where ledger_id = ${ledgerId}::uuid)`.execute(db);
  const missing = rows[0]?.missing;
  if (missing) {
    throw new AppError('unknown-reference', {
      detail: `The ${missing} of some transactions isn’t in this ledger any more.`,
    });
  }
}
