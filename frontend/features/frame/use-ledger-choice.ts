import { useRouter } from 'next/navigation';
import { useContext } from 'react';
import { useTranslations } from 'use-intl';
import { LedgerContext, useLedgers } from '../../lib/ledger.ts';
import { paths } from '../../lib/paths.ts';
import type { MenuEntry } from '../../ui/menu-popup.tsx';

/** The ledgers as a choice in a menu; choosing opens the ledger's transactions. */
export function useLedgerChoice(): Extract<MenuEntry, { kind: 'choice' }> {
  const t = useTranslations('frame');
  const router = useRouter();
  const ledger = useContext(LedgerContext);
  const { data: ledgers = [] } = useLedgers();
  return {
    kind: 'choice',
    label: t('ledgers'),
    value: ledger?.id ?? '',
    options: ledgers.map(({ id, name, currency }) => ({ value: id, label: name, detail: currency })),
    onChange: (id) => router.push(paths.transactions({ ledger: id })),
  };
}
