import { z } from 'zod';
import { LinkToken } from './addresses.ts';
import { Email } from './auth.ts';
import { Id, listOf } from './common.ts';
import { Invite, LedgerParams, NewInvite, Role } from './ledgers.ts';
import { route } from './route.ts';

export const listInvites = route('GET', '/api/v1/ledgers/{ledgerId}/invites', {
  summary: 'Invitations into the ledger that still can be accepted',
  access: 'owner',
  params: LedgerParams,
  response: listOf(Invite),
});

export const createInvite = route('POST', '/api/v1/ledgers/{ledgerId}/invites', {
  summary: 'Invite somebody into the ledger, by mail where an address is named and mail is sent, else by a link',
  access: 'owner',
  params: LedgerParams,
  body: z.strictObject({ role: Role, email: Email.optional() }),
  response: NewInvite,
  status: 201,
});

export const deleteInvite = route('DELETE', '/api/v1/ledgers/{ledgerId}/invites/{inviteId}', {
  summary: 'Take an invitation back',
  access: 'owner',
  params: z.strictObject({ ledgerId: Id, inviteId: Id }),
  status: 204,
});

export const Invitation = z
  .object({
    /** Null for an invitation into the installation alone. */
    ledger: z.object({ name: z.string(), role: Role, invitedBy: z.string() }).nullable(),
    /** The address that it was sent to. */
    email: z.string().nullable(),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.output<typeof Invitation>;

export const lookAtInvite = route('POST', '/api/v1/invites/look', {
  summary: 'What the token of an invitation lets one into',
  access: 'public',
  limit: 'login',
  body: z.strictObject({ token: LinkToken }),
  response: Invitation,
});

export const acceptInvite = route('POST', '/api/v1/invites/accept', {
  summary: 'Join the ledger of an invitation',
  access: 'user',
  limit: 'login',
  body: z.strictObject({ token: LinkToken }),
  response: z.object({ ledgerId: Id }).meta({ id: 'Joined' }),
});
