import type { ImportLine, updateImportLine } from '@expenseai/contracts/imports';
import type { InputOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Member } from '../../platform/http/caller.ts';
import { contextOf } from '../../platform/operations/context.ts';
import { Operations } from '../../platform/operations/operate.ts';
import { commitLines, loadCommit } from './commit-lines.ts';
import { planCommit } from './commit-plan.ts';
import { copyLines } from './copy-lines.repository.ts';
import { showLine } from './import-lines.ts';
import { type ImportRow, lockImport, updateImportRow } from './imports.repository.ts';
import { findProposal, loadDecisions, saveDecision } from './proposals.repository.ts';

/** Decisions on lines that a committed import had left open. */
@Injectable()
export class LateDecisions {
  constructor(
    private readonly database: Database,
    private readonly operations: Operations,
  ) {}

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
      const decided = (await loadDecisions(change.db, ledgerId, row.id)).get(n);
      if (proposal.kind !== 'uncertain' || decided?.action) {
        throw new AppError('import-not-ready', { detail: 'This line is settled already.' });
      }
      await saveDecision(change.db, ledgerId, row.id, n, {
        action,
        ...(body.draft?.payee === undefined ? {} : { payee: body.draft.payee }),
        ...(body.draft?.categoryId === undefined ? {} : { categoryId: body.draft.categoryId }),
      });
      const commit = await loadCommit(change.db, { ...current, matchedVersion: change.ledger.version });
      const only = { ...commit, proposals: [proposal] };
      only.plan = planCommit({ ...only, now: new Date() });
      await copyLines(change, only.plan.add);
      await commitLines(change, only);
      await updateImportRow(change.db, ledgerId, row.id, {
        counts: JSON.stringify({ ...current.counts, uncertain: Math.max(0, current.counts.uncertain - 1) }),
      });
      return showLine(change.db, ledgerId, row.id, proposal);
    });
  }
}
