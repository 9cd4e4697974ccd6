'use client';

import type { Account } from '@expenseai/contracts/accounts';
import { ArrowLeft } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { focusAtFirst } from '../../lib/focus-at-first.ts';
import { Figure } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { AccountFields } from './account-fields.tsx';
import { shortNumber } from './account-list.tsx';
import { AccountMenu } from './account-menu.tsx';
import { NewestLines } from './newest-lines.tsx';

interface AccountDetailProps {
  account: Account;
  accounts: readonly Account[];
  canEdit: boolean;
  /** On a phone, back to the list. */
  onClose: (() => void) | undefined;
}

/** One account: what it holds, its newest lines, and what can be changed. */
export function AccountDetail({ account, accounts, canEdit, onClose }: AccountDetailProps) {
  const t = useTranslations('accounts');
  const id = useId();
  const kindName = t(`kinds.${account.kind}`);
  const note = [
    kindName === account.name ? null : kindName,
    shortNumber(account.number),
    account.isClosed ? t('isClosed') : null,
  ];
  return (
    <section aria-labelledby={id} className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-7 print:hidden">
      <div className="grid gap-1">
        {onClose ? (
          <Button
            ref={focusAtFirst}
            variant="quiet"
            className="mb-1 -ml-3 justify-self-start"
            icon={<ArrowLeft aria-hidden="true" />}
            onClick={onClose}
          >
            {t('title')}
          </Button>
        ) : null}
        <header className="flex items-center gap-3">
          <h2 id={id} className="min-w-0 text-16 [overflow-wrap:anywhere]">
            {account.name}
          </h2>
          <span className="flex-1 truncate text-13 text-ink-2">{note.filter(Boolean).join(', ')}</span>
          {canEdit ? <AccountMenu account={account} accounts={accounts} onDeleted={onClose} /> : null}
        </header>
        <p>
          <Figure amount={account.balance} currency={account.currency} size={28} />
        </p>
        <p className="text-12 text-ink-2">{t('balanceToday')}</p>
      </div>
      <NewestLines account={account} />
      {canEdit ? <AccountFields account={account} /> : null}
    </section>
  );
}
