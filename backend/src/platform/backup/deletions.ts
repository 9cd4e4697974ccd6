import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type pg from 'pg';
import type { Db } from '../database/database.ts';
import type { DeletionsTable } from '../database/installation-tables.ts';
import { withOwner } from '../database/whole-database.ts';
import type { Storage } from '../storage/storage.ts';
import { type BackupPlace, sha256Of, writeWhole } from './backup-places.ts';

type Kind = DeletionsTable['kind'];

/** What was deleted for good; no name, no address. */
export interface Deletion {
  kind: Kind;
  id: string;
  deletedAt: Date;
}

/** Lies beside the backups, and in their second place: one deletion a line, as JSON. */
const deletionsFile = 'deletions.jsonl';

/** Notes a deletion in the transaction that deletes. */
export async function noteDeletion(db: Db, kind: Kind, id: string): Promise<void> {
  await db
    .insertInto('deletions')
    .values({ kind, id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Deletions from that time on. */
export function deletionsSince(db: Db, since: Date): Promise<Deletion[]> {
  return db
    .selectFrom('deletions')
    .select(['kind', 'id', 'deletedAt'])
    .where('deletedAt', '>=', since)
    .orderBy('deletedAt')
    .execute();
}

/** The deletions that are noted in the folder; none where there is no list. A line cut short by a crash is left out. */
export async function readDeletions(folder: string): Promise<Deletion[]> {
  return parse(
    await readFile(join(folder, deletionsFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    }),
  );
}

/** Those that are noted in the second place. */
export async function copiedDeletions(second: BackupPlace | null): Promise<Deletion[]> {
  if (!second || !(await second.list()).includes(deletionsFile)) return [];
  return parse(await text(await second.open(deletionsFile)));
}

function parse(lines: string): Deletion[] {
  return lines.split('\n').flatMap((line) => toDeletion(line) ?? []);
}

function toDeletion(line: string): Deletion | undefined {
  const [, kind, id, at] = /^\{"kind":"(user|ledger)","id":"([0-9a-f-]{36})","deletedAt":"([^"]+)"\}$/.exec(line) ?? [];
  return kind && id && at ? { kind: kind as Kind, id, deletedAt: new Date(at) } : undefined;
}

/** Adds deletions to the list beside the backups; gives whether there was one that didn't stand there already. */
export async function keepDeletions(deletions: readonly Deletion[], folder: string): Promise<boolean> {
  const kept = await readDeletions(folder);
  const ids = new Set(kept.map(({ id }) => id));
  const added = deletions.filter(({ id }) => !ids.has(id));
  if (added.length === 0) return false;
  const lines = [...kept, ...added].map(({ kind, id, deletedAt }) => `${JSON.stringify({ kind, id, deletedAt })}\n`);
  await writeWhole(folder, deletionsFile, lines.join(''));
  return true;
}

/** Copies the list, where there is one, to the second place. */
export async function copyDeletions(folder: string, second: BackupPlace | null): Promise<void> {
  const path = join(folder, deletionsFile);
  if (second && existsSync(path)) await second.put(path, deletionsFile, await sha256Of(createReadStream(path)));
}

/**
 * Deletes again what was deleted after a backup was made, with everything that belongs to it but its audit log, as the
 * owner of a restored database. Gives how many of them the backup had brought back.
 */
export async function replayDeletions(
  owner: pg.ClientConfig,
  storage: Storage,
  deletions: readonly Deletion[],
): Promise<number> {
  for (const { kind, id } of deletions) if (kind === 'ledger') await storage.removeFolder(`imports/${id}`);
  return withOwner(owner, async (client, tables) => {
    const ofLedgers = tables.filter(({ name, columns }) => columns.includes('ledger_id') && name !== 'audit_events');
    let count = 0;
    for (const { kind, id, deletedAt } of deletions) {
      await client.query('begin');
      if (kind === 'ledger') {
        // The policies hold the owner, too, where rows change.
        await client.query(`select set_config('app.ledger_id', $1, true)`, [id]);
        for (const { name } of ofLedgers.toReversed())
          await client.query(`delete from "${name}" where ledger_id = $1`, [id]);
      } else await client.query('delete from idempotency_keys where user_id = $1', [id]);
      const { rowCount } = await client.query(`delete from ${kind === 'ledger' ? 'ledgers' : 'users'} where id = $1`, [
        id,
      ]);
      await client.query('insert into deletions (kind, id, deleted_at) values ($1, $2, $3) on conflict do nothing', [
        kind,
        id,
        deletedAt,
      ]);
      await client.query('commit');
      count += rowCount ?? 0;
    }
    return count;
  });
}
