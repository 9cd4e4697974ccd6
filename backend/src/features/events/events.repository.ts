import type { Db } from '../../platform/database/database.ts';

export async function ledgerVersion(db: Db, ledgerId: string): Promise<number | undefined> {
  const row = await db.selectFrom('ledgers').select('version').where('id', '=', ledgerId).executeTakeFirst();
  return row?.version;
}
