import { fileProblems } from '@expenseai/core/importing/file-problems';
import { inferenceReasons } from '@expenseai/core/importing/inference-reasons';
import { lineProblems } from '@expenseai/core/importing/line-problems';
import { z } from 'zod';
import { AccountKind } from './accounts.ts';
import { AmountValue, Currency, DateOnly, Id, Instant, name, PageQuery, pageOf, Total, text } from './common.ts';
import { LedgerParams } from './ledgers.ts';
import { route } from './route.ts';

export const maxImportBytes = 50 * 1024 * 1024;

export const ImportStatus = z.enum(['parsing', 'ready', 'committing', 'done', 'failed']);
export const ImportLineKind = z.enum(['new', 'duplicate', 'matched', 'uncertain', 'invalid']);
export const ImportLineAction = z.enum(['add', 'skip', 'merge']);

/** What a sentence says, as a code and what fills it, for who says it in another language. */
function remark<Code extends string>(codes: readonly Code[]) {
  return z.object({ code: z.enum(codes), params: z.record(z.string(), z.union([z.string(), z.number()])) });
}

const Options = z.array(z.object({ value: z.string(), label: z.string() }));

export const Inference = z
  .object({
    field: z.string(),
    value: z.string(),
    confidence: z.number(),
    /** Why, in a few words. */
    reason: z.string(),
    /** The same by code. */
    because: remark(inferenceReasons.codes),
    options: Options,
  })
  .meta({ id: 'Inference' });

export const ImportQuestion = z
  .object({ field: z.string(), text: z.string(), options: Options })
  .meta({ id: 'ImportQuestion' });

const NewAccount = z.object({ name: z.string(), kind: AccountKind, currency: Currency, number: z.string().nullable() });

export const ImportCounts = z.object({
  total: z.int(),
  new: z.int(),
  duplicate: z.int(),
  matched: z.int(),
  uncertain: z.int(),
  invalid: z.int(),
});

/** What the commit would do as the lines are decided on; once it is done, what came of them until now. */
const ImportOutcome = z.object({
  added: z.int(),
  merged: z.int(),
  /** Duplicates that stay out. */
  duplicate: z.int(),
  /** Left out by a person. */
  skipped: z.int(),
  /** Still undecided. */
  open: z.int(),
});

export const BalanceCheck = z
  .object({ stated: Total, computed: Total, date: DateOnly, firstGapLine: z.int().nullable() })
  .meta({ id: 'BalanceCheck' });

export const Import = z
  .object({
    id: Id,
    status: ImportStatus,
    fileName: z.string(),
    size: z.int(),
    format: z.string().nullable(),
    bank: z.string().nullable(),
    inferences: z.array(Inference),
    questions: z.array(ImportQuestion),
    /** The account that lines go to; where the file has several, of the first. */
    accountId: Id.nullable(),
    newAccount: NewAccount.nullable(),
    /** One for each account that the file has. */
    accounts: z.array(
      z.object({ key: z.string(), accountId: Id.nullable(), newAccount: NewAccount.nullable(), lineCount: z.int() }),
    ),
    counts: ImportCounts,
    firstDate: DateOnly.nullable(),
    lastDate: DateOnly.nullable(),
    currency: Currency.nullable(),
    /** Rows that are no transactions on purpose, such as an opening balance. */
    notCounted: z.int(),
    /** 0 to 1 while parsing or committing. */
    progress: z.number(),
    balanceCheck: BalanceCheck.optional(),
    operationId: Id.nullable(),
    isUndone: z.boolean(),
    /** Null while there is nothing to review yet. */
    outcome: ImportOutcome.nullable(),
    /** Why it failed, in a sentence. */
    problem: z.string().nullable(),
    /** The same by code; the sentence is all of theirs. */
    problems: z.array(remark(fileProblems.codes)),
    createdAt: Instant,
    version: z.int(),
  })
  .meta({ id: 'Import' });
export type Import = z.output<typeof Import>;

export const Candidate = z
  .object({
    transactionId: Id.nullable(),
    date: DateOnly,
    amount: AmountValue,
    payee: z.string().nullable(),
    descriptor: z.string().nullable(),
    /** How alike, 0 to 1, and why in a sentence. */
    score: z.number(),
    reason: z.string(),
  })
  .meta({ id: 'Candidate' });

export const ImportLine = z
  .object({
    n: z.int(),
    /** Physical line of the file, from 1. */
    row: z.int(),
    kind: ImportLineKind,
    /** What the commit will do; null while a person has to decide. */
    action: ImportLineAction.nullable(),
    draft: z.object({
      date: DateOnly.nullable(),
      amount: AmountValue.nullable(),
      currency: Currency.nullable(),
      payee: z.string().nullable(),
      descriptor: z.string(),
      status: z.enum(['pending', 'cleared']),
      categoryId: Id.nullable(),
      confidence: z.number().nullable(),
    }),
    candidates: z.array(Candidate),
    /** Equal lines: how many the file has, and how many the ledger. */
    twins: z.object({ inFile: z.int(), inLedger: z.int() }).optional(),
    problem: z.string().optional(),
    /** The same by code; the sentence is all of theirs. */
    problems: z.array(remark(lineProblems.codes)),
  })
  .meta({ id: 'ImportLine' });
