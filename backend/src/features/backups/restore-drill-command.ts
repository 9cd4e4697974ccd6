import { basename } from 'node:path';
import { addBackupRecord } from '../../platform/backup/backup-records.ts';
import { DrillRunning } from '../../platform/backup/drill-site.ts';
import { runWithDatabase } from '../../platform/database/run-with-database.ts';
import { addMaintenanceRecord } from '../../platform/maintenance/maintenance-records.ts';
import { findBackup, listBackups } from './find-backup.ts';
import { describeRestored } from './restore.ts';
import { restoreBeside } from './restore-drill.ts';

/**
 * `npm run restore:drill [-- FILE]` restores the newest backup, or the one that is named, into a database of its own beside
 * the running one, compares, and notes how long it took; the quarterly task backup-restoration-test is done with it.
 */
const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => stopping.abort(new Error(`Stopped by ${name}; what was restored is removed.`)));
}

await runWithDatabase(async ({ db }, config) => {
  const { first, second } = await listBackups(config);
  const named = process.argv[2] ?? [...first, ...second].sort().at(-1);
  if (named === undefined) throw new Error(`There is no backup in ${config.backup.folder}: npm run backup`);
  const file = await findBackup(config, named);
  const startedAt = new Date();
  const note = (problem: string | null) =>
    addBackupRecord(db, {
      kind: 'restore-test',
      fileName: basename(file),
      bytes: null,
      startedAt,
      finishedAt: new Date(),
      problem,
    });
  try {
    const { signal } = stopping;
    const restored = await restoreBeside({ config, file, signal, tell: (step) => console.log(`${step} …`) });
    for (const line of describeRestored(restored)) console.log(line);
    const { differingTotals, brokenChains } = restored.check;
    if (differingTotals + brokenChains > 0) throw new Error('What was restored is not as it was; see above.');
  } catch (error) {
    const isTried = !stopping.signal.aborted && !(error instanceof DrillRunning);
    if (isTried) await note(error instanceof Error ? error.message : String(error));
    throw error;
  }
  await note(null);
  await addMaintenanceRecord(db, 'backup-restoration-test', null, new Date());
});
// What was stopped may still be reading the file.
if (stopping.signal.aborted) process.exit();
