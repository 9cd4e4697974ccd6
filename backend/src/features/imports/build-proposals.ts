import { cleanPayee, payeeKey } from '@expenseai/core/categorising/clean-payee';
import type { BulkReading } from '@expenseai/core/categorising/read-in-bulk';
import { isCutShort, maxTextLength } from '@expenseai/core/importing/clean-text';
import { type LineProblem, lineProblems } from '@expenseai/core/importing/line-problems';
import type { Statement, StatementLine } from '@expenseai/core/importing/statement';
import { sourceOf } from '@expenseai/core/matching/fingerprint';
import { matchLines } from '@expenseai/core/matching/match-lines';
import type { LineMatch, MatchableLine } from '@expenseai/core/matching/match-types';
import { matchableLine } from '@expenseai/core/matching/matchable-line';
import { nameKey, normaliseText } from '@expenseai/core/text/normalise';
import type { KnownLines } from './known-lines.repository.ts';
import type { Proposal } from './proposal.ts';

/** What the ledger knows that a proposal is made with. */
export interface ProposalKnowledge {
  /** Payee and category of a line, of `readInBulk`. */
  read: (line: { text: string; amount: number }) => BulkReading;
  /** Default categories of payees, by the payee's key. */
  payeeCategories: ReadonlyMap<string, string>;
  /** Categories by the `nameKey` of their name: a file may name them itself. */
  categoriesByName: ReadonlyMap<string, string>;
  /** Currency of each account in the file, by its key. */
  currencies: ReadonlyMap<string, string>;
}

/** Lines of each account as the matcher sees them, by the account's key. */
export function matchableLines(statement: Statement): Map<string, MatchableLine[]> {
  const { format, shape, accounts } = statement;
  const numbers = new Map(accounts.map((account) => [account.key, account.number]));
  const byAccount = new Map<string, { source: string; lines: MatchableLine[] }>();
  for (const line of statement.lines) {
    let account = byAccount.get(line.accountKey);
    if (!account) {
      const source = sourceOf({ format, shape, accountNumber: numbers.get(line.accountKey) ?? null });
      account = { source, lines: [] };
      byAccount.set(line.accountKey, account);
    }
    const matchable = matchableLine(line, account.source);
    if (matchable) account.lines.push(matchable);
  }
  return new Map([...byAccount].map(([key, { lines }]) => [key, lines]));
}

/**
 * Each line as a proposal: cleaned payee, category with its confidence, and whether the ledger has it already. They are
 * made as they are taken, so that a large file's are never all held.
 */
export function* buildProposals(
  statement: Statement,
  matchable: ReadonlyMap<string, MatchableLine[]>,
  known: ReadonlyMap<string, KnownLines>,
  knowledge: ProposalKnowledge,
): Generator<Proposal> {
  // By `n`, which counts from 1 without a gap.
  const matched: { line: MatchableLine; match: LineMatch | undefined }[] = new Array(statement.lines.length + 1);
  for (const [accountKey, lines] of matchable) {
    const matches = matchLines({ lines, ...(known.get(accountKey) ?? { known: [], remembered: [] }) });
    for (const [index, line] of lines.entries()) matched[line.n] = { line, match: matches[index] };
  }
  for (const line of statement.lines) {
    const found = matched[line.n];
    yield toProposal(line, found?.line, found?.match, knowledge);
  }
}

function toProposal(
  line: StatementLine,
  matchable: MatchableLine | undefined,
  match: LineMatch | undefined,
  knowledge: ProposalKnowledge,
): Proposal {
  // As the matcher reads it: a file without a text column still says something by payee and notes.
  const descriptor = line.descriptor || [line.payee, line.notes].filter((part) => part !== null).join(' ');
  const reading = knowledge.read({ text: descriptor, amount: line.amount ?? 0 });
  const payee = payeeOf(line, reading);
  const problems = problemsOf(line, matchable, knowledge);
  const isInvalid = problems.length > 0 || !match;
  return {
    n: line.n,
    row: line.row,
    kind: isInvalid ? 'invalid' : match.kind,
    accountKey: line.accountKey,
    date: line.date,
    amount: line.amount,
    currency: line.currency,
    status: line.status,
    payee,
    descriptor,
    notes: line.notes,
    externalId: line.externalId,
    original: line.original,
    balance: line.balance,
    ...(isInvalid ? noCategory : categoryOf(line, payee, reading, knowledge)),
    searchText: searchTextOf(payee, line, matchable),
    candidates: isInvalid ? [] : match.candidates,
    twins: isInvalid ? null : match.twins,
    problems: isInvalid ? problems : cutTexts(line),
  };
}

function problemsOf(
  line: StatementLine,
  matchable: MatchableLine | undefined,
  { currencies }: ProposalKnowledge,
): readonly LineProblem[] {
  if (line.problems.length > 0) return line.problems;
  const { currency } = line;
  const accountCurrency = currencies.get(line.accountKey);
  if (currency !== null && accountCurrency !== undefined && currency !== accountCurrency) {
    return [lineProblems.make('other-currency', { currency, accountCurrency })];
  }
  if (!matchable) return [lineProblems.make('no-amount')];
  return line.date === null ? [lineProblems.make('no-date')] : none;
}

const none: readonly LineProblem[] = [];

/** Such a line is written all the same, with as much of the text as is kept. */
function cutTexts(line: StatementLine): readonly LineProblem[] {
  const isCut = [line.descriptor, line.payee ?? '', line.notes ?? ''].some(isCutShort);
  return isCut ? [lineProblems.make('text-cut', { most: maxTextLength })] : none;
}

const noCategory = { categoryId: null, categorySource: null, confidence: null } as const;

function payeeOf(line: StatementLine, reading: BulkReading): string | null {
  const payee = (line.payee && line.descriptor ? cleanPayee(line.payee) : reading.payee).slice(0, 200).trim();
  return payee === '' ? null : payee;
}

/** Each part normalised, with spaces between; the descriptor's form is the matcher's. */
function searchTextOf(payee: string | null, line: StatementLine, matchable: MatchableLine | undefined): string {
  const parts = [normaliseText(payee ?? '')];
  if (line.notes !== null && line.descriptor) parts.push(normaliseText(line.notes));
  if (matchable) parts.push(matchable.text);
  return parts.filter((part) => part !== '').join(' ');
}

function categoryOf(line: StatementLine, payee: string | null, reading: BulkReading, knowledge: ProposalKnowledge) {
  const { payeeCategories, categoriesByName } = knowledge;
  const byPayee = payee === null || payeeCategories.size === 0 ? undefined : payeeCategories.get(payeeKey(payee));
  if (byPayee !== undefined) return { categoryId: byPayee, categorySource: 'rule', confidence: null } as const;
  const named = line.category === null ? undefined : categoriesByName.get(nameKey(line.category));
  if (named !== undefined) return { categoryId: named, categorySource: 'rule', confidence: null } as const;
  const { categoryId, confidence } = reading;
  if (categoryId === null) return noCategory;
  return { categoryId, categorySource: 'model', confidence: Math.round(confidence * 10_000) / 10_000 } as const;
}
