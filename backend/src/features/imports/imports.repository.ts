import type { Import } from '@expenseai/contracts/imports';
import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import { type InferenceReason, inferenceReasons } from '@expenseai/core/importing/inference-reasons';
import type { Inference } from '@expenseai/core/importing/statement';
import { type Selectable, sql, type Updateable } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { ImportsTable } from '../../platform/database/schema.ts';
import type { ChosenAccount, LedgerAccount } from './choose-accounts.ts';
import type { Written } from './import-outcomes.repository.ts';
import { noProblem, problemsOf } from './import-problems.ts';

export type ImportRow = Selectable<ImportsTable>;
export type ImportPatch = Updateable<ImportsTable>;

export interface NewImport {
  id: string;
  userId: string;
  fileName: string;
  fileHash: Buffer;
  size: number;
  chosenAccountId: string | null;
}

export async function insertImport(db: Db, ledgerId: string, row: NewImport): Promise<void> {
  await db
    .insertInto('imports')
    .values({ ledgerId, ...row, uploadedBy: row.userId, status: 'parsing', ...emptyFindings })
    .execute();
}

const emptyFindings = {
  format: null,
  bank: null,
  shape: null,
  chosenNewAccount: null,
  firstDate: null,
  lastDate: null,
  currency: null,
  balanceCheck: null,
  matchedVersion: null,
  operationId: null,
  ...noProblem,
};

export async function findImport(db: Db, ledgerId: string, id: string): Promise<ImportRow | undefined> {
  return db.selectFrom('imports').selectAll().where('ledgerId', '=', ledgerId).where('id', '=', id).executeTakeFirst();
}

