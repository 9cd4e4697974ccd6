import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { callForAnswer } from '../../lib/api.ts';
import type { RouteBody } from '../../lib/api-routes.ts';
import { useLedger } from '../../lib/ledger.ts';
import { ledgerKey } from '../../lib/query-client.ts';
import { randomId } from '../../lib/random-id.ts';
import { knowledgeKey } from './knowledge-queries.ts';

type Body = RouteBody<'POST /ledgers/{ledgerId}/transactions'>;

/** Saves what the line came to. Trying again after a lost answer never saves it twice. */
export function useSaveEntry() {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  const intention = useRef({ body: '', key: '' });
  return useMutation({
    meta: { isErrorInline: true },
    mutationFn: (body: Body) => {
      const text = JSON.stringify(body);
      if (intention.current.body !== text) intention.current = { body: text, key: randomId() };
      return callForAnswer(
        'POST /ledgers/{ledgerId}/transactions',
        { params: { ledgerId }, body },
        { idempotencyKey: intention.current.key },
      );
    },
    onSuccess: () => {
      intention.current = { body: '', key: '' };
      for (const part of ['transactions', 'home', 'reference']) {
        void client.invalidateQueries({ queryKey: [...ledgerKey(ledgerId), part] });
      }
      void client.invalidateQueries({ queryKey: [...knowledgeKey(ledgerId), 'recent'] });
    },
  });
}
