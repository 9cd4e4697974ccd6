import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { call, callForAnswer } from '../../lib/api.ts';
import type { RouteBody, RouteResponse } from '../../lib/api-routes.ts';
import { useChange, withChanged } from '../../lib/changes.tsx';
import { ledgersKey, noteOwnEnd, useLedger } from '../../lib/ledger.ts';
import { paths } from '../../lib/paths.ts';
import { ledgerKey } from '../../lib/query-client.ts';
import { showToast } from '../../ui/toast-store.ts';

export type Member = RouteResponse<'GET /ledgers/{ledgerId}/members'>['items'][number];
export type Role = Member['role'];
export type LedgerChange = RouteBody<'PATCH /ledgers/{ledgerId}'>;

export const roles: readonly Role[] = ['owner', 'editor', 'viewer'];

interface SaveLedger {
  change: LedgerChange;
  /** What was done, in a sentence. */
  message: string;
}

/** Changes the ledger's settings, with Undo. */
export function useSaveLedger() {
  const { id } = useLedger();
  return useChange({
    isErrorInline: true,
    send: ({ change }: SaveLedger, ledgerId) =>
      callForAnswer('PATCH /ledgers/{ledgerId}', { params: { ledgerId }, body: change }),
    optimistic: { key: ledgersKey, change: (ledgers, { change }) => withChanged(ledgers, id, change) },
    message: ({ message }) => message,
  });
}

function membersKey(ledgerId: string) {
  return [...ledgerKey(ledgerId), 'members'] as const;
}

export function invitesKey(ledgerId: string) {
  return [...ledgerKey(ledgerId), 'invites'] as const;
}

/** Who shares a ledger. */
export function membersQuery(ledgerId: string) {
  return queryOptions({
    queryKey: membersKey(ledgerId),
    queryFn: async ({ signal }) =>
      (await call('GET /ledgers/{ledgerId}/members', { params: { ledgerId } }, { signal })).items,
  });
}

export function useMembers(ledgerId: string, isWanted = true) {
  return useQuery({ ...membersQuery(ledgerId), enabled: isWanted });
}

/**
 * Adds, changes and removes members. The server keeps no way back for them, lest Undo give access that an owner took;
 * here it is a change of its own, by the same person.
 */
export function useMemberChanges() {
  const client = useQueryClient();
  const t = useTranslations('settings');
  const { id: ledgerId } = useLedger();
  const key = membersKey(ledgerId);
  const refresh = () => client.invalidateQueries({ queryKey: key });
  const change = (isErrorInline: boolean) => ({ meta: { isErrorInline }, onSettled: refresh });
  const addRaw = (body: { email: string; role: Role }) =>
    call('POST /ledgers/{ledgerId}/members', { params: { ledgerId }, body });
  const setRaw = (userId: string, role: Role) =>
    call('PATCH /ledgers/{ledgerId}/members/{userId}', { params: { ledgerId, userId }, body: { role } });
  const removeRaw = (userId: string) =>
    call('DELETE /ledgers/{ledgerId}/members/{userId}', { params: { ledgerId, userId } });

  const back = useMutation({
    ...change(false),
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSuccess: () => showToast({ message: t('memberBack') }),
  });
  const undoBy = (work: () => Promise<unknown>) => ({ onUndo: () => back.mutate(work) });

  const add = useMutation({
    ...change(true),
    mutationFn: addRaw,
    onSettled: () => Promise.all([refresh(), client.invalidateQueries({ queryKey: invitesKey(ledgerId) })]),
    onSuccess: (added) => {
      if ('userId' in added) {
        showToast({ message: t('memberAdded', { name: nameOf(added) }), ...undoBy(() => removeRaw(added.userId)) });
      } else if (added.link === null) {
        showToast({ message: t('inviteSent', { email: added.email ?? '' }) });
      }
    },
  });
  const setRole = useMutation({
    ...change(false),
    mutationFn: ({ member, role }: { member: Member; role: Role }) => setRaw(member.userId, role),
    onMutate: ({ member, role }) => {
      const before = client.getQueryData<Member[]>(key);
      client.setQueryData<Member[]>(key, (all) =>
        all?.map((other) => (other.userId === member.userId ? { ...other, role } : other)),
      );
      return { before };
    },
    onError: (_error, _variables, context) => client.setQueryData(key, context?.before),
    onSuccess: (_, { member, role }) =>
      showToast({
        message: t('roleSaved', { name: nameOf(member), role: t(`roles.${role}`) }),
        ...undoBy(() => setRaw(member.userId, member.role)),
      }),
  });
  const remove = useMutation({
    ...change(false),
    mutationFn: (member: Member) => removeRaw(member.userId),
    onMutate: (member) => {
      const before = client.getQueryData<Member[]>(key);
      client.setQueryData<Member[]>(key, (all) => all?.filter(({ userId }) => userId !== member.userId));
      return { before };
    },
    onError: (_error, _member, context) => client.setQueryData(key, context?.before),
    onSuccess: (_, member) =>
      showToast({
        message: t('memberRemoved', { name: nameOf(member) }),
        ...undoBy(() => addRaw({ email: member.email, role: member.role })),
      }),
  });
  return { add, setRole, remove };
}

export function nameOf({ name, email }: Pick<Member, 'name' | 'email'>): string {
  return name ?? email;
}

/** Deletes the open ledger with everything in it, or leaves it to the others. */
export function useEndLedger(how: 'delete' | 'leave', userId: string) {
  const client = useQueryClient();
  const router = useRouter();
  const t = useTranslations('settings');
  const ledger = useLedger();
  const ledgerId = ledger.id;
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: () =>
      how === 'delete'
        ? call('DELETE /ledgers/{ledgerId}', { params: { ledgerId } })
        : call('DELETE /ledgers/{ledgerId}/members/{userId}', { params: { ledgerId, userId } }),
    onSuccess: async () => {
      noteOwnEnd(ledgerId);
      await client.invalidateQueries({ queryKey: ledgersKey });
      client.removeQueries({ queryKey: ledgerKey(ledgerId) });
      router.push(paths.home());
      showToast({ message: t(how === 'delete' ? 'ledgerDeleted' : 'ledgerLeft', { name: ledger.name }) });
    },
  });
}
