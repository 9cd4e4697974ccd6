import { sql } from 'kysely';
import type { Db, Session } from '../../platform/database/database.ts';
import { runNamed } from '../../platform/database/run-named.ts';
import type { ChosenAccount } from './choose-accounts.ts';

export interface OpenImport {
  id: string;
  version: number;
  accounts: ChosenAccount[];
}

/** Committed imports that have lines left to decide on, newest first. */
export function importsWithOpenLines(session: Session, ledgerId: string, most: number): Promise<OpenImport[]> {
  const query = sql`
    select i.id, i.version, i.accounts from imports i
    where i.ledger_id = ${ledgerId}::uuid and i.status = 'done' and (i.counts->>'uncertain')::integer > (
        select count(*) from import_decisions d left join operations o on o.ledger_id = d.ledger_id and o.id = d.operation_id
        where d.ledger_id = i.ledger_id and d.import_id = i.id and d.operation_id is not null and o.undone_at is null)
      and not exists (
        select from operations o where o.ledger_id = i.ledger_id and o.id = i.operation_id and o.undone_at is not null)
    order by i.id desc limit ${most}`;
  return runNamed(session, 'imports-with-open-lines', query);
}

interface OpenDecision {
  isSettled: boolean;
  payee: string | null;
  hasPayee: boolean;
}

/** What was decided on lines of these imports, by `importId line`. */
export async function decisionsOf(
  db: Db,
  ledgerId: string,
  importIds: readonly string[],
): Promise<Map<string, OpenDecision>> {
  if (importIds.length === 0) return new Map();
  const { rows } = await sql<OpenDecision & { key: string }>`
    select d.import_id || ' ' || d.line as key, d.action is not null and o.undone_at is null as is_settled, d.payee,
      d.has_payee
    from import_decisions d left join operations o on o.ledger_id = d.ledger_id and o.id = d.operation_id
    where d.ledger_id = ${ledgerId}::uuid and d.import_id = any(${importIds}::uuid[])`.execute(db);
  return new Map(rows.map(({ key, ...decision }) => [key, decision]));
}
