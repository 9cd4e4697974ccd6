import { z } from 'zod';
import { TagName } from './categories.ts';
import {
  AmountValue,
  Currency,
  DateOnly,
  Id,
  Instant,
  listOf,
  name,
  PageQuery,
  pageOf,
  QueryText,
  Total,
  text,
} from './common.ts';
import { LedgerParams } from './ledgers.ts';
import { route } from './route.ts';

export const TransactionStatus = z.enum(['pending', 'cleared', 'reconciled']);
/** Reconciled is reached by reconciling an account, never by an edit. */
const WritableStatus = z.enum(['pending', 'cleared']);

export const Split = z
  .object({ categoryId: Id.nullable(), amount: AmountValue, notes: z.string().nullable() })
  .meta({ id: 'Split' });

export const Transaction = z
  .object({
    id: Id,
    date: DateOnly,
    accountId: Id,
    amount: AmountValue,
    currency: Currency,
    payee: z.object({ id: Id, name: z.string() }).nullable(),
    descriptor: z.string().nullable(),
    /** The category of the only split; null with several, or none. */
    categoryId: Id.nullable(),
    splits: z.array(Split),
    notes: z.string().nullable(),
    tags: z.array(z.string()),
    paymentMethod: z.string().nullable(),
    status: TransactionStatus,
    source: z.string(),
    transferId: Id.nullable(),
    transferAccountId: Id.nullable(),
    importId: Id.nullable(),
    original: z.object({ amount: AmountValue, currency: Currency }).nullable(),
    categorySource: z.enum(['hand', 'rule', 'model']).nullable(),
    confidence: z.number().nullable(),
    reviewedAt: Instant.nullable(),
    version: z.int(),
    createdAt: Instant,
  })
  .meta({ id: 'Transaction' });
export type Transaction = z.output<typeof Transaction>;

export const TransactionParams = z.strictObject({ ledgerId: Id, transactionId: Id });

const WritableSplit = z.strictObject({
  categoryId: Id.nullable(),
  amount: AmountValue,
  notes: text(10_000).nullable().optional(),
});
const Splits = z.array(WritableSplit).min(1).max(100);
const Tags = z.array(TagName).max(50);
const common = {
  payee: name(200).nullable(),
  categoryId: Id.nullable(),
  notes: text(10_000).nullable(),
  tags: Tags,
  paymentMethod: name(50).nullable(),
  status: WritableStatus,
};

export const listTransactions = route('GET', '/api/v1/ledgers/{ledgerId}/transactions', {
  summary: 'Transactions that match a query, newest first',
  access: 'viewer',
  params: LedgerParams,
  query: z.strictObject({ ...PageQuery.shape, q: QueryText.optional() }),
  response: pageOf(Transaction),
});

export const createTransaction = route('POST', '/api/v1/ledgers/{ledgerId}/transactions', {
  summary: 'Create a transaction, or with transferAccountId both legs of a transfer',
  access: 'editor',
  params: LedgerParams,
  body: z.strictObject({
    date: DateOnly,
    accountId: Id,
    amount: AmountValue,
    ...z.strictObject(common).partial().shape,
    splits: Splits.optional(),
    transferAccountId: Id.optional(),
    /** Of the other leg, where the accounts have different currencies. */
    transferAmount: AmountValue.optional(),
  }),
  response: Transaction,
  status: 201,
});

export const getTransaction = route('GET', '/api/v1/ledgers/{ledgerId}/transactions/{transactionId}', {
  summary: 'One transaction',
  access: 'viewer',
  params: TransactionParams,
  response: Transaction,
});

export const updateTransaction = route('PATCH', '/api/v1/ledgers/{ledgerId}/transactions/{transactionId}', {
  summary: 'Change a transaction; amount moves the only split, several need splits',
  access: 'editor',
  params: TransactionParams,
  body: z
    .strictObject({
      ...common,
      date: DateOnly,
      accountId: Id,
      amount: AmountValue,
      splits: Splits,
      isReviewed: z.boolean(),
    })
    .partial(),
  response: Transaction,
});

export const deleteTransaction = route('DELETE', '/api/v1/ledgers/{ledgerId}/transactions/{transactionId}', {
  summary: 'Delete a transaction; of a transfer both legs',
  access: 'editor',
  params: TransactionParams,
  status: 204,
});

export const BulkResult = z.object({ changed: z.int() }).meta({ id: 'BulkResult' });

export const bulkTransactions = route('POST', '/api/v1/ledgers/{ledgerId}/transactions/bulk', {
  summary: 'Change or delete all that match a query, or those named, as one operation',
  access: 'editor',
  params: LedgerParams,
  body: z
    .strictObject({
      q: QueryText.optional(),
      ids: z.array(Id).max(10_000).optional(),
      set: z
        .strictObject({
          payee: name(200).nullable(),
          categoryId: Id.nullable(),
          status: WritableStatus,
          tags: Tags,
          addTags: Tags,
          removeTags: Tags,
          isReviewed: z.boolean(),
        })
        .partial()
        .optional(),
      delete: z.literal(true).optional(),
      /** Payees that were left out on purpose: a category set here brings their waiting lines no other proposal. */
      leave: z.array(Id).max(100).optional(),
    })
    .refine((body) => (body.q === undefined) !== (body.ids === undefined), 'give either q or ids')
    .refine((body) => (body.set === undefined) !== (body.delete === undefined), 'give either set or delete'),
  response: BulkResult,
});

export const Sums = z
  .object({ currency: Currency, income: Total, expense: Total, net: Total })
  .meta({ id: 'Sums', description: 'Transfers count in neither income nor expense; net has them.' });

export const summariseTransactions = route('GET', '/api/v1/ledgers/{ledgerId}/transactions/summary', {
  summary: 'Count and sums of what matches a query',
  access: 'viewer',
  params: LedgerParams,
  query: z.strictObject({ q: QueryText.optional() }),
  response: z.object({ count: z.int(), transferCount: z.int(), pendingCount: z.int(), sums: z.array(Sums) }),
});

export const CategoryEvidence = z
  .object({ source: z.enum(['payee', 'word', 'general']), term: z.string(), count: z.int(), of: z.int() })
  .meta({ id: 'CategoryEvidence' });

export const explainCategory = route('GET', '/api/v1/ledgers/{ledgerId}/transactions/{transactionId}/why', {
  summary: 'Why this category: who set it, and the evidence',
  access: 'viewer',
  params: TransactionParams,
  response: z.object({
    source: z.enum(['hand', 'rule', 'model']).nullable(),
    suggestion: z.object({ categoryId: Id, confidence: z.number() }).nullable(),
    evidence: z.array(CategoryEvidence),
  }),
});

export const HistoryEntry = z
  .object({
    operationId: Id,
    kind: z.string(),
    userId: Id.nullable(),
    userName: z.string().nullable(),
    at: Instant,
    isUndone: z.boolean(),
    canUndo: z.boolean(),
    changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
  })
  .meta({ id: 'HistoryEntry' });

export const getTransactionHistory = route('GET', '/api/v1/ledgers/{ledgerId}/transactions/{transactionId}/history', {
  summary: 'What happened to a transaction, newest first',
  access: 'viewer',
  params: TransactionParams,
  response: listOf(HistoryEntry),
});
