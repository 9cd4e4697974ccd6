import { useQuery } from '@tanstack/react-query';
import { call } from './api.ts';

/** How people get in here, and whether mail is sent; the same until the installation is set up anew. */
export function useEntryOptions() {
  return useQuery({
    queryKey: ['entry-options'],
    queryFn: ({ signal }) => call('GET /auth/options', {}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
