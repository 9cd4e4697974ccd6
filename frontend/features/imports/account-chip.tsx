'use client';

import type { Import } from '@expenseai/contracts/imports';
import { useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { useAccounts } from '../../lib/reference-queries.ts';
import { Chip, ChipButton } from '../../ui/chip.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { useAnswer } from './import-queries.ts';

const proposed = 'new';

/** The account that the lines go to; one that doesn't exist yet is dashed and made by the import. */
export function AccountChip({ item }: { item: Import }) {
  const t = useTranslations('imports');
  const accounts = useAccounts().data ?? [];
  const canEdit = useLedger().role !== 'viewer';
  const answer = useAnswer(item.id);
  const { accountId, newAccount, currency } = item;
  const chosen = accounts.find((account) => account.id === accountId);
  const name = chosen?.name ?? newAccount?.name ?? t('chooseAccount');
  const note = accountId === null && newAccount ? t('newAccount') : null;
  const open = accounts.filter((account) => !account.isClosed && (currency === null || account.currency === currency));
  if (!canEdit || item.status === 'done') return <Chip>{name}</Chip>;
  const groups = [
    ...(newAccount
      ? [{ label: '', items: [{ value: proposed, label: newAccount.name, detail: t('newAccount') }] }]
      : []),
    {
      label: t('accounts'),
      items: open.map((account) => ({ value: account.id, label: account.name, detail: account.currency })),
    },
  ];
  return (
    <Combobox
      label={t('account')}
      groups={groups}
      value={accountId ?? (newAccount ? proposed : null)}
      onChange={(id) => id !== proposed && answer.mutate({ accountId: id })}
      create={{
        label: (text) => t('createAccount', { name: text }),
        onCreate: (text) => answer.mutate({ newAccount: { name: text, kind: newAccount?.kind ?? 'current' } }),
      }}
      trigger={(props) => (
        <ChipButton
          {...props}
          hasMenu
          state={accountId === null ? (newAccount ? 'proposed' : 'asked') : 'settled'}
          aria-busy={answer.isPending || undefined}
        >
          {note ? `${name}, ${note}` : name}
        </ChipButton>
      )}
    />
  );
}
