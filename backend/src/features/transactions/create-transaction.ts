import type { InputOf } from '@expenseai/contracts/route';
import type { createTransaction } from '@expenseai/contracts/transactions';
import { AppError } from '@expenseai/core/errors';
import { amount, sum } from '@expenseai/core/money/amount';
import { v7 as uuid } from 'uuid';
import { together } from '../../platform/database/together.ts';
import type { Change } from '../../platform/operations/change.ts';
import { proposeCategory } from '../categorising/propose-category.ts';
import { findOrCreatePayees, type KnownPayee } from '../payees/payee-names.ts';
import { ensureTags } from '../tags/tag-names.ts';
import { categoriserText, searchTextOf } from './drafts.ts';
import { type AccountReference, assertCategories, openAccounts } from './references.repository.ts';
import { insertTransactions, type NewSplit, type NewTransaction } from './write-transactions.ts';

export type TransactionDraft = InputOf<typeof createTransaction>['body'];

/** Writes a transaction, or both legs of a transfer, inside an operation; gives the id of the (first) one. */
export async function writeTransaction(change: Change, draft: TransactionDraft, now: Date): Promise<string> {
  const accountIds = draft.transferAccountId ? [draft.accountId, draft.transferAccountId] : [draft.accountId];
  const [accounts, payees] = await together([
    openAccounts(change, change.ledgerId, accountIds),
    findOrCreatePayees(change, draft.payee ? [draft.payee] : []),
    ensureTags(change, draft.tags ?? []),
  ]);
  const base = baseOf(draft, payees.get(draft.payee ?? ''));
  const rows = draft.transferAccountId
    ? transferLegs(draft, base, accounts)
    : [{ ...base, ...(await categorised(change, draft, base.payeeId, now)) }];
  await insertTransactions(change, rows);
  change.subjectId = base.id;
  return base.id;
}

type Base = Omit<NewTransaction, 'splits' | 'categorySource' | 'confidence' | 'needsReview' | 'reviewedAt'>;

function baseOf(draft: TransactionDraft, payee: KnownPayee | undefined): Base {
  return {
    id: uuid(),
    accountId: draft.accountId,
    date: draft.date,
    amount: draft.amount,
    payeeId: payee?.id ?? null,
    notes: draft.notes ?? null,
    tags: [...new Set(draft.tags ?? [])],
    paymentMethod: draft.paymentMethod ?? null,
    status: draft.status ?? 'cleared',
    transferId: null,
    originalAmount: null,
    originalCurrency: null,
    source: 'manual',
    externalId: null,
    statementDate: null,
    statementAmount: null,
    descriptor: null,
    searchText: searchTextOf(payee?.name ?? null, draft.notes ?? null, null),
  };
}

type Categorised = Pick<NewTransaction, 'splits' | 'categorySource' | 'confidence' | 'needsReview' | 'reviewedAt'>;

const byHand = { categorySource: 'hand', confidence: null, needsReview: false } as const;

async function categorised(
  change: Change,
  draft: TransactionDraft,
  payeeId: string | null,
  now: Date,
): Promise<Categorised> {
  if (draft.splits) {
    if (draft.categoryId) {
      throw new AppError('validation', {
        errors: [{ path: 'categoryId', message: 'give either categoryId or splits' }],
      });
    }
    await assertCategories(
      change,
      change.ledgerId,
      draft.splits.map((split) => split.categoryId),
    );
    return { splits: balanced(draft.amount, draft.splits), ...byHand, reviewedAt: now.toISOString() };
  }
  if (draft.categoryId) {
    await assertCategories(change, change.ledgerId, [draft.categoryId]);
    return { splits: [only(draft.amount, draft.categoryId)], ...byHand, reviewedAt: now.toISOString() };
  }
  const text = categoriserText({ descriptor: null, payee: draft.payee ?? null, notes: draft.notes ?? null });
  const proposal = await proposeCategory(change, { text, amount: draft.amount }, payeeId);
  const { categoryId, ...rest } = proposal;
  return { splits: [only(draft.amount, categoryId)], ...rest, reviewedAt: null };
}

function only(amountOfAll: number, categoryId: string | null): NewSplit {
  return { categoryId, amount: amountOfAll, notes: null };
}

/** The splits as they are stored; throws `unbalanced-splits` with what is left over. */
export function balanced(
  total: number,
  splits: readonly { categoryId: string | null; amount: number; notes?: string | null | undefined }[],
): NewSplit[] {
  const left = total - sum(splits.map((split) => amount(split.amount)));
  if (left !== 0) {
    throw new AppError('unbalanced-splits', {
      detail: 'The splits must add up to the amount.',
      extra: { left },
    });
  }
  return splits.map((split) => ({ categoryId: split.categoryId, amount: split.amount, notes: split.notes ?? null }));
}

function transferLegs(draft: TransactionDraft, base: Base, accounts: Map<string, AccountReference>): NewTransaction[] {
  const [from, to] = [accounts.get(draft.accountId), accounts.get(draft.transferAccountId ?? '')];
  if (!from || !to || from === to) throw new AppError('transfer-invalid');
  if (draft.categoryId || draft.splits) {
    throw new AppError('transfer-invalid', { detail: 'A transfer has no category: it is neither income nor expense.' });
  }
  if (from.currency !== to.currency && draft.transferAmount === undefined) {
    throw new AppError('transfer-invalid', {
      detail: `The accounts have different currencies: say with transferAmount what arrives in ${to.currency}.`,
    });
  }
  const other = draft.transferAmount ?? -draft.amount;
  if (
    Math.sign(other) !== -Math.sign(draft.amount) ||
    draft.amount === 0 ||
    (from.currency === to.currency && other !== -draft.amount)
  ) {
    throw new AppError('transfer-invalid', { detail: 'What leaves one account must arrive in the other.' });
  }
  const transferId = uuid();
  const leg = (id: string, accountId: string, legAmount: number): NewTransaction => ({
    ...base,
    id,
    accountId,
    amount: legAmount,
    transferId,
    categorySource: null,
    confidence: null,
    needsReview: false,
    reviewedAt: null,
    splits: [only(legAmount, null)],
  });
  return [leg(base.id, from.id, draft.amount), leg(uuid(), to.id, other)];
}
