import type { PlainDate } from '@expenseai/core/calendar/plain-date';
import { AppError } from '@expenseai/core/errors';
import { fileProblems, refusalOf } from '@expenseai/core/importing/file-problems';
import { parseStatement } from '@expenseai/core/importing/parse-statement';
import type { ParseStatementOptions, Statement } from '@expenseai/core/importing/statement';
import { nameKey } from '@expenseai/core/text/normalise';
import type { Database, Session } from '../../platform/database/database.ts';
import { loadBulkCategoriser } from '../categorising/load-categoriser.ts';
import { newOpeningBalance, predictBalances } from './balance-check.ts';
import { buildProposals, matchableLines } from './build-proposals.ts';
import { type ChosenAccount, chooseAccounts, type LedgerAccount, namedAccount } from './choose-accounts.ts';
import type { ImportFiles } from './import-files.ts';
import type { ImportJob } from './import-jobs.ts';
import { noProblem, problemOf } from './import-problems.ts';
import { publishProgress } from './import-progress.ts';
import {
  findImport,
  type ImportRow,
  ledgerAccounts,
  localeOf,
  lockImport,
  payeeCategories,
  rememberedShape,
  updateImportRow,
} from './imports.repository.ts';
import { type KnownLines, loadKnownLines } from './known-lines.repository.ts';
import { fedAccounts, overlappingAccounts } from './overlapping-accounts.repository.ts';
import { packProposals } from './pack-proposals.ts';
import { countProposal, noProposals, type Proposal } from './proposal.ts';
import { saveProposals } from './proposals.repository.ts';
import { stopParsing } from './stopped-imports.ts';

interface JobDependencies {
  database: Database;
  files: ImportFiles;
}

