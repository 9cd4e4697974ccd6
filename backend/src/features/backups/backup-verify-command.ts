import { createReadStream } from 'node:fs';
import { identityOfKey } from '../../platform/backup/backup-key.ts';
import { readArchive } from '../../platform/backup/read-archive.ts';
import { loadConfig } from '../../platform/config/config.ts';
import { loadSecrets } from '../../platform/config/secrets.ts';
import { findBackup, listBackups } from './find-backup.ts';

/** `npm run backup:verify [-- FILE]` reads a backup, or the newest one, from first to last byte; needs no database. */
async function main(): Promise<void> {
  const config = loadConfig();
  const { first, second } = await listBackups(config);
  const named = process.argv[2] ?? [...first, ...second].sort().at(-1);
  if (named === undefined) throw new Error(`There is no backup in ${config.backup.folder}: npm run backup`);
  const file = await findBackup(config, named);
  const { head, manifest } = await readArchive(createReadStream(file), [identityOfKey(loadSecrets(config).backup)]);
  const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
  console.log(`${file} is whole: ${rows} rows and ${manifest.files.rows} files, as of ${head.takenAt.toISOString()}.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
