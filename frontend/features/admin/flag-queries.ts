import type { Flag, FlagScope } from '@expenseai/contracts/flags';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import { ApiProblem } from '../../lib/problem.ts';

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
    meta: { isErrorInline: true },
    mutationFn: (body: FlagChange) => call('PATCH /admin/flags/{flag}', { params: { flag }, body }),
    onSettled: () => client.invalidateQueries({ queryKey: flagsKey }),
  });
}

/** Switches a flag for the person with an address; `not-found` where nobody here has it. */
export function useSetFlagOfPerson(flag: Flag['name']) {
  const client = useQueryClient();
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: async ({ email, isOn }: { email: string; isOn: boolean }) => {
      const { items } = await call('GET /admin/users', { query: { search: email } });
      const person = items.find((user) => user.email === email);
      if (!person) throw new ApiProblem({ code: 'not-found', status: 404 });
      const body = { scope: 'user', subjectId: person.id, isOn } as const;
      return call('PATCH /admin/flags/{flag}', { params: { flag }, body });
    },
    onSettled: () => client.invalidateQueries({ queryKey: flagsKey }),
  });
}
