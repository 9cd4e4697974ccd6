import { v7 as uuid } from 'uuid';
import type { Db, Session } from '../../platform/database/database.ts';
import type { Change } from '../../platform/operations/change.ts';
import { findOrCreatePayees, payeeAliases } from '../payees/payee-names.ts';
import { accountDays, openingBalance } from './balance-check.repository.ts';
import { type ChosenAccount, namedAccount, unusedName } from './choose-accounts.ts';
import { type Commit, type CommitPlan, type LineRow, Planner, sourcesOf } from './commit-plan.ts';
import { copyLines, insertCopiedLines } from './copy-lines.repository.ts';
import { type ImportRow, ledgerAccounts, rememberShape } from './imports.repository.ts';
import { matchAgain, saveRematched } from './match-again.ts';
import { mergeLines, rememberLines, stillThere, withBookedFacts } from './merge-lines.repository.ts';
import type { Proposal, ProposalCounts } from './proposal.ts';
import { loadDecisions } from './proposals.repository.ts';

export interface CommitOutcome {
  added: number;
  merged: number;
  /** Duplicates that stay out. */
  duplicate: number;
  /** Left out by a person. */
  skipped: number;
  /** Undecided. */
  open: number;
  counts: ProposalCounts;
  accounts: ChosenAccount[];
  /** JSON; undefined where the file states no balance. */
  balanceCheck?: string;
}

/** Everything that can be read before the ledger is locked; `proposals` are all of the import's, or the one decided on. */
export async function loadCommit(db: Db, row: ImportRow, proposals: Commit['proposals']): Promise<Commit> {
  const { ledgerId, id } = row;
  const accounts = row.accounts as ChosenAccount[];
  const numbers = new Map(accounts.map((account) => [account.key, account.number ?? null]));
  const { reviewThreshold } = await db
    .selectFrom('ledgers')
    .select('reviewThreshold')
    .where('id', '=', ledgerId)
    .executeTakeFirstOrThrow();
  const input = {
    decisions: await loadDecisions(db, ledgerId, id),
    sources: sourcesOf(row, accounts, numbers),
    aliases: await payeeAliases(db, ledgerId),
    reviewThreshold,
  };
  return { row, accounts, proposals, ...input, rematched: null, plan: new Planner({ ...input, now: new Date() }).plan };
}

/** Plans the lines, and copies those that are added to the temporary table of `copyLines` as they are planned. */
export async function stageLines(session: Pick<Session, 'client'>, commit: Commit): Promise<void> {
  const planner = new Planner({ ...commit, now: new Date() });
  await copyLines(session, rowsOf(commit.proposals(), planner));
  commit.plan = planner.plan;
}

async function* rowsOf(proposals: ReturnType<Commit['proposals']>, planner: Planner): AsyncGenerator<LineRow[]> {
  for await (const some of proposals) yield some.flatMap((proposal) => planner.take(proposal) ?? []);
}

/** Writes staged lines inside an operation. Where the ledger has changed since they were matched, they are matched again. */
export async function commitLines(change: Change, commit: Commit): Promise<CommitOutcome> {
  const { row } = commit;
  if (row.matchedVersion !== change.ledger.version) {
    await matchAgain(change.db, change.ledgerId, commit);
    await saveRematched(change.db, commit);
    await stageLines(change, commit);
  }
  const { plan } = commit;
  change.subjectId = row.id;
  const { accounts, accountIds } = await makeAccounts(change, commit, plan);
  await assertOpen(change, accountIds);
  const payees = await findOrCreatePayees(change, [...plan.payees.values()]);
  const idsByKey = new Map([...plan.payees].flatMap(([key, name]) => pair(key, payees.get(name)?.id)));
  const added =
    plan.addedByAccount.size === 0 ? 0 : await insertCopiedLines(change, row.id, accountIds, idsByKey, plan);
  const merged = await attach(change, commit, plan, accountIds);
  if (row.shape !== null && added + merged > 0) {
    await rememberShape(change.db, change.ledgerId, row.shape, accountIds, row.answers);
  }
  const balanceCheck = await checkAfter(change, row, accountIds);
  const { duplicate, open, counts } = plan;
  const skipped = plan.skipped.length;
  return { added, merged, duplicate, skipped, open, counts, accounts, ...(balanceCheck ? { balanceCheck } : {}) };
}

