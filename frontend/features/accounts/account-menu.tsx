'use client';

import type { Account } from '@expenseai/contracts/accounts';
import { Archive, ArchiveRestore, ArrowDown, ArrowUp, Ellipsis, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { MenuEntry } from '../../ui/menu-popup.tsx';
import { neighboursOf } from './account-groups.ts';
import { useDeleteAccount, useSaveAccount, useSwapAccounts } from './account-queries.ts';

interface AccountMenuProps {
  account: Account;
  accounts: readonly Account[];
  onDeleted: (() => void) | undefined;
}

/** Order, closing, and deleting while nothing is in it. */
export function AccountMenu({ account, accounts, onDeleted }: AccountMenuProps) {
  const t = useTranslations('accounts');
  const tManage = useTranslations('manage');
  const save = useSaveAccount();
  const remove = useDeleteAccount();
  const swap = useSwapAccounts();
  const { above, below } = neighboursOf(account, accounts);
  const entries: MenuEntry[] = [
    {
      kind: 'action',
      label: tManage('moveUp'),
      icon: <ArrowUp aria-hidden="true" />,
      isDisabled: !above,
      onSelect: () => above && swap({ item: account, other: above, among: accounts }),
    },
    {
      kind: 'action',
      label: tManage('moveDown'),
      icon: <ArrowDown aria-hidden="true" />,
      isDisabled: !below,
      onSelect: () => below && swap({ item: account, other: below, among: accounts }),
    },
    { kind: 'line' },
    account.isClosed
      ? {
          kind: 'action',
          label: t('reopen'),
          icon: <ArchiveRestore aria-hidden="true" />,
          onSelect: () => save.mutate({ account, change: { isClosed: false } }),
        }
      : {
          kind: 'action',
          label: t('close'),
          icon: <Archive aria-hidden="true" />,
          onSelect: () => save.mutate({ account, change: { isClosed: true } }),
        },
  ];
  if (account.transactionCount === 0) {
    entries.push({
      kind: 'action',
      label: tManage('delete'),
      icon: <Trash2 aria-hidden="true" />,
      isDangerous: true,
      onSelect: () => {
        remove.mutate(account);
        onDeleted?.();
      },
    });
  }
  return (
    <Menu
      label={tManage('actionsOf', { name: account.name })}
      align="end"
      entries={entries}
      trigger={(props) => (
        <IconButton
          {...props}
          label={tManage('actionsOf', { name: account.name })}
          icon={<Ellipsis aria-hidden="true" />}
        />
      )}
    />
  );
}
