import type { Insertable, Selectable } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Db } from '../database/database.ts';
import type { BackupRecordsTable } from '../database/installation-tables.ts';

type NewRecord = Omit<Insertable<BackupRecordsTable>, 'id'>;
export type BackupRecord = Selectable<BackupRecordsTable>;

export async function addBackupRecord(db: Db, record: NewRecord): Promise<void> {
  await db
    .insertInto('backupRecords')
    .values({ id: uuid(), ...record })
    .execute();
}

export interface BackupState {
  /** The newest backup that was made; null before the first. */
  last: (Omit<BackupRecord, 'fileName' | 'bytes'> & { fileName: string; bytes: number }) | null;
  /** What went wrong with the newest try; null where nothing did. */
  problem: string | null;
  /** When the newest try began; null before the first. */
  triedAt: Date | null;
  restoreTest: BackupRecord | null;
  /** When the first user signed up: from then on there is something to lose. */
  firstUserAt: Date | null;
}

/** Four statements at once: three rows found by index, and the first user. */
export async function backupState(db: Db): Promise<BackupState> {
  const newest = (kind: BackupRecordsTable['kind']) =>
    db.selectFrom('backupRecords').selectAll().where('kind', '=', kind).orderBy('startedAt', 'desc').limit(1);
  const [tried, made, test, first] = await Promise.all([
    newest('backup').executeTakeFirst(),
    newest('backup').where('fileName', 'is not', null).executeTakeFirst(),
    newest('restore-test').executeTakeFirst(),
    db
      .selectFrom('users')
      .select((select) => select.fn.min('createdAt').as('at'))
      .executeTakeFirst(),
  ]);
  return {
    last: made ? { ...made, fileName: made.fileName ?? '', bytes: made.bytes ?? 0 } : null,
    problem: tried?.problem ?? null,
    triedAt: tried?.startedAt ?? null,
    restoreTest: test ?? null,
    firstUserAt: first?.at ?? null,
  };
}

/** What was made and tried last, newest first; one statement over a few hundred rows a year. */
export function listBackupRecords(db: Db, count: number): Promise<BackupRecord[]> {
  return db.selectFrom('backupRecords').selectAll().orderBy('startedAt', 'desc').limit(count).execute();
}
