import { z } from 'zod';
import { Email } from './auth.ts';
import { AmountValue, Currency, Id, Instant, listOf, name, TimeZone } from './common.ts';
import { route } from './route.ts';

export const Role = z.enum(['owner', 'editor', 'viewer']);
export type Role = z.output<typeof Role>;

export const LedgerParams = z.strictObject({ ledgerId: Id });

export const Ledger = z
  .object({
    id: Id,
    name: z.string(),
    currency: Currency,
    monthStart: z.int().min(1).max(28),
    timeZone: z.string(),
    monthlyIncome: AmountValue.nullable(),
    savingGoal: AmountValue.nullable(),
    reviewThreshold: z.number().min(0).max(1),
    isDemo: z.boolean(),
    role: Role,
    version: z.int(),
    createdAt: Instant,
  })
  .meta({ id: 'Ledger' });
export type Ledger = z.output<typeof Ledger>;

export const listLedgers = route('GET', '/api/v1/ledgers', {
  summary: 'The ledgers that the user is a member of',
  access: 'user',
  response: listOf(Ledger),
});

export const createLedger = route('POST', '/api/v1/ledgers', {
  summary:
    'Create a ledger with default categories and a cash account; with demo, one filled with a two-year household',
  access: 'user',
  body: z.strictObject({
    name: name(200),
    currency: Currency,
    timeZone: TimeZone.optional(),
    demo: z.boolean().optional(),
  }),
  response: Ledger,
  status: 201,
});

export const getLedger = route('GET', '/api/v1/ledgers/{ledgerId}', {
  summary: 'One ledger',
  access: 'viewer',
  params: LedgerParams,
  response: Ledger,
});

export const updateLedger = route('PATCH', '/api/v1/ledgers/{ledgerId}', {
  summary: 'Change the settings; the currency only until the first transaction',
  access: 'owner',
  params: LedgerParams,
  body: z.strictObject({
    name: name(200).optional(),
    currency: Currency.optional(),
    monthStart: z.int().min(1).max(28).optional(),
    timeZone: TimeZone.optional(),
    monthlyIncome: AmountValue.nullable().optional(),
    savingGoal: AmountValue.nullable().optional(),
    reviewThreshold: z.number().min(0).max(1).optional(),
  }),
  response: Ledger,
});

export const deleteLedger = route('DELETE', '/api/v1/ledgers/{ledgerId}', {
  summary: 'Delete the ledger with everything in it',
  access: 'owner',
  stepUp: true,
  params: LedgerParams,
  status: 204,
});

export const Member = z
  .object({ userId: Id, email: z.string(), name: z.string().nullable(), role: Role, addedAt: Instant })
  .meta({ id: 'Member' });

export const Invite = z
  .object({
    id: Id,
    role: Role,
    /** Who was written to; null where a link was handed over. */
    email: z.string().nullable(),
    createdAt: Instant,
    expiresAt: Instant,
  })
  .meta({ id: 'Invite' });

export const NewInvite = Invite.extend({
  /** To hand over; shown this once. Null where it goes out by mail. */
  link: z.string().nullable(),
}).meta({ id: 'NewInvite' });

const MemberParams = z.strictObject({ ledgerId: Id, userId: Id });

export const listMembers = route('GET', '/api/v1/ledgers/{ledgerId}/members', {
  summary: 'Who shares the ledger',
  access: 'viewer',
  params: LedgerParams,
  response: listOf(Member),
});

export const addMember = route('POST', '/api/v1/ledgers/{ledgerId}/members', {
  summary: 'Add an existing user; an address that nobody has is invited',
  access: 'owner',
  params: LedgerParams,
  body: z.strictObject({ email: Email, role: Role }),
  response: z.union([Member, NewInvite]),
  status: 201,
});

export const updateMember = route('PATCH', '/api/v1/ledgers/{ledgerId}/members/{userId}', {
  summary: 'Change a member’s role',
  access: 'owner',
  params: MemberParams,
  body: z.strictObject({ role: Role }),
  response: Member,
});

export const removeMember = route('DELETE', '/api/v1/ledgers/{ledgerId}/members/{userId}', {
  summary: 'Remove a member, or leave',
  access: 'viewer',
  params: MemberParams,
  status: 204,
});
