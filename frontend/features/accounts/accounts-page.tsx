'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Changes } from '../../lib/changes.tsx';
import { useLedger } from '../../lib/ledger.ts';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import { useAccounts } from '../../lib/reference-queries.ts';
import { useMedia } from '../../lib/use-media.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { AccountDetail } from './account-detail.tsx';
import { AccountList, entryId } from './account-list.tsx';
import { useAccountParams } from './account-params.ts';
import { NewAccount } from './new-account.tsx';

/** Where money sits: the list, and beside it the account that is open. On a phone one after the other. */
export function AccountsPage() {
  const t = useTranslations('accounts');
  const tManage = useTranslations('manage');
  const ledger = useLedger();
  const params = useAccountParams();
  const isPhone = useMedia('phone');
  const { data: accounts, error, isFetching, refetch } = useAccounts();
  const canEdit = ledger.role !== 'viewer';
  const named = accounts?.find(({ id }) => id === params.id);
  // On a desktop there is room for one, so that one is open.
  const shown = params.isNew
    ? undefined
    : (named ?? (isPhone ? undefined : (accounts?.find(({ isClosed }) => !isClosed) ?? accounts?.[0])));
  const isListHidden = isPhone && (params.isNew || named !== undefined);
  // Back on a phone's list, the focus is where it came from.
  const closeTo = (id: string) => {
    params.close();
    requestAnimationFrame(() => document.getElementById(entryId(id))?.focus());
  };
  const add = canEdit ? (
    <Button icon={<Plus aria-hidden="true" />} onClick={params.openNew}>
      {t('add')}
    </Button>
  ) : null;

  return (
    <Changes>
      <Page title={t('title')} actions={isPhone ? null : add}>
        {error && !accounts ? (
          <NotLoaded what={tManage('notLoaded')} error={error} isBusy={isFetching} onRetry={refetch} />
        ) : !accounts ? (
          <SkeletonRows rows={6} />
        ) : (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-10 wide:grid-cols-[280px_minmax(0,1fr)] desk:grid-cols-[320px_minmax(0,1fr)] print:block">
            <div className={cx(isListHidden && 'hidden print:block')}>
              {accounts.length === 0 ? (
                <EmptyState action={add}>{t('empty')}</EmptyState>
              ) : (
                <>
                  <AccountList accounts={accounts} openId={shown?.id ?? null} onOpen={params.open} />
                  {isPhone ? <div className="mt-4 px-2">{add}</div> : null}
                </>
              )}
            </div>
            {params.isNew && canEdit ? (
              <NewAccount onClose={params.close} onCreated={params.open} />
            ) : shown ? (
              <AccountDetail
                key={shown.id}
                account={shown}
                accounts={accounts}
                canEdit={canEdit}
                onClose={isPhone ? () => closeTo(shown.id) : undefined}
              />
            ) : null}
          </div>
        )}
      </Page>
    </Changes>
  );
}