/** Reads an uploaded file and proposes its lines. Idempotent: it writes only what it found, in one transaction. */
export async function parseImport({ database, files }: JobDependencies, job: ImportJob): Promise<void> {
  const { ledgerId, importId } = job;
  const row = await database.inLedger(ledgerId, ({ db }) => findImport(db, ledgerId, importId));
  if (row?.status !== 'parsing') return;
  // Outside, since a store that can't be reached doesn't say anything against the file: the job is tried again.
  const bytes = await files.read(ledgerId, importId);
  try {
    const findings = await database.inLedger(ledgerId, (session) =>
      readAndMatch(session, row, bytes, publishProgress(database, job, 'parsing')),
    );
    await database.changeLedger(ledgerId, async ({ db }) => {
      const current = await lockImport(db, ledgerId, importId);
      // Answered or deleted meanwhile: another job reads it again.
      if (current?.version !== row.version) return;
      await saveProposals(db, ledgerId, importId, findings.chunks);
      await updateImportRow(db, ledgerId, importId, findings.patch);
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await stopParsing(database, row, [problemOf(error)]);
  }
  await publishProgress(database, job, 'ready')(1);
}

async function readAndMatch(session: Session, row: ImportRow, bytes: Uint8Array, progress: (done: number) => void) {
  const { db } = session;
  const { ledgerId } = row;
  const ledger = await db
    .selectFrom('ledgers')
    .select(['currency', 'version'])
    .where('id', '=', ledgerId)
    .executeTakeFirstOrThrow();
  const accounts = await ledgerAccounts(db, ledgerId);
  const named = namedAccount(row.chosenAccountId, accounts);
  const options = {
    fileName: row.fileName,
    defaultCurrency: named?.currency ?? ledger.currency,
    onProgress: (done: number) => {
      progress(done * 0.5);
      return undefined;
    },
  };
  const { statement, remembered, answers } = await readStatement(db, row, bytes, options);
  const matchable = matchableLines(statement);
  const chosen = chooseAccounts(statement, {
    accounts,
    accountId: row.chosenAccountId,
    newAccount: row.chosenNewAccount,
    remembered,
    overlapping: await overlappingAccounts(
      db,
      ledgerId,
      {
        accounts: statement.accounts.map((account) => ({ ...account, currency: account.currency ?? ledger.currency })),
        lines: matchable,
      },
      accounts,
    ),
    fed: await fedAccounts(db, ledgerId),
    defaultCurrency: ledger.currency,
    locale: await localeOf(db, row.userId),
  });
  const currencies = currenciesOf(chosen, accounts);
  assertCurrencies(statement, chosen, accounts);

  const known = new Map<string, KnownLines>();
  for (const { key, accountId } of chosen) {
    const lines = matchable.get(key);
    if (accountId !== null && lines) known.set(key, await loadKnownLines(db, ledgerId, accountId, lines));
  }
  progress(0.6);
  const { read, categories } = await loadBulkCategoriser(db, ledgerId);
  const tally = new Tally();
  const proposals = buildProposals(statement, matchable, known, {
    read,
    payeeCategories: await payeeCategories(db, ledgerId),
    categoriesByName: new Map(categories.map((category) => [nameKey(category.name), category.id])),
    currencies,
  });
  const chunks = await packProposals(tally.of(proposals));
  progress(0.9);
  const matched = { statement, kinds: tally.kinds };
  for (const account of chosen) {
    if (account.newAccount) account.openingBalance = newOpeningBalance(matched, account.key);
  }
  const balanceCheck = await predictBalances(db, ledgerId, matched, chosen);
  return {
    chunks,
    patch: { ...findingsOf(statement, chosen, tally), balanceCheck, answers, matchedVersion: ledger.version },
  };
}

/** What is told of proposals as they pass by. */
class Tally {
  readonly kinds: Proposal['kind'][] = [];
  readonly counts = noProposals();
  firstDate: PlainDate | null = null;
  lastDate: PlainDate | null = null;

  *of(proposals: Iterable<Proposal>): Generator<Proposal> {
    for (const proposal of proposals) {
      const { kind, date } = proposal;
      this.kinds.push(kind);
      countProposal(this.counts, proposal);
      if (date !== null && kind !== 'invalid') {
        if (this.firstDate === null || date < this.firstDate) this.firstDate = date;
        if (this.lastDate === null || date > this.lastDate) this.lastDate = date;
      }
      yield proposal;
    }
  }
}

/** Answers given for this file win over those that are remembered of files of its shape. */
async function readStatement(
  db: Session['db'],
  row: ImportRow,
  bytes: Uint8Array,
  options: Omit<ParseStatementOptions, 'answers'>,
) {
  const first = parseStatement(bytes, { ...options, answers: row.answers });
  const remembered = await rememberedShape(db, row.ledgerId, first.shape);
  const answers = { ...remembered.answers, ...row.answers };
  const isSame = Object.keys(answers).length === Object.keys(row.answers).length;
  const statement = isSame ? first : parseStatement(bytes, { ...options, answers });
  return { statement, remembered: remembered.accounts, answers: JSON.stringify(answers) };
}

function currenciesOf(chosen: readonly ChosenAccount[], accounts: readonly LedgerAccount[]): Map<string, string> {
  const byId = new Map(accounts.map((account) => [account.id, account.currency]));
  return new Map(
    chosen.flatMap(({ key, accountId, newAccount }) => {
      const currency = newAccount?.currency ?? (accountId === null ? undefined : byId.get(accountId));
      return currency === undefined ? [] : [[key, currency] as const];
    }),
  );
}

/** A file in another currency than its account's is refused as a whole. */
function assertCurrencies(
  statement: Statement,
  chosen: readonly ChosenAccount[],
  accounts: readonly LedgerAccount[],
): void {
  for (const { key, accountId } of chosen) {
    const account = accounts.find((candidate) => candidate.id === accountId);
    const stated = statement.accounts.find((candidate) => candidate.key === key)?.currency ?? null;
    if (!account || stated === null || stated === account.currency) continue;
    const names = { currency: stated, account: account.name, accountCurrency: account.currency };
    throw refusalOf('currency-mismatch', fileProblems.make('other-currency', names));
  }
}

function findingsOf(statement: Statement, chosen: readonly ChosenAccount[], tally: Tally) {
  return {
    status: 'ready',
    format: statement.format,
    bank: statement.bank,
    shape: statement.shape,
    inferences: JSON.stringify(inferencesOf(statement, chosen)),
    questions: JSON.stringify(statement.questions),
    accounts: JSON.stringify(chosen),
    counts: JSON.stringify(tally.counts),
    firstDate: tally.firstDate,
    lastDate: tally.lastDate,
    currency: statement.accounts[0]?.currency ?? null,
    notCounted: statement.notCounted,
    progress: 1,
    ...noProblem,
  } as const;
}

/** What the file says nothing of is no guess where the account that it goes to is there: its currency. */
function inferencesOf({ inferences }: Statement, [first]: readonly ChosenAccount[]): Statement['inferences'] {
  if (!first?.accountId) return inferences;
  return inferences.map((inference) => (inference.field === 'currency' ? { ...inference, confidence: 1 } : inference));
}
