import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, callForAnswer } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.ts';
import { referenceKey } from '../../lib/reference-queries.ts';

export function useCreateView() {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (body: { name: string; q: string }) =>
      call('POST /ledgers/{ledgerId}/views', { params: { ledgerId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: referenceKey(ledgerId) }),
  });
}

export function useDeleteView() {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  return useMutation({
    mutationFn: (viewId: string) =>
      callForAnswer('DELETE /ledgers/{ledgerId}/views/{viewId}', { params: { ledgerId, viewId } }),
    onSettled: () => client.invalidateQueries({ queryKey: referenceKey(ledgerId) }),
  });
}
