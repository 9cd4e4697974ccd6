import { isPlainDate, type PlainDate } from '@expenseai/core/calendar/plain-date';
import { type Amount, maxTransactionAmount } from '@expenseai/core/money/amount';
import { currencyOf } from '@expenseai/core/money/currencies';
import { z } from 'zod';

/** A UUIDv7 made by the app; any UUID is accepted when reading. */
export const Id = z.guid().meta({ id: 'Id' });

/** Text without U+0000, which PostgreSQL can't store. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\u0000'), 'must not contain the character U+0000');

/** A name as people see it: trimmed, not empty. */
export const name = (max: number) => text(max).trim().min(1);

export const DateOnly = z
  .string()
  .refine(isPlainDate, 'must be a day that exists, as YYYY-MM-DD')
  .meta({ id: 'Date', format: 'date', description: 'A calendar day without a zone.' }) as unknown as z.ZodType<
  PlainDate,
  string
>;

export const Instant = z.iso.datetime().meta({ id: 'Instant', description: 'UTC, ISO 8601.' });

/** Minor units of the currency beside it; at most ±10^13. */
export const AmountValue = z.int().min(-maxTransactionAmount).max(maxTransactionAmount).meta({
  id: 'Amount',
  description: 'Minor units of the currency; negative leaves the account.',
}) as unknown as z.ZodType<Amount, number>;

/** A sum of amounts: a safe integer of minor units. */
export const Total = z
  .int()
  .meta({ id: 'Total', description: 'A sum in minor units of the currency.' }) as unknown as z.ZodType<Amount, number>;

export const Currency = z
  .string()
  .length(3)
  .refine((code) => currencyOf(code) !== undefined, 'must be an ISO 4217 code such as EUR')
  .meta({ id: 'Currency', description: 'ISO 4217 code.' });

export const TimeZone = z.string().max(64).refine(isTimeZone, 'must be an IANA time zone such as Europe/Berlin');

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export const Locale = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en-GB');

/** The palette that categories are drawn with; the same names are the front end's tokens. */
export const Colour = z.enum([
  'housing',
  'groceries',
  'eating',
  'transport',
  'energy',
  'health',
  'children',
  'household',
  'leisure',
  'subs',
  'insurance',
  'travel',
  'none',
]);

const Cursor = z.string().max(512);

export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: Cursor.optional(),
});

export const QueryText = z.string().max(2_000);

/** A page of a list: `nextCursor` is null on the last one. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });
