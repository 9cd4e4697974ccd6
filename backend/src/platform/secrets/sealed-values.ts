import type { Pool } from 'pg';
import type { Encryption, Place } from './encryption.ts';

interface SealedColumn {
  table: string;
  column: string;
  /** Column whose text is the place's id. */
  id: string;
}

/** Every column that holds sealed values, so that a new key reaches them all; their names go into statements as they are. */
const sealedColumns: readonly SealedColumn[] = [{ table: 'totp_secrets', column: 'secret', id: 'user_id' }];

const batch = 200;

type Queryable = Pick<Pool, 'query'>;

/** How many values each key has sealed, by the id of the key: one that isn't among them may go. A query for each column. */
export async function countSealedByKey(db: Queryable): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { table, column } of sealedColumns) {
    const { rows } = await db.query<{ keyId: string; count: number }>(
      `select split_part(${column}, ':', 2) as "keyId", count(*)::integer as count from ${table} group by 1`,
    );
    for (const { keyId, count } of rows) counts.set(keyId, (counts.get(keyId) ?? 0) + count);
  }
  return counts;
}

/**
 * Seals with the current key what the previous one had sealed, and gives how many values that were. What is sealed with
 * the next key stays: instances that seal with it are on their way. A value that somebody changes meanwhile is theirs.
 */
export async function resealValues(db: Queryable, encryption: Encryption): Promise<number> {
  let resealed = 0;
  if (encryption.previousKeyId === undefined) return resealed;
  for (const sealedColumn of sealedColumns) resealed += await resealColumn(db, encryption, sealedColumn);
  return resealed;
}

async function resealColumn(db: Queryable, encryption: Encryption, sealedColumn: SealedColumn): Promise<number> {
  const { table, column, id } = sealedColumn;
  let resealed = 0;
  let after = '';
  for (;;) {
    const { rows } = await db.query<{ id: string; sealed: string }>(
      `select ${id}::text as id, ${column} as sealed from ${table}
       where split_part(${column}, ':', 2) = $1 and ${id}::text > $2 order by ${id}::text limit ${batch}`,
      [encryption.previousKeyId, after],
    );
    for (const { id: rowId, sealed } of rows) {
      const fresh = sealAgain(encryption, sealed, { column: `${table}.${column}`, id: rowId });
      if (fresh === undefined) continue;
      const { rowCount } = await db.query(
        `update ${table} set ${column} = $1 where ${id}::text = $2 and ${column} = $3`,
        [fresh, rowId, sealed],
      );
      resealed += rowCount ?? 0;
    }
    const last = rows.at(-1);
    if (!last) return resealed;
    after = last.id;
  }
}

/** Undefined for a value that is damaged: it stays, and is counted, and doesn't hold up the others. */
function sealAgain(encryption: Encryption, sealed: string, place: Place): string | undefined {
  try {
    return encryption.seal(encryption.open(sealed, place), place);
  } catch {
    return undefined;
  }
}
