import type { Db } from '../database/database.ts';

/** What a verification of the whole audit log came to. */
export interface AuditVerification {
  verifiedAt: Date;
  chains: number;
  /** Chains that weren't whole. */
  faults: number;
}

/** The last one; undefined before the first. */
export function lastVerification(db: Db): Promise<AuditVerification | undefined> {
  return db.selectFrom('auditVerification').select(['verifiedAt', 'chains', 'faults']).executeTakeFirst();
}

/** Takes the place of the one before. */
export async function noteVerification(db: Db, verification: AuditVerification): Promise<void> {
  await db
    .insertInto('auditVerification')
    .values(verification)
    .onConflict((conflict) => conflict.column('onlyOne').doUpdateSet(verification))
    .execute();
}
