import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { momentOf, secondPlace, unfinished } from '../../platform/backup/backup-places.ts';
import type { Config } from '../../platform/config/config.ts';

/**
 * The path of a backup that is named by its path, or by its name in the folder of backups or in their second place, from
 * where it is fetched. Throws a sentence where there is none.
 */
export async function findBackup({ root, backup }: Pick<Config, 'root' | 'backup'>, named: string): Promise<string> {
  const found = [resolve(root, named), join(backup.folder, named)].find((path) => existsSync(path));
  if (found !== undefined) return found;
  const second = secondPlace(backup);
  const isThere = second !== null && momentOf(named) !== undefined && (await second.list()).includes(named);
  if (!isThere) throw new Error(`There is no backup ${named}. npm run backup:list names those that there are.`);
  const path = join(backup.folder, named);
  console.log(`Fetching it from ${second.name} …`);
  await mkdir(backup.folder, { recursive: true, mode: 0o700 });
  await pipeline(await second.open(named), createWriteStream(`${path}${unfinished}`, { mode: 0o600, flush: true }));
  await rename(`${path}${unfinished}`, path);
  return path;
}

/** Names of the backups in the folder and in the second place, the newest last. */
export async function listBackups({ backup }: Pick<Config, 'backup'>): Promise<{ first: string[]; second: string[] }> {
  const ofBackups = (names: readonly string[]) => names.filter((name) => momentOf(name)).sort();
  const first = existsSync(backup.folder) ? await readdir(backup.folder) : [];
  const second = (await secondPlace(backup)?.list()) ?? [];
  return { first: ofBackups(first), second: ofBackups(second) };
}
