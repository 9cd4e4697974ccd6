import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api.ts';
import type { RouteBody } from '../../lib/api-routes.ts';
import { type Ledger, ledgersKey, rememberLedger, useLedger } from '../../lib/ledger.ts';
import { ledgerKey } from '../../lib/query-client.ts';

/** True if nothing is in the ledger yet; undefined until that is known. */
export function useIsEmpty(isAsked: boolean): boolean | undefined {
  const { id: ledgerId } = useLedger();
  const { data, error } = useQuery({
    queryKey: [...ledgerKey(ledgerId), 'onboarding', 'is-empty'],
    enabled: isAsked,
    queryFn: async ({ signal }) => {
      const query = { limit: 1 };
      const [transactions, imports] = await Promise.all([
        call('GET /ledgers/{ledgerId}/transactions', { params: { ledgerId }, query }, { signal }),
        call('GET /ledgers/{ledgerId}/imports', { params: { ledgerId }, query }, { signal }),
      ]);
      return transactions.items.length + imports.items.length === 0;
    },
  });
  // Who can't be asked about is not held up.
  return error ? false : data;
}

/** Changes the ledger's settings; nothing is sent where nothing differs. */
export function useSaveLedger() {
  const client = useQueryClient();
  const ledger = useLedger();
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: async (wanted: RouteBody<'PATCH /ledgers/{ledgerId}'>) => {
      const differs = Object.entries(wanted).some(([name, value]) => ledger[name as keyof Ledger] !== value);
      if (!differs) return ledger;
      return call('PATCH /ledgers/{ledgerId}', { params: { ledgerId: ledger.id }, body: wanted });
    },
    onSuccess: (changed) =>
      client.setQueryData<Ledger[]>(ledgersKey, (all) =>
        all?.map((other) => (other.id === changed.id ? changed : other)),
      ),
  });
}

/** Makes a ledger with a made-up household beside one's own. */
export function useOpenDemo() {
  const client = useQueryClient();
  const { currency, timeZone } = useLedger();
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (name: string) => call('POST /ledgers', { body: { name, currency, timeZone, demo: true } }),
    onSuccess: async ({ id }) => {
      rememberLedger(id);
      await client.invalidateQueries({ queryKey: ledgersKey });
    },
  });
}
