import {
  type Import,
  type ImportLine,
  type listImportLines,
  maxImportBytes,
  type updateImport,
  type updateImportLine,
  updateImportLines,
} from '@expenseai/contracts/imports';
import type { InputOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { lineProblems } from '@expenseai/core/importing/line-problems';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Database, type Db } from '../../platform/database/database.ts';
import type { Member } from '../../platform/http/caller.ts';
import { requireMatch } from '../../platform/http/etag.ts';
import { contextOf } from '../../platform/operations/context.ts';
import { claimIdempotencyKey, isKeyClaimed, storeIdempotentAnswer } from '../../platform/operations/idempotency.ts';
import type { SizeLimit } from '../../platform/storage/incoming.ts';
import { StorageQuota } from '../../platform/storage/storage-quota.ts';
import { assertAnswers } from './check-answers.ts';
import { decideLines } from './decide-lines.ts';
import { ImportFiles } from './import-files.ts';
import { enqueueImportJob } from './import-jobs.ts';
import { listLines, showLine } from './import-lines.ts';
import { ImportOutcomes } from './import-outcomes.ts';
import { noProblem } from './import-problems.ts';
import { publishProgress } from './import-progress.ts';
import { assertAccount, assertCategory, assertEditor } from './import-references.ts';
import {
  deleteImportRow,
  endCommit,
  findImport,
  type ImportRow,
  insertImport,
  listImportRows,
  lockImport,
  toImport,
  updateImportRow,
} from './imports.repository.ts';
import { LateDecisions } from './late-decisions.ts';
import { findProposal, saveDecision } from './proposals.repository.ts';
import { claimOf, type SavedUpload, type Upload } from './upload.ts';

@Injectable()
export class ImportsService {
  constructor(
    private readonly database: Database,
    private readonly files: ImportFiles,
    private readonly quota: StorageQuota,
    private readonly lateDecisions: LateDecisions,
    private readonly outcomes: ImportOutcomes,
  ) {}

  /**
   * Takes a file in; it is read by a job, which this starts in the same database transaction. With an idempotency key
   * that brought this file before, it gives that import.
   */
  async create(caller: Member, upload: Upload): Promise<Import> {
    const { ledgerId } = caller;
    const id = uuid();
    let made: string | undefined;
    try {
      const limit = await this.#sizeLimit(caller);
      const saved = await upload.saveTo(limit, (content) => this.files.save(ledgerId, id, content, limit));
      made = await this.#insert(caller, id, saved);
    } finally {
      if (made !== id) await this.#removeFile(ledgerId, id);
    }
    return this.get(caller, made);
  }

