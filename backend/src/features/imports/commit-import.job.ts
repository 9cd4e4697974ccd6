import { AppError } from '@expenseai/core/errors';
import type { Database, Session } from '../../platform/database/database.ts';
import type { Operations } from '../../platform/operations/operate.ts';
import { type CommitOutcome, commitLines, loadCommit, stageLines } from './commit-lines.ts';
import type { ImportJob } from './import-jobs.ts';
import { commitProblems, noProblem } from './import-problems.ts';
import { publishProgress } from './import-progress.ts';
import { findImport, finishCommit } from './imports.repository.ts';
import { saveRematched } from './match-again.ts';
import { unpackAll } from './pack-proposals.ts';
import { packedProposals } from './proposals.repository.ts';
import { stopCommit } from './stopped-imports.ts';

interface JobDependencies {
  database: Database;
  operations: Operations;
}

/** Somebody stopped the commit while it was written: its database transaction ends without a trace. */
class CommitStopped extends Error {}

/**
 * Writes an import as one operation. Idempotent by import: the operation's id is written to the import in the same
 * database transaction, so that a job that runs again after a crash finds either nothing or all of it.
 */
export async function commitImport({ database, operations }: JobDependencies, job: ImportJob): Promise<void> {
  const { ledgerId, importId } = job;
  const row = await database.inLedger(ledgerId, ({ db }) => findImport(db, ledgerId, importId));
  if (row?.status !== 'committing') return;
  const progress = publishProgress(database, job, 'committing');
  try {
    const commit = await database.inLedger(ledgerId, async ({ db }) => {
      const chunks = await packedProposals(db, ledgerId, importId);
      return loadCommit(db, row, () => unpackAll(chunks));
    });
    progress(0.2);
    const kind = {
      kind: 'import.commit',
      summary: {
        importId,
        fileName: row.fileName,
        format: row.format,
        added: 0,
        merged: 0,
        duplicate: 0,
        skipped: 0,
        open: 0,
      },
      isBulk: true,
      prepare: (session: Session) => stageLines(session, commit),
    };
    const { result } = await operations.operate({ ledgerId, userId: row.userId }, kind, async (change) => {
      progress(0.4);
      // Under the ledger's lock: it may be stopped by now, or done by another worker that took this job for a dead one's.
      const current = await findImport(change.db, ledgerId, importId);
      if (current?.version !== row.version) return null;
      const outcome = await commitLines(change, commit);
      const { added, merged, duplicate, skipped, open } = outcome;
      Object.assign(kind.summary, { added, merged, duplicate, skipped, open });
      progress(0.9);
      if (!(await finishCommit(change.db, row, donePatch(outcome, change.operationId)))) throw new CommitStopped();
      return outcome;
    });
    // Nothing added and nothing to remember: there is no operation, and what its transaction wrote is gone.
    await database.changeLedger(ledgerId, async ({ db }) => {
      if (!result) return;
      if (await finishCommit(db, row, donePatch(result, null))) await saveRematched(db, commit);
    });
  } catch (error) {
    if (error instanceof CommitStopped) return;
    if (!(error instanceof AppError) || error.code === 'busy' || error.code === 'unavailable') throw error;
    await stopCommit(database, job, commitProblems(error));
  }
  publishProgress(database, job, 'done')(1);
}

function donePatch(outcome: CommitOutcome, operationId: string | null) {
  return {
    status: 'done',
    counts: JSON.stringify(outcome.counts),
    accounts: JSON.stringify(outcome.accounts),
    ...(outcome.balanceCheck === undefined ? {} : { balanceCheck: outcome.balanceCheck }),
    operationId,
    ...noProblem,
    progress: 1,
  } as const;
}
