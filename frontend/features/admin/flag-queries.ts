import type { Flag, FlagScope } from '@expenseai/contracts/flags';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';

const flagsKey = ['admin', 'flags'] as const;

/** What can be switched off, and for whom it is. */
export function useFlags() {
  return useQuery({ queryKey: flagsKey, queryFn: ({ signal }) => call('GET /admin/flags', {}, { signal }) });
}

interface FlagChange {
  scope: FlagScope;
  subjectId: string | null;
  /** Null takes the setting away. */
  isOn: boolean | null;
}

/** Switches a flag for everybody, a ledger or a user. */
export function useSetFlag(flag: Flag['name']) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: FlagChange) => call('PATCH /admin/flags/{flag}', { params: { flag }, body }),
    onSettled: () => client.invalidateQueries({ queryKey: flagsKey }),
  });
}
