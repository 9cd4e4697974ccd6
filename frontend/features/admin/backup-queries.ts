import { useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import type { RouteResponse } from '../../lib/api-routes.ts';

export type Backups = RouteResponse<'GET /admin/backups'>;

/** Milliseconds after which a page that is looked at is brought up to date. */
const refreshEvery = 60_000;

/** What there is to know of backups. */
export function useBackups() {
  return useQuery({
    queryKey: ['admin', 'backups'],
    queryFn: ({ signal }) => call('GET /admin/backups', {}, { signal }),
    refetchInterval: refreshEvery,
  });
}
