import { fingerprintOf } from '@expenseai/core/matching/fingerprint';
import { matchLines } from '@expenseai/core/matching/match-lines';
import type { MatchableLine } from '@expenseai/core/matching/match-types';
import { nameKey } from '@expenseai/core/text/normalise';
import type { Db } from '../../platform/database/database.ts';
import { type ChosenAccount, knownAccount } from './choose-accounts.ts';
import type { Commit } from './commit-plan.ts';
import { ledgerAccounts, rememberedShape } from './imports.repository.ts';
import { loadKnownLines } from './known-lines.repository.ts';
import { overlappingAccounts } from './overlapping-accounts.repository.ts';
import { packProposals } from './pack-proposals.ts';
import type { Proposal } from './proposal.ts';
import { saveProposals } from './proposals.repository.ts';

/**
 * The matcher's word on each line as the ledger is now, under its lock. An account that the preview showed as new may
 * have been made meanwhile by another file of the same account: then the lines go there. Notes in `commit.rematched` when
 * it thinks otherwise than the preview did.
 */
export async function matchAgain(db: Db, ledgerId: string, commit: Commit): Promise<void> {
  const proposals: Proposal[] = [];
  for await (const some of commit.proposals()) proposals.push(...some);
  commit.proposals = () => [proposals];
  commit.accounts = await accountsNow(db, ledgerId, commit, proposals);
  const byNumber = new Map(proposals.map((proposal) => [proposal.n, proposal]));
  for (const { key, accountId } of commit.accounts) {
    if (accountId === null) continue;
    const lines = proposals.flatMap((proposal) =>
      proposal.accountKey === key ? matchableAgain(proposal, commit.sources.get(key) ?? '') : [],
    );
    const known = await loadKnownLines(db, ledgerId, accountId, lines);
    for (const match of matchLines({ lines, ...known })) {
      const proposal = byNumber.get(match.n);
      if (!proposal) continue;
      if (proposal.kind !== match.kind) commit.rematched = proposals;
      Object.assign(proposal, { kind: match.kind, candidates: match.candidates, twins: match.twins });
    }
  }
}

function matchableAgain(proposal: Proposal, source: string): MatchableLine[] {
  const { n, kind, status, externalId, date, amount } = proposal;
  if (kind === 'invalid' || amount === null) return [];
  const text = nameKey(proposal.descriptor);
  return [{ n, status, source, externalId, date, amount, fingerprint: fingerprintOf({ date, amount, text }), text }];
}

/** Keeps what was matched again, so that the import's lines say what became of them. */
export async function saveRematched(db: Db, { row, rematched }: Commit): Promise<void> {
  if (rematched) await saveProposals(db, row.ledgerId, row.id, await packProposals(rematched));
}

async function accountsNow(
  db: Db,
  ledgerId: string,
  { row, accounts }: Commit,
  proposals: readonly Proposal[],
): Promise<ChosenAccount[]> {
  const proposed = accounts.flatMap(({ key, number = null, newAccount }, index) => {
    const isWanted = index === 0 && row.chosenNewAccount !== null;
    return newAccount && !isWanted ? [{ key, number, currency: newAccount.currency }] : [];
  });
  if (proposed.length === 0) return accounts;
  const choice = {
    accounts: await ledgerAccounts(db, ledgerId),
    remembered: row.shape === null ? new Map() : (await rememberedShape(db, ledgerId, row.shape)).accounts,
  };
  const file = { accounts: proposed, lines: Map.groupBy(proposals, ({ accountKey }) => accountKey) };
  const overlapping = await overlappingAccounts(db, ledgerId, file, choice.accounts);
  return accounts.map((account) => {
    const stated = proposed.find(({ key }) => key === account.key);
    const known = stated && (knownAccount(stated, choice) ?? overlapping.get(stated.key));
    return known ? { ...account, accountId: known, newAccount: null } : account;
  });
}