export type ImportLine = z.output<typeof ImportLine>;

const ImportParams = z.strictObject({ ledgerId: Id, importId: Id });
const LineParams = z.strictObject({ ledgerId: Id, importId: Id, n: z.coerce.number().int().min(1) });

export const createImport = route('POST', '/api/v1/ledgers/{ledgerId}/imports', {
  summary: 'Upload a bank file (multipart: file, accountId?); it is read in the background',
  access: 'editor',
  params: LedgerParams,
  consumes: 'multipart/form-data',
  body: z.unknown(),
  response: Import,
  status: 202,
});
export const listImports = route('GET', '/api/v1/ledgers/{ledgerId}/imports', {
  summary: 'Imports, newest first',
  access: 'viewer',
  params: LedgerParams,
  query: PageQuery,
  response: pageOf(Import),
});
export const getImport = route('GET', '/api/v1/ledgers/{ledgerId}/imports/{importId}', {
  summary: 'One import with its inferences, questions and counts',
  access: 'viewer',
  params: ImportParams,
  response: Import,
});
export const listImportLines = route('GET', '/api/v1/ledgers/{ledgerId}/imports/{importId}/lines', {
  summary: 'Proposed lines of an import, in the order of the file',
  access: 'viewer',
  params: ImportParams,
  query: z.strictObject({ ...PageQuery.shape, kind: ImportLineKind.optional() }),
  response: pageOf(ImportLine),
});
export const updateImport = route('PATCH', '/api/v1/ledgers/{ledgerId}/imports/{importId}', {
  summary: 'Change inferences, answer questions, or name the account; the file is read again',
  access: 'editor',
  params: ImportParams,
  body: z.strictObject({
    answers: z
      .record(text(40), text(200))
      .refine((answers) => Object.keys(answers).length <= 50, 'must have at most 50 answers')
      .optional(),
    accountId: Id.optional(),
    newAccount: z.strictObject({ name: name(200), kind: AccountKind }).optional(),
  }),
  response: Import,
});
export const updateImportLine = route('PATCH', '/api/v1/ledgers/{ledgerId}/imports/{importId}/lines/{n}', {
  summary: 'Decide on a line, or change its draft',
  access: 'editor',
  params: LineParams,
  body: z.strictObject({
    action: ImportLineAction.optional(),
    draft: z
      .strictObject({ payee: name(200).nullable(), categoryId: Id.nullable() })
      .partial()
      .optional(),
  }),
  response: ImportLine,
});
const LineRange = z.strictObject({ from: z.int().min(1), to: z.int().min(1) });
/** A decision on all lines of a kind, or on those named; what it doesn't say stays as it is. */
const LineChange = z
  .strictObject({
    kind: ImportLineKind.exclude(['invalid']).optional(),
    /** Numbers `n`, both ends included. */
    lines: z.array(LineRange).max(100_000).optional(),
    /** Null: what the line's kind says. */
    action: ImportLineAction.nullable().optional(),
    /** Null: the one that is proposed; its id null: none. */
    category: z.strictObject({ id: Id.nullable() }).nullable().optional(),
  })
  .refine(({ kind, lines }) => (kind === undefined) !== (lines === undefined), 'give either kind or lines');

export const updateImportLines = route('POST', '/api/v1/ledgers/{ledgerId}/imports/{importId}/lines/bulk', {
  summary: 'Decide on many lines of an import that isn’t committed; `before` sent as `changes` takes it back',
  access: 'editor',
  params: ImportParams,
  body: z.strictObject({ changes: z.array(LineChange).min(1).max(1_000) }),
  response: z.object({ changed: z.int(), before: z.array(LineChange) }),
});
export const commitImport = route('POST', '/api/v1/ledgers/{ledgerId}/imports/{importId}/commit', {
  summary: 'Write what is new and matched, as one operation, in the background; safe to repeat',
  access: 'editor',
  params: ImportParams,
  response: Import,
  status: 202,
});
export const stopImport = route('POST', '/api/v1/ledgers/{ledgerId}/imports/{importId}/stop', {
  summary: 'Stop a commit that is being written: nothing of it is kept, and the import waits for its review again',
  access: 'editor',
  params: ImportParams,
  response: Import,
});
export const deleteImport = route('DELETE', '/api/v1/ledgers/{ledgerId}/imports/{importId}', {
  summary: 'Drop an import that is not committed; a committed one is undone by its operation',
  access: 'editor',
  params: ImportParams,
  status: 204,
});
