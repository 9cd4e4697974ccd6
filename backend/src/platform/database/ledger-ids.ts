import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Every ledger there is, for sweeps and checks that go through them one at a time. */
export async function allLedgerIds(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select * from ledger_ids() as i (id)`.execute(db);
  return rows.map((row) => row.id);
}
