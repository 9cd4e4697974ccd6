import { useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';

/** Milliseconds after which a page that is looked at is brought up to date. */
const refreshEvery = 10_000;

/** The parts of the instance that answers, as they are now. */
export function useHealth() {
  return useQuery({
    queryKey: ['admin', 'health'],
    queryFn: ({ signal }) => call('GET /admin/health', {}, { signal }),
    refetchInterval: refreshEvery,
  });
}
