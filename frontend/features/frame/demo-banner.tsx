'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useContext } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/api.ts';
import { LedgerContext, ledgersKey, noteOwnEnd } from '../../lib/ledger.ts';
import { paths } from '../../lib/paths.ts';
import { ledgerKey } from '../../lib/query-client.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';

/** Over every page of a demo ledger: that it is one, and the one click that removes it. */
export function DemoBanner() {
  const t = useTranslations('frame');
  const ledger = useContext(LedgerContext);
  const client = useQueryClient();
  const router = useRouter();
  const remove = useMutation({
    mutationFn: (ledgerId: string) => call('DELETE /ledgers/{ledgerId}', { params: { ledgerId } }),
    onSuccess: async (_, ledgerId) => {
      noteOwnEnd(ledgerId);
      await client.invalidateQueries({ queryKey: ledgersKey });
      client.removeQueries({ queryKey: ledgerKey(ledgerId) });
      router.push(paths.home());
    },
  });
  if (!ledger?.isDemo) return null;
  return (
    <Banner
      icon={<FlaskConical aria-hidden="true" />}
      action={
        ledger.role === 'owner' ? (
          <Button size="small" isBusy={remove.isPending} onClick={() => remove.mutate(ledger.id)}>
            {t('removeDemo')}
          </Button>
        ) : null
      }
    >
      {t('demo')}
    </Banner>
  );
}
