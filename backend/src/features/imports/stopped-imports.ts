import { type FileProblem, fileProblems } from '@expenseai/core/importing/file-problems';
import type { Database } from '../../platform/database/database.ts';
import type { ImportJob } from './import-jobs.ts';
import { problemPatch } from './import-problems.ts';
import { findImport, type ImportRow, lockImport, updateImportRow } from './imports.repository.ts';

/** Ends the reading of a file with what stood in its way, unless another job reads it by now under other answers. */
export async function stopParsing(
  database: Database,
  { ledgerId, id, version }: Pick<ImportRow, 'ledgerId' | 'id' | 'version'>,
  problems: readonly FileProblem[],
): Promise<void> {
  await database.changeLedger(ledgerId, async ({ db }) => {
    const current = await lockImport(db, ledgerId, id);
    if (current?.version !== version) return;
    await updateImportRow(db, ledgerId, id, { status: 'failed', ...problemPatch(problems), progress: 0 });
  });
}

/** Ends a commit that wrote nothing; what stood in its way can be mended, and the import committed again. */
export async function stopCommit(
  database: Database,
  { ledgerId, importId }: ImportJob,
  problems: readonly FileProblem[],
): Promise<void> {
  await database.changeLedger(ledgerId, async ({ db }) => {
    const current = await lockImport(db, ledgerId, importId);
    if (current?.status !== 'committing') return;
    await updateImportRow(db, ledgerId, importId, { status: 'ready', ...problemPatch(problems), progress: 1 });
  });
}

/** Runs a job of an import. After its last try it says so in the import, which else would wait for ever. */
export async function withLastWord(
  database: Database,
  job: ImportJob,
  { attempts, max_attempts }: { attempts: number; max_attempts: number },
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (attempts >= max_attempts) await giveUp(database, job);
    throw error;
  }
}

/** Ends an import in work, for good: its job has been tried often enough. */
export async function giveUp(database: Database, job: ImportJob): Promise<void> {
  const { ledgerId, importId } = job;
  const row = await database.inLedger(ledgerId, ({ db }) => findImport(db, ledgerId, importId));
  if (row?.status === 'parsing') await stopParsing(database, row, [fileProblems.make('reading-broke')]);
  if (row?.status === 'committing') await stopCommit(database, job, [fileProblems.make('writing-broke')]);
}