/** The import, locked until the end of the database transaction. */
export async function lockImport(db: Db, ledgerId: string, id: string): Promise<ImportRow | undefined> {
  return db
    .selectFrom('imports')
    .selectAll()
    .where('ledgerId', '=', ledgerId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateImportRow(db: Db, ledgerId: string, id: string, patch: ImportPatch): Promise<void> {
  await db
    .updateTable('imports')
    .set({ ...patch, version: sql`version + 1` })
    .where('ledgerId', '=', ledgerId)
    .where('id', '=', id)
    .execute();
}

/** Takes an import back from being committed. It waits for nobody but a commit that is about to be done. */
export async function endCommit(db: Db, ledgerId: string, id: string): Promise<void> {
  await db
    .updateTable('imports')
    .set({ status: 'ready', progress: 1, version: sql`version + 1` })
    .where('ledgerId', '=', ledgerId)
    .where('id', '=', id)
    .where('status', '=', 'committing')
    .execute();
}

/** Ends the commit of the import as it was at `version`; gives false where it was stopped meanwhile. */
export async function finishCommit(
  db: Db,
  { ledgerId, id, version }: Pick<ImportRow, 'ledgerId' | 'id' | 'version'>,
  patch: ImportPatch,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set({ ...patch, version: sql`version + 1` })
    .where('ledgerId', '=', ledgerId)
    .where('id', '=', id)
    .where('status', '=', 'committing')
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export async function deleteImportRow(db: Db, ledgerId: string, id: string): Promise<void> {
  await db.deleteFrom('imports').where('ledgerId', '=', ledgerId).where('id', '=', id).execute();
}

/** Imports that are being read or written, or wait for it. */
export async function importsInWork(db: Db, ledgerId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('imports')
    .select('id')
    .where('ledgerId', '=', ledgerId)
    .where('status', 'in', ['parsing', 'committing'])
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Which of these are imports of the ledger. */
export async function importIds(db: Db, ledgerId: string, among: readonly string[]): Promise<Set<string>> {
  if (among.length === 0) return new Set();
  const rows = await db
    .selectFrom('imports')
    .select('id')
    .where('ledgerId', '=', ledgerId)
    .where('id', 'in', [...among])
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** A page of imports, newest first: ids are made in the order of time. */
export async function listImportRows(
  db: Db,
  ledgerId: string,
  after: string | undefined,
  limit: number,
): Promise<ImportRow[]> {
  return db
    .selectFrom('imports')
    .selectAll()
    .where('ledgerId', '=', ledgerId)
    .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Which of these operations are undone. */
export async function undoneOperations(db: Db, ledgerId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('operations')
    .select('id')
    .where('ledgerId', '=', ledgerId)
    .where('id', 'in', [...ids])
    .where('undoneAt', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** `written` of `ImportOutcomes`. */
export function toImport(row: ImportRow, written?: Written): Import {
  const accounts = row.accounts as ChosenAccount[];
  const first = accounts[0];
  return {
    id: row.id,
    status: row.status,
    fileName: row.fileName,
    size: row.size,
    format: row.format,
    bank: row.bank,
    inferences: (row.inferences as KeptInference[]).map(toInference),
    questions: row.questions as Import['questions'],
    accountId: first?.accountId ?? row.chosenAccountId,
    newAccount: first?.newAccount ?? null,
    accounts: accounts.map(({ key, accountId, newAccount, lineCount }) => ({ key, accountId, newAccount, lineCount })),
    counts: row.counts,
    firstDate: row.firstDate as PlainDate | null,
    lastDate: row.lastDate as PlainDate | null,
    currency: row.currency,
    notCounted: row.notCounted,
    progress: Math.round(row.progress * 1_000) / 1_000,
    ...(row.balanceCheck ? { balanceCheck: row.balanceCheck as NonNullable<Import['balanceCheck']> } : {}),
    operationId: row.operationId,
    isUndone: written?.isUndone ?? false,
    outcome: written?.outcome ?? null,
    problem: row.problem,
    problems: problemsOf(row),
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}

type KeptInference = Omit<Inference, 'reason'> & { reason: InferenceReason | string };

function toInference({ reason, ...inference }: KeptInference): Import['inferences'][number] {
  // Versions before kept a sentence.
  const because = typeof reason === 'string' ? inferenceReasons.make('said', { text: reason }) : reason;
  return { ...inference, reason: inferenceReasons.sentence(because), because };
}

export async function ledgerAccounts(db: Db, ledgerId: string): Promise<LedgerAccount[]> {
  return db
    .selectFrom('accounts')
    .select(['id', 'name', 'kind', 'currency', 'number', 'isClosed'])
    .where('ledgerId', '=', ledgerId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export async function localeOf(db: Db, userId: string): Promise<string> {
  const user = await db.selectFrom('users').select('locale').where('id', '=', userId).executeTakeFirstOrThrow();
  return user.locale;
}

/** What is remembered of files of this shape. */
export async function rememberedShape(
  db: Db,
  ledgerId: string,
  shape: string,
): Promise<{ accounts: Map<string, string>; answers: Record<string, string> }> {
  const rows = await db
    .selectFrom('importShapes')
    .select(['accountKey', 'accountId', 'answers'])
    .where('ledgerId', '=', ledgerId)
    .where('shape', '=', shape)
    .execute();
  return {
    accounts: new Map(rows.map((row) => [row.accountKey, row.accountId])),
    answers: Object.assign({}, ...rows.map((row) => row.answers)),
  };
}

export async function rememberShape(
  db: Db,
  ledgerId: string,
  shape: string,
  accounts: ReadonlyMap<string, string>,
  answers: Record<string, string>,
): Promise<void> {
  for (const [accountKey, accountId] of accounts) {
    await db
      .insertInto('importShapes')
      .values({ ledgerId, shape, accountKey, accountId, answers: JSON.stringify(answers) })
      .onConflict((conflict) =>
        conflict
          .columns(['ledgerId', 'shape', 'accountKey'])
          .doUpdateSet({ accountId, answers: JSON.stringify(answers) }),
      )
      .execute();
  }
}

export async function payeeCategories(db: Db, ledgerId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('payees')
    .select(['key', 'defaultCategoryId'])
    .where('ledgerId', '=', ledgerId)
    .where('defaultCategoryId', 'is not', null)
    .execute();
  return new Map(
    rows.flatMap((row) => (row.defaultCategoryId === null ? [] : [[row.key, row.defaultCategoryId] as const])),
  );
}