function pair(key: string, id: string | undefined): [string, string][] {
  return id === undefined ? [] : [[key, id]];
}

/** Accounts that the preview showed as new are made by the commit, if a line goes into them. */
async function makeAccounts(change: Change, commit: Commit, plan: CommitPlan) {
  const accountIds = new Map<string, string>();
  const accounts: ChosenAccount[] = [];
  const known = await ledgerAccounts(change.db, change.ledgerId);
  for (const account of commit.accounts) {
    if (account.accountId !== null) {
      accountIds.set(account.key, account.accountId);
      accounts.push(account);
      continue;
    }
    if (!account.newAccount || !plan.addedByAccount.has(account.key)) {
      accounts.push(account);
      continue;
    }
    const id = uuid();
    const { kind, currency, number } = account.newAccount;
    const name = unusedName(account.newAccount.name, known);
    await change.db
      .insertInto('accounts')
      .values({
        ...change.creation,
        id,
        name,
        kind,
        currency,
        number,
        openingBalance: account.openingBalance ?? 0,
        openedOn: null,
        reconciledUntil: null,
        position: known.length,
      })
      .execute();
    change.created('account', [id]);
    known.push({ id, name, kind, currency, number, isClosed: false });
    accountIds.set(account.key, id);
    accounts.push({ ...account, accountId: id, newAccount: null });
  }
  return { accounts, accountIds };
}

async function assertOpen(change: Change, accountIds: ReadonlyMap<string, string>): Promise<void> {
  const known = await ledgerAccounts(change.db, change.ledgerId);
  for (const id of accountIds.values()) namedAccount(id, known);
}

/** Attaches what completes transactions that are there, and remembers what a person settled otherwise. */
async function attach(
  change: Change,
  { row, sources }: Commit,
  plan: CommitPlan,
  accountIds: ReadonlyMap<string, string>,
): Promise<number> {
  const wanted = plan.merge.map((line) => line.transactionId);
  const present = await stillThere(change, 'transactions', wanted);
  const booked = await withBookedFacts(change, wanted);
  const facts = (proposal: Proposal) => ({
    proposal,
    source: sources.get(proposal.accountKey) ?? '',
    accountId: accountIds.get(proposal.accountKey) ?? '',
  });
  const taken = new Set<string>();
  const merges = plan.merge.filter(({ transactionId }) => {
    const isFree = present.has(transactionId) && !booked.has(transactionId) && !taken.has(transactionId);
    taken.add(transactionId);
    return isFree;
  });
  await mergeLines(
    change,
    row.id,
    merges.map(({ proposal, transactionId }) => ({ ...facts(proposal), transactionId })),
  );
  const others = plan.merge.filter((line) => !merges.includes(line) && present.has(line.transactionId));
  await rememberLines(change, [
    ...others.map((line) => ({ ...facts(line.proposal), why: 'merged' as const, transactionId: line.transactionId })),
    ...plan.skipped
      .filter((proposal) => accountIds.has(proposal.accountKey))
      .map((proposal) => ({ ...facts(proposal), why: 'skipped' as const, transactionId: null })),
  ]);
  return merges.length;
}

/** The balance that the file states, held against the ledger as it is now. */
async function checkAfter(
  change: Change,
  row: ImportRow,
  accountIds: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  const check = row.balanceCheck as { stated: number; date: string; firstGapLine: number | null } | null;
  const accountId = [...accountIds.values()][0];
  if (!check || accountId === undefined) return undefined;
  let computed: number = await openingBalance(change.db, change.ledgerId, accountId);
  for (const day of await accountDays(change.db, change.ledgerId, accountId)) {
    if (day.date <= check.date) computed += day.net;
  }
  return JSON.stringify({ ...check, computed, firstGapLine: computed === check.stated ? null : check.firstGapLine });
}
