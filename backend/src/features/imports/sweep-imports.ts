import type { Database } from '../../platform/database/database.ts';
import { allLedgerIds } from '../../platform/database/ledger-ids.ts';
import type { ImportFiles } from './import-files.ts';
import type { ImportJob } from './import-jobs.ts';
import { enqueueImportJob, importJobState } from './import-jobs.ts';
import { importIds, importsInWork, lockImport } from './imports.repository.ts';
import { giveUp } from './stopped-imports.ts';

interface SweepDependencies {
  database: Database;
  files: ImportFiles;
  now: () => Date;
}

/** Milliseconds that a file may lie without its import: far longer than the slowest upload takes. */
const graceTime = 3_600_000;

/**
 * Mends what a crash or a restored backup can leave behind. An import that waits for a job which isn't there gets one;
 * one whose job has spent its tries, killed with its process each time, ends with a sentence. Files that belong to no
 * import are removed.
 */
export async function sweepImports({ database, files, now }: SweepDependencies): Promise<void> {
  for (const ledgerId of await allLedgerIds(database.db)) {
    const ids = await database.inLedger(ledgerId, ({ db }) => importsInWork(db, ledgerId));
    for (const importId of ids) await resume(database, { ledgerId, importId });
  }
  const before = new Date(now().getTime() - graceTime);
  await files.discardAbandoned(before);
  await removeStrayFiles(database, files, before);
}

/** Under the import's lock, since its state and its job are written in one database transaction. */
async function resume(database: Database, job: ImportJob): Promise<void> {
  const { ledgerId, importId } = job;
  const state = await database.changeLedger(ledgerId, async ({ db }) => {
    const row = await lockImport(db, ledgerId, importId);
    if (row?.status !== 'parsing' && row?.status !== 'committing') return 'open';
    const task = row.status === 'parsing' ? 'import.parse' : 'import.commit';
    const found = await importJobState(db, task, importId);
    if (found === 'absent') await enqueueImportJob(db, task, job);
    return found;
  });
  if (state === 'spent') await giveUp(database, job);
}

async function removeStrayFiles(database: Database, files: ImportFiles, before: Date): Promise<void> {
  for (const [ledgerId, listed] of await files.listOlder(before)) {
    const known = await database.inLedger(ledgerId, ({ db }) => importIds(db, ledgerId, listed));
    for (const id of listed) if (!known.has(id)) await files.remove(ledgerId, id);
  }
}
