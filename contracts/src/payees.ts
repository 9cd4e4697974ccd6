import { z } from 'zod';
import { Id, name, PageQuery, pageOf, QueryText, text } from './common.ts';
import { LedgerParams } from './ledgers.ts';
import { route } from './route.ts';

export const Payee = z
  .object({
    id: Id,
    name: z.string(),
    defaultCategoryId: Id.nullable(),
    aliases: z.array(z.string()),
    isArchived: z.boolean(),
    version: z.int(),
    /** How many transactions name it; where a list was asked for them. */
    lines: z.int().optional(),
  })
  .meta({ id: 'Payee' });
export type Payee = z.output<typeof Payee>;

const PayeeParams = z.strictObject({ ledgerId: Id, payeeId: Id });
const fields = {
  name: name(200),
  defaultCategoryId: Id.nullable(),
  aliases: z.array(name(200)).max(1_000),
};
const PayeeIds = z.array(Id).min(1).max(500);

export const listPayees = route('GET', '/api/v1/ledgers/{ledgerId}/payees', {
  summary: 'Payees by name; `search` keeps those that contain it, `with=lines` adds how many transactions each has',
  access: 'viewer',
  params: LedgerParams,
  query: z.strictObject({ ...PageQuery.shape, search: text(200).optional(), with: z.enum(['lines']).optional() }),
  response: pageOf(Payee),
});
export const createPayee = route('POST', '/api/v1/ledgers/{ledgerId}/payees', {
  summary: 'Create a payee',
  access: 'editor',
  params: LedgerParams,
  body: z.strictObject(fields).partial({ defaultCategoryId: true, aliases: true }),
  response: Payee,
  status: 201,
});
export const getPayee = route('GET', '/api/v1/ledgers/{ledgerId}/payees/{payeeId}', {
  summary: 'One payee',
  access: 'viewer',
  params: PayeeParams,
  response: Payee,
});
export const updatePayee = route('PATCH', '/api/v1/ledgers/{ledgerId}/payees/{payeeId}', {
  summary: 'Rename, archive or restore a payee; set its aliases and default category',
  access: 'editor',
  params: PayeeParams,
  body: z.strictObject({ ...fields, isArchived: z.boolean() }).partial(),
  response: Payee,
});
export const deletePayee = route('DELETE', '/api/v1/ledgers/{ledgerId}/payees/{payeeId}', {
  summary: 'Delete a payee that no transaction names; one that is used is archived instead',
  access: 'editor',
  params: PayeeParams,
  status: 204,
});

export const mergePayees = route('POST', '/api/v1/ledgers/{ledgerId}/payees/merge', {
  summary: 'Merge payees into one: their transactions go to it, their names become its aliases, and they are gone',
  access: 'editor',
  params: LedgerParams,
  body: z.strictObject({ ids: PayeeIds, into: Id }),
  response: Payee,
});
export const bulkPayees = route('POST', '/api/v1/ledgers/{ledgerId}/payees/bulk', {
  summary: 'Give many payees one default category, or none',
  access: 'editor',
  params: LedgerParams,
  body: z.strictObject({ ids: PayeeIds, set: z.strictObject({ defaultCategoryId: Id.nullable() }) }),
  response: z.object({ changed: z.int() }),
});

export const View = z
  .object({ id: Id, name: z.string(), q: z.string(), position: z.int(), version: z.int() })
  .meta({ id: 'View' });
const ViewParams = z.strictObject({ ledgerId: Id, viewId: Id });
const viewFields = { name: name(200), q: QueryText, position: z.int().min(0).max(10_000) };

export const listViews = route('GET', '/api/v1/ledgers/{ledgerId}/views', {
  summary: 'Saved queries',
  access: 'viewer',
  params: LedgerParams,
  response: z.object({ items: z.array(View) }),
});
export const createView = route('POST', '/api/v1/ledgers/{ledgerId}/views', {
  summary: 'Save a query; names in it are kept as ids, so that a rename doesn’t break it',
  access: 'editor',
  params: LedgerParams,
  body: z.strictObject(viewFields).partial({ position: true }),
  response: View,
  status: 201,
});
export const updateView = route('PATCH', '/api/v1/ledgers/{ledgerId}/views/{viewId}', {
  summary: 'Change a saved query',
  access: 'editor',
  params: ViewParams,
  body: z.strictObject(viewFields).partial(),
  response: View,
});
export const deleteView = route('DELETE', '/api/v1/ledgers/{ledgerId}/views/{viewId}', {
  summary: 'Delete a saved query',
  access: 'editor',
  params: ViewParams,
  status: 204,
});
