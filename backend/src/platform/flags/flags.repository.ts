import type { FlagName, FlagScope } from '@expenseai/contracts/flags';
import { sql } from 'kysely';
import type { Db } from '../database/database.ts';

export interface FlagSetting {
  flag: string;
  scope: FlagScope;
  subjectId: string | null;
  isOn: boolean;
  changedAt: Date;
}

/** Every setting, the oldest first; there are as many as an administrator has made by hand. */
export function listFlagSettings(db: Db): Promise<FlagSetting[]> {
  return db.selectFrom('featureFlags').selectAll().orderBy('changedAt').execute();
}

/** As listFlagSettings, with the addresses of users. */
export function listFlagSettingsOfPeople(db: Db): Promise<(FlagSetting & { email: string | null })[]> {
  return db
    .selectFrom('featureFlags')
    .leftJoin('users', (join) => join.onRef('users.id', '=', 'featureFlags.subjectId').on('scope', '=', 'user'))
    .selectAll('featureFlags')
    .select('users.email')
    .orderBy('changedAt')
    .execute();
}

/** Null takes the setting away. */
export async function saveFlagSetting(
  db: Db,
  flag: FlagName,
  { scope, subjectId, isOn, changedAt }: Omit<FlagSetting, 'flag' | 'isOn'> & { isOn: boolean | null },
): Promise<void> {
  await db
    .deleteFrom('featureFlags')
    .where('flag', '=', flag)
    .where('scope', '=', scope)
    .where(sql<boolean>`subject_id is not distinct from ${subjectId}::uuid`)
    .execute();
  if (isOn !== null) await db.insertInto('featureFlags').values({ flag, scope, subjectId, isOn, changedAt }).execute();
}