  /** A file that is sent again takes no room of its own, so what is left doesn't limit it. */
  async #sizeLimit(caller: Member): Promise<SizeLimit> {
    const { db } = this.database;
    const room = await this.quota.room(db, caller.userId);
    const isTight = room < maxImportBytes && !(await isKeyClaimed(db, caller.userId, contextOf(caller).idempotency));
    return isTight ? { bytes: room, code: 'storage-full' } : { bytes: maxImportBytes, code: 'file-too-large' };
  }

  async #insert(caller: Member, id: string, upload: SavedUpload): Promise<string> {
    const { ledgerId, userId } = caller;
    const { fileName, accountId, size, hash } = upload;
    const claim = claimOf(caller, upload);
    return this.database.changeLedger(ledgerId, async ({ db }) => {
      await assertEditor(db, ledgerId, userId);
      const before = await claimIdempotencyKey<string>(db, userId, claim);
      if (before) return before.result;
      if (accountId !== null) await assertAccount(db, ledgerId, accountId);
      await this.quota.claim(db, userId, size);
      await insertImport(db, ledgerId, { id, userId, fileName, fileHash: hash, size, chosenAccountId: accountId });
      await enqueueImportJob(db, 'import.parse', { ledgerId, importId: id });
      await storeIdempotentAnswer(db, userId, claim, { result: id, operationId: null });
      return id;
    });
  }

  async list(
    caller: Member,
    limit: number,
    cursor: string | undefined,
  ): Promise<{ items: Import[]; nextCursor: string | null }> {
    return this.database.inLedger(caller.ledgerId, async ({ db }) => {
      const rows = await listImportRows(db, caller.ledgerId, readCursor(cursor), limit + 1);
      const shown = rows.slice(0, limit);
      const outcomes = await this.outcomes.of(db, caller.ledgerId, shown);
      return {
        items: shown.map((row) => toImport(row, outcomes.get(row.id))),
        nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
      };
    });
  }

  async get(caller: Member, id: string): Promise<Import> {
    return this.database.inLedger(caller.ledgerId, ({ db }) => this.#show(db, caller.ledgerId, id));
  }

  async listLines(caller: Member, id: string, query: InputOf<typeof listImportLines>['query']) {
    return this.database.inLedger(caller.ledgerId, async ({ db }) => {
      await one(db, caller.ledgerId, id);
      return listLines(db, caller.ledgerId, id, query);
    });
  }

  /** Changes what was inferred, answers questions or names the account: the file is read again. */
  async update(
    caller: Member,
    id: string,
    body: InputOf<typeof updateImport>['body'],
    ifMatch: string | undefined,
  ): Promise<Import> {
    const { ledgerId } = caller;
    return this.database.changeLedger(ledgerId, async ({ db }) => {
      const row = await locked(db, ledgerId, id);
      requireMatch(ifMatch, row.version);
      if (row.status === 'committing' || row.status === 'done') {
        throw new AppError('import-not-ready', {
          detail: 'The import is committed. Undo it to import the file again.',
        });
      }
      if (body.answers !== undefined) assertAnswers(toImport(row), body.answers);
      if (body.accountId !== undefined) await assertAccount(db, ledgerId, body.accountId);
      await updateImportRow(db, ledgerId, id, {
        status: 'parsing',
        ...noProblem,
        progress: 0,
        answers: JSON.stringify({ ...row.answers, ...body.answers }),
        ...(body.accountId === undefined ? {} : { chosenAccountId: body.accountId, chosenNewAccount: null }),
        ...(body.newAccount === undefined
          ? {}
          : { chosenAccountId: null, chosenNewAccount: JSON.stringify(body.newAccount) }),
      });
      await enqueueImportJob(db, 'import.parse', { ledgerId, importId: id });
      return this.#show(db, ledgerId, id);
    });
  }

  /** Decides on a line. Of an import that is done this settles what was left open, as an operation of its own. */
  async updateLine(
    caller: Member,
    id: string,
    n: number,
    body: InputOf<typeof updateImportLine>['body'],
  ): Promise<{ result: ImportLine; operationId: string | null }> {
    const { ledgerId } = caller;
    const row = await this.database.inLedger(ledgerId, ({ db }) => one(db, ledgerId, id));
    if (row.status === 'done') return this.lateDecisions.decide(caller, row, n, body);
    const result = await this.database.changeLedger(ledgerId, async ({ db }) => {
      const current = await locked(db, ledgerId, id);
      if (current.status !== 'ready') throw new AppError('import-not-ready');
      const proposal = await findProposal(db, ledgerId, id, n);
      if (!proposal) throw new AppError('not-found');
      if (proposal.kind === 'invalid' && body.action && body.action !== 'skip') {
        throw new AppError('import-not-ready', {
          detail: `Line ${proposal.row} can’t be added: ${proposal.problems.map(lineProblems.sentence).join(' ')}`,
        });
      }
      if (body.action === 'merge' && !proposal.candidates.some((candidate) => candidate.transactionId)) {
        throw new AppError('unknown-reference', { detail: 'There is no transaction to merge this line with.' });
      }
      if (body.draft?.categoryId) await assertCategory(db, ledgerId, body.draft.categoryId);
      await saveDecision(db, ledgerId, id, n, {
        ...(body.action === undefined ? {} : { action: body.action }),
        ...(body.draft?.payee === undefined ? {} : { payee: body.draft.payee }),
        ...(body.draft?.categoryId === undefined ? {} : { categoryId: body.draft.categoryId }),
      });
      return showLine(db, ledgerId, id, proposal);
    });
    return { result, operationId: null };
  }

  /** Decides on many lines at once, all of them or none. */
  async updateLines(caller: Member, id: string, { changes }: InputOf<typeof updateImportLines>['body']) {
    return this.database.changeLedger(caller.ledgerId, async ({ db }) => {
      const row = await locked(db, caller.ledgerId, id);
      if (row.status !== 'ready') throw new AppError('import-not-ready');
      return decideLines(db, row, changes);
    });
  }

  /** Starts the writing; answers the same for an import that is being written or is done. */
  async commit(caller: Member, id: string): Promise<Import> {
    const { ledgerId } = caller;
    return this.database.changeLedger(ledgerId, async ({ db }) => {
      const row = await locked(db, ledgerId, id);
      if (row.status === 'done' || row.status === 'committing') return this.#show(db, ledgerId, id);
      if (row.status !== 'ready')
        throw new AppError('import-not-ready', row.problem === null ? {} : { detail: row.problem });
      if (row.questions.length > 0) throw new AppError('import-open-questions');
      await updateImportRow(db, ledgerId, id, {
        status: 'committing',
        progress: 0,
        ...noProblem,
        userId: caller.userId,
      });
      await enqueueImportJob(db, 'import.commit', { ledgerId, importId: id });
      return this.#show(db, ledgerId, id);
    });
  }

  /** Ends a commit that is being written, which then writes nothing; one that is done already stays so. */
  async stop(caller: Member, id: string): Promise<Import> {
    const { ledgerId } = caller;
    const result = await this.database.changeLedger(ledgerId, async ({ db }) => {
      await endCommit(db, ledgerId, id);
      return this.#show(db, ledgerId, id);
    });
    publishProgress(this.database, { ledgerId, importId: id }, 'ready')(1);
    return result;
  }

  /** Drops an import that isn't committed, with its file. */
  async delete(caller: Member, id: string): Promise<void> {
    const { ledgerId } = caller;
    await this.database.changeLedger(ledgerId, async ({ db }) => {
      const row = await locked(db, ledgerId, id);
      if (row.status === 'committing' || (row.status === 'done' && row.operationId !== null)) {
        throw new AppError('in-use', { detail: 'The import is committed. Undo its operation instead.' });
      }
      await deleteImportRow(db, ledgerId, id);
    });
    await this.#removeFile(ledgerId, id);
  }

  /** What can't be removed now, since the store of files can't be reached, is found by the sweep of stray files. */
  async #removeFile(ledgerId: string, id: string): Promise<void> {
    await this.files.remove(ledgerId, id).catch(() => undefined);
  }

  async #show(db: Db, ledgerId: string, id: string): Promise<Import> {
    const row = await one(db, ledgerId, id);
    return toImport(row, (await this.outcomes.of(db, ledgerId, [row])).get(id));
  }
}

async function one(db: Db, ledgerId: string, id: string): Promise<ImportRow> {
  const row = await findImport(db, ledgerId, id);
  if (!row) throw new AppError('not-found');
  return row;
}

async function locked(db: Db, ledgerId: string, id: string): Promise<ImportRow> {
  const row = await lockImport(db, ledgerId, id);
  if (!row) throw new AppError('not-found');
  return row;
}

function readCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(cursor)) return cursor;
  throw new AppError('validation', { errors: [{ path: 'cursor', message: 'must be the nextCursor of a page' }] });
}
