import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import type { RouteBody } from '../../lib/api-routes.ts';
import { ledgersKey } from '../../lib/ledger.ts';

export function useCreateLedger() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RouteBody<'POST /ledgers'>) => call('POST /ledgers', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ledgersKey }),
  });
}
