import type { ImportLine, listImportLines } from '@expenseai/contracts/imports';
import type { InputOf } from '@expenseai/contracts/route';
import { AppError } from '@expenseai/core/errors';
import { lineProblems } from '@expenseai/core/importing/line-problems';
import type { Db } from '../../platform/database/database.ts';
import { mergedInto } from '../categories/merged-categories.ts';
import { type CandidateTransaction, candidateTransactions } from './import-lines.repository.ts';
import { actionOf, type LineDecision, type Proposal } from './proposal.ts';
import { loadDecisions, proposalChunks } from './proposals.repository.ts';

/** A page of lines in the order of the file; with `kind`, of those only. Reads one chunk of 1,000 lines a page or so. */
export async function listLines(
  db: Db,
  ledgerId: string,
  importId: string,
  query: InputOf<typeof listImportLines>['query'],
): Promise<{ items: ImportLine[]; nextCursor: string | null }> {
  const cursor = query.cursor ?? '1';
  if (!/^[1-9]\d{0,9}$/.test(cursor)) {
    throw new AppError('validation', { errors: [{ path: 'cursor', message: 'must be the nextCursor of a page' }] });
  }
  const from = Number(cursor);
  const found: Proposal[] = [];
  for await (const chunk of proposalChunks(db, ledgerId, importId, from)) {
    for (const proposal of chunk) {
      if (proposal.n >= from && (query.kind === undefined || proposal.kind === query.kind)) found.push(proposal);
    }
    if (found.length > query.limit) break;
  }
  const shown = found.slice(0, query.limit);
  const next = found[query.limit];
  return { items: await showLines(db, ledgerId, importId, shown), nextCursor: next ? String(next.n) : null };
}

export async function showLine(db: Db, ledgerId: string, importId: string, proposal: Proposal): Promise<ImportLine> {
  const [line] = await showLines(db, ledgerId, importId, [proposal]);
  if (!line) throw new AppError('not-found');
  return line;
}

async function showLines(
  db: Db,
  ledgerId: string,
  importId: string,
  proposals: readonly Proposal[],
): Promise<ImportLine[]> {
  const numbers = proposals.map(({ n }) => n);
  const decisions = await loadDecisions(db, ledgerId, importId, numbers);
  const ids = proposals.flatMap((proposal) =>
    proposal.candidates.flatMap((candidate) => candidate.transactionId ?? []),
  );
  const transactions = await candidateTransactions(db, ledgerId, ids);
  const lines = proposals.map((proposal) => toLine(proposal, decisions.get(proposal.n), transactions));
  const categoryIds = new Set(lines.flatMap((line) => line.draft.categoryId ?? []));
  const merged = await mergedInto(db, ledgerId, [...categoryIds]);
  return lines.map((line) => {
    const categoryId = merged.get(line.draft.categoryId ?? '');
    return categoryId === undefined ? line : { ...line, draft: { ...line.draft, categoryId } };
  });
}

function toLine(
  proposal: Proposal,
  decision: LineDecision | undefined,
  transactions: ReadonlyMap<string, CandidateTransaction>,
): ImportLine {
  const { n, row, kind, date, amount, currency, descriptor, status, problems } = proposal;
  return {
    n,
    row,
    kind,
    action: actionOf(proposal, decision),
    draft: {
      date,
      amount,
      currency,
      payee: decision?.hasPayee ? decision.payee : proposal.payee,
      descriptor,
      status,
      categoryId: decision?.hasCategory ? decision.categoryId : proposal.categoryId,
      confidence: decision?.hasCategory ? null : proposal.confidence,
    },
    candidates: proposal.candidates.flatMap((candidate) => {
      const transaction = transactions.get(candidate.transactionId ?? '');
      const { transactionId, score, reason } = candidate;
      if (transaction) return [{ transactionId, ...transaction, score, reason }];
      if (date === null || amount === null) return [];
      // Deleted, skipped or in the same file: the line itself says what it was.
      return [{ transactionId: null, date, amount, payee: proposal.payee, descriptor, score, reason }];
    }),
    ...(proposal.twins ? { twins: proposal.twins } : {}),
    ...(problems.length === 0 ? {} : { problem: problems.map(lineProblems.sentence).join(' ') }),
    problems: [...problems],
  };
}
