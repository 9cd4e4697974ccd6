import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import type { RouteResponse } from '../../lib/api-routes.ts';
import { useLedger } from '../../lib/ledger.ts';
import { invitesKey, type Role } from './ledger-queries.ts';

export type Invite = RouteResponse<'GET /ledgers/{ledgerId}/invites'>['items'][number];

export function useInvites(ledgerId: string) {
  return useQuery({
    queryKey: invitesKey(ledgerId),
    queryFn: async ({ signal }) =>
      (await call('GET /ledgers/{ledgerId}/invites', { params: { ledgerId } }, { signal })).items,
  });
}

/** Makes links and takes invitations back. */
export function useInviteChanges() {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  const onSettled = () => client.invalidateQueries({ queryKey: invitesKey(ledgerId) });
  const makeLink = useMutation({
    onSettled,
    mutationFn: (role: Role) => call('POST /ledgers/{ledgerId}/invites', { params: { ledgerId }, body: { role } }),
  });
  const takeBack = useMutation({
    onSettled,
    mutationFn: (inviteId: string) =>
      call('DELETE /ledgers/{ledgerId}/invites/{inviteId}', { params: { ledgerId, inviteId } }),
  });
  return { makeLink, takeBack };
}
