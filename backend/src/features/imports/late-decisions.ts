import type { ImportLine, updateImportLine } from '@expenseai/contracts/imports';
import type { InputOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import type { Member } from '../../platform/http/caller.ts';
import type { Change } from '../../platform/operations/change.ts';
import { contextOf } from '../../platform/operations/context.ts';
import { Operations } from '../../platform/operations/operate.ts';
import { commitLines, loadCommit, stageLines } from './commit-lines.ts';
import { showLine } from './import-lines.ts';
import { assertCategory } from './import-references.ts';
import { type ImportRow, lockImport, undoneOperations, updateImportRow } from './imports.repository.ts';
import { stillThere } from './merge-lines.repository.ts';
import type { Proposal } from './proposal.ts';
import { findProposal, loadDecisions, saveDecision } from './proposals.repository.ts';

/** Decisions on lines that a committed import had left open. */
@Injectable()
export class LateDecisions {
  constructor(private readonly operations: Operations) {}

  /** Adds, skips or merges one undecided line of a done import, as an operation of its own. */
  async decide(
    caller: Member,
    row: ImportRow,
    n: number,
    body: InputOf<typeof updateImportLine>['body'],
  ): Promise<{ result: ImportLine; operationId: string | null }> {
    const { ledgerId } = caller;
    const { action } = body;
    if (!action) throw new AppError('import-not-ready', { detail: 'The import is committed: say add, skip or merge.' });
    const kind = { kind: 'import.decide', summary: { importId: row.id, fileName: row.fileName, action } };
    return this.operations.operate(contextOf(caller), kind, async (change) => {
      const current = await lockImport(change.db, ledgerId, row.id);
      const proposal = await findProposal(change.db, ledgerId, row.id, n);
      if (!current || !proposal) throw new AppError('not-found');
      await assertOpen(change, current, proposal);
      if (action === 'merge') await assertTarget(change, proposal);
      if (body.draft?.categoryId) await assertCategory(change.db, ledgerId, body.draft.categoryId);
      await saveDecision(change.db, ledgerId, row.id, n, {
        action,
        operationId: change.operationId,
        ...(body.draft?.payee === undefined ? {} : { payee: body.draft.payee }),
        ...(body.draft?.categoryId === undefined ? {} : { categoryId: body.draft.categoryId }),
      });
      const matched = { ...current, matchedVersion: change.ledger.version };
      const commit = await loadCommit(change.db, matched, () => [[proposal]]);
      await stageLines(change, commit);
      await commitLines(change, commit);
      await updateImportRow(change.db, ledgerId, row.id, {});
      return showLine(change.db, ledgerId, row.id, proposal);
    });
  }
}

async function assertOpen(change: Change, row: ImportRow, proposal: Proposal): Promise<void> {
  const { db, ledgerId } = change;
  if (row.operationId !== null && (await undoneOperations(db, ledgerId, [row.operationId])).size > 0) {
    throw new AppError('import-not-ready', { detail: 'The import was undone. Import the file again.' });
  }
  const decided = (await loadDecisions(db, ledgerId, row.id)).get(proposal.n);
  if (proposal.kind !== 'uncertain' || decided?.action) {
    throw new AppError('import-not-ready', { detail: 'This line is settled already.' });
  }
}

async function assertTarget(change: Change, { candidates }: Proposal): Promise<void> {
  const target = candidates.find(({ transactionId, isDeleted }) => transactionId && !isDeleted)?.transactionId;
  if (target && (await stillThere(change, 'transactions', [target])).has(target)) return;
  throw new AppError('unknown-reference', {
    detail: 'The transaction that this line could be merged with is gone. Add the line, or skip it.',
  });
}
