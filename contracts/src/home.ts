import { z } from 'zod';
import { Account } from './accounts.ts';
import { AmountValue, Currency, DateOnly, Id, Instant, listOf, QueryText, TimeZone, Total, text } from './common.ts';
import { LedgerParams } from './ledgers.ts';
import { route } from './route.ts';
import { CategoryEvidence, Transaction } from './transactions.ts';

/** Decisions that wait, as the inbox groups them: at most 100 about categories, at most 500 about lines. */
export const InboxCounts = z.object({ uncertainCategories: z.int(), undecidedLines: z.int() });

const Curve = z.array(z.object({ date: DateOnly, spent: Total }));

/**
 * A month of the ledger, in its own currency only. What was spent is positive; refunds lower it. Figures are of the whole
 * month, so that they are the sum of what their `q` lists; those "by today" stop on `until`.
 */
export const Home = z
  .object({
    currency: Currency,
    period: z.object({ from: DateOnly, to: DateOnly }),
    today: DateOnly,
    /** Today, or the last day of a month that is over. */
    until: DateOnly,
    income: Total,
    spent: Total,
    spentByToday: Total,
    /** Median of the last 3 to 12 months up to the same day; absent with fewer than 3. */
    usualByToday: Total.optional(),
    /** Of the month before, up to the same day. */
    previousByToday: Total,
    /** Spending from the first day of the month, added up, day by day, as far as `until` or what is entered beyond it. */
    curve: Curve,
    /** The whole month before. */
    previousCurve: Curve,
    /** Biggest first; `previous` is of the whole month before. */
    categories: z.array(z.object({ categoryId: Id.nullable(), spent: Total, previous: Total, q: z.string() })),
    accounts: z.array(Account),
    /** The newest of the ledger; of a month that is over, those of that month. */
    recent: z.array(Transaction),
    inbox: InboxCounts,
    /** Transactions of the month that aren't in the figures; pending ones are, though they may still change. */
    leftOut: z.object({ transfers: z.int(), pending: z.int(), otherCurrencies: z.int() }),
    /** Lists the month. */
    q: z.string(),
  })
  .meta({ id: 'Home' });
export type Home = z.output<typeof Home>;

export const getHome = route('GET', '/api/v1/ledgers/{ledgerId}/home', {
  summary: 'The month at a glance',
  access: 'viewer',
  params: LedgerParams,
  /** Any day of the month that is wanted, not after this month; left out, this month. */
  query: z.strictObject({ month: DateOnly.optional() }),
  response: Home,
});

export const InboxItem = z
  .object({
    kind: z.enum(['category', 'duplicate']),
    /** Of several the one with the most lines. */
    payee: z.string().nullable(),
    /**
     * Of uncertain categories what one answer settles, most lines first: payees with the same proposal that share a word
     * or are each known for it.
     */
    payees: z.array(z.object({ id: Id.nullable(), name: z.string().nullable(), count: z.int(), sum: Total })),
    /** The word that the names of several payees share. */
    word: z.string().nullable(),
    count: z.int(),
    sum: Total,
    currency: Currency,
    /** Lists what the item is about. */
    q: z.string(),
    suggestion: z
      .object({
        categoryId: Id,
        confidence: z.number(),
        /** The reason as a sentence, and the lines behind it. */
        why: z.string(),
        evidence: z.array(CategoryEvidence),
        /** The likeliest others, each with its part of what the confidence leaves; at most 8. */
        others: z.array(z.object({ categoryId: Id, confidence: z.number() })),
      })
      .nullable(),
    /** Of a possible duplicate: the line that waits. */
    importId: Id.nullable(),
    line: z.int().nullable(),
  })
  .meta({ id: 'InboxItem' });
export type InboxItem = z.output<typeof InboxItem>;

export const getInbox = route('GET', '/api/v1/ledgers/{ledgerId}/inbox', {
  summary: 'What waits for a decision, biggest first',
  access: 'viewer',
  params: LedgerParams,
  response: listOf(InboxItem),
});

const Part = z.object({
  field: z.string(),
  text: z.string(),
  /** Offsets into the text in UTF-16 units, end exclusive. */
  start: z.int(),
  end: z.int(),
  value: z.string(),
  confidence: z.number(),
});

export const parseEntry = route('POST', '/api/v1/ledgers/{ledgerId}/entries/parse', {
  summary: 'Read one line of plain words as a transaction; writes nothing',
  access: 'viewer',
  inMaintenance: true,
  limit: 'ai',
  params: LedgerParams,
  body: z.strictObject({ text: text(1_000), now: Instant.optional(), timeZone: TimeZone.optional() }),
  response: z.object({
    kind: z.enum(['expense', 'income', 'transfer', 'not-an-entry']),
    draft: z.object({
      date: DateOnly.nullable(),
      accountId: Id.nullable(),
      transferAccountId: Id.nullable(),
      amount: AmountValue.nullable(),
      currency: Currency,
      payee: z.string().nullable(),
      payeeId: Id.nullable(),
      categoryId: Id.nullable(),
      notes: z.string().nullable(),
      tags: z.array(z.string()),
      paymentMethod: z.string().nullable(),
      status: z.enum(['pending', 'cleared']),
    }),
    parts: z.array(Part),
    questions: z.array(
      z.object({
        field: z.string(),
        text: z.string(),
        options: z.array(z.object({ value: z.string(), label: z.string() })),
        isBlocking: z.boolean(),
      }),
    ),
    /** What the sentence says beyond one transaction. */
    details: z.object({
      splitWith: z.array(z.string()),
      /** The part of the amount that is one's own. */
      ownShare: Total.nullable(),
      recurrence: z.string().nullable(),
      isRefund: z.boolean(),
      /** Who paid, where it was somebody else. */
      paidBy: z.string().nullable(),
    }),
  }),
});

export const exportTransactions = route('GET', '/api/v1/ledgers/{ledgerId}/exports', {
  summary: 'All transactions that match a query, streamed as CSV or JSON',
  access: 'viewer',
  params: LedgerParams,
  query: z.strictObject({ format: z.enum(['csv', 'json']), q: QueryText.optional() }),
  produces: 'text/csv',
});
