import { z } from 'zod';
import { AmountValue, Currency, DateOnly, Id, Instant, listOf, name, Total, text } from './common.ts';
import { LedgerParams } from './ledgers.ts';
import { route } from './route.ts';

export const AccountKind = z.enum([
  'cash',
  'current',
  'savings',
  'credit_card',
  'loan',
  'investment',
  'asset',
  'liability',
]);

export const Account = z
  .object({
    id: Id,
    name: z.string(),
    kind: AccountKind,
    currency: Currency,
    number: z.string().nullable(),
    openingBalance: AmountValue,
    openedOn: DateOnly.nullable(),
    isClosed: z.boolean(),
    reconciledUntil: DateOnly.nullable(),
    position: z.int(),
    /** Opening balance and every transaction up to today. */
    balance: Total,
    transactionCount: z.int(),
    version: z.int(),
    createdAt: Instant,
  })
  .meta({ id: 'Account' });
export type Account = z.output<typeof Account>;

const AccountParams = z.strictObject({ ledgerId: Id, accountId: Id });
const fields = {
  name: name(200),
  kind: AccountKind,
  currency: Currency,
  number: text(64).nullable(),
  openingBalance: AmountValue,
  openedOn: DateOnly.nullable(),
};

export const listAccounts = route('GET', '/api/v1/ledgers/{ledgerId}/accounts', {
  summary: 'Accounts with their balances as of today',
  access: 'viewer',
  params: LedgerParams,
  response: listOf(Account),
});

export const createAccount = route('POST', '/api/v1/ledgers/{ledgerId}/accounts', {
  summary: 'Create an account',
  access: 'editor',
  params: LedgerParams,
  body: z.strictObject(fields).partial({ number: true, openingBalance: true, openedOn: true, currency: true }),
  response: Account,
  status: 201,
});

export const getAccount = route('GET', '/api/v1/ledgers/{ledgerId}/accounts/{accountId}', {
  summary: 'One account',
  access: 'viewer',
  params: AccountParams,
  response: Account,
});

export const updateAccount = route('PATCH', '/api/v1/ledgers/{ledgerId}/accounts/{accountId}', {
  summary: 'Change, close or reopen an account; the currency only while it has no transactions',
  access: 'editor',
  params: AccountParams,
  body: z.strictObject({ ...fields, isClosed: z.boolean(), position: z.int().min(0).max(10_000) }).partial(),
  response: Account,
});

export const deleteAccount = route('DELETE', '/api/v1/ledgers/{ledgerId}/accounts/{accountId}', {
  summary: 'Delete an account that has no transactions; one that has is closed instead',
  access: 'editor',
  params: AccountParams,
  status: 204,
});
