import { useQuery } from '@tanstack/react-query';
import { call } from './api.ts';

export const methodsKey = ['sign-in-methods'] as const;

/** How the person can prove who they are. */
export function useSignInMethods() {
  return useQuery({
    queryKey: methodsKey,
    queryFn: ({ signal }) => call('GET /auth/methods', {}, { signal }),
  });
}
