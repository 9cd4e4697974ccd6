import { makeBackup } from '../../platform/backup/make-backup.ts';
import { openBackups } from '../../platform/backup/open-backups.ts';
import { runWithDatabase } from '../../platform/database/run-with-database.ts';

/** `npm run backup` makes a backup beside running instances, checks it, and copies it to the second place. */
await runWithDatabase(async (database, config, secrets) => {
  const made = await makeBackup(await openBackups({ config, secrets }, database));
  const { tables, files } = made.manifest;
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  console.log(
    `${made.path}: ${(made.bytes / 1e6).toFixed(1)} MB, ${rows} rows, ${files.rows} files, written and read back in ${made.seconds.toFixed(1)} s.`,
  );
  const { recipient, isKeyCopied } = config.backup;
  if (recipient === undefined && !isKeyCopied) {
    console.log(
      'Only the key of this machine opens it: copy that elsewhere (npm run backup:key), or set BACKUP_RECIPIENT.',
    );
  }
  if (made.problem !== null) throw new Error(`The backup is made, but ${made.problem}.`);
});
