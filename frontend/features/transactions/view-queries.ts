import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, callForAnswer } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.ts';
import { ledgerKey } from '../../lib/query-client.ts';

function viewsKey(ledgerId: string) {
  return [...ledgerKey(ledgerId), 'views'] as const;
}

/** Saved queries. */
export function useViews() {
  const { id: ledgerId } = useLedger();
  return useQuery({
    queryKey: viewsKey(ledgerId),
    queryFn: async ({ signal }) =>
      (await call('GET /ledgers/{ledgerId}/views', { params: { ledgerId } }, { signal })).items,
  });
}

export function useCreateView() {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (body: { name: string; q: string }) =>
      call('POST /ledgers/{ledgerId}/views', { params: { ledgerId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: viewsKey(ledgerId) }),
  });
}

export function useDeleteView() {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  return useMutation({
    mutationFn: (viewId: string) =>
      callForAnswer('DELETE /ledgers/{ledgerId}/views/{viewId}', { params: { ledgerId, viewId } }),
    onSettled: () => client.invalidateQueries({ queryKey: viewsKey(ledgerId) }),
  });
}
