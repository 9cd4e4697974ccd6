'use client';

import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Changes } from '../../lib/changes.tsx';
import { useLedger } from '../../lib/ledger.ts';
import { ManageTabs } from '../../lib/manage-tabs.tsx';
import { NewNamed } from '../../lib/new-named.tsx';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import { useSearchState } from '../../lib/search-state.ts';
import { useDelayed } from '../../lib/use-delayed.ts';
import { useOpen } from '../../lib/use-open.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Entry } from '../../ui/entry.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { PayeeList } from './payee-list.tsx';
import { useCreatePayee, usePayees } from './payee-queries.ts';
import { PayeeSelectionBar } from './payee-selection-bar.tsx';
import { usePayeeKeys } from './use-payee-keys.ts';
import { usePayeeSelection } from './use-payee-selection.ts';

/** Longer than between two letters of one word. */
const pauseMilliseconds = 200;

/** Who money goes to or comes from, found by name or by what banks write. */
export function PayeesPage() {
  const t = useTranslations('payeeList');
  const tManage = useTranslations('manage');
  const tUi = useTranslations('ui');
  const canEdit = useLedger().role !== 'viewer';
  const { openId, open, toggle } = useOpen();
  const { get, set } = useSearchState();
  const [typed, setTyped] = useState(get('search') ?? '');
  const search = useDelayed(typed.trim(), pauseMilliseconds);
  const { payees, error, isFetching, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = usePayees(search);
  const shown = useDeferredValue(payees);
  const selection = usePayeeSelection(shown ?? []);
  usePayeeKeys(shown ?? [], canEdit ? selection.toggle : null);

  return (
    <Changes>
      <Page title={t('title')} isTitleHidden>
        <ManageTabs here="payees" />
        <div className="mb-2 flex items-center gap-2">
          <Entry
            type="search"
            icon={<Search aria-hidden="true" />}
            aria-label={t('find')}
            placeholder={t('find')}
            value={typed}
            maxLength={200}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              set({ search: event.currentTarget.value.trim() }, 'replace');
            }}
            className="max-wide:flex-1 wide:w-80!"
          />
          <span className="flex-1 max-wide:hidden" />
          {canEdit ? <NewPayee onCreated={open} /> : null}
        </div>
        {error && !shown ? (
          <NotLoaded what={tManage('notLoaded')} error={error} isBusy={isFetching} onRetry={refetch} />
        ) : !shown ? (
          <SkeletonRows rows={10} />
        ) : shown.length === 0 && search === '' ? (
          <EmptyState>{t('empty')}</EmptyState>
        ) : shown.length === 0 ? (
          <p className="py-4 text-13 text-ink-2">{tUi('nothingFound')}</p>
        ) : (
          <>
            <div className="flex h-8 items-center gap-3 border-b border-line-2 px-2 text-12 text-ink-2">
              {canEdit ? (
                <Checkbox
                  aria-label={t('selectAll')}
                  checked={
                    shown.every(({ id }) => selection.has(id)) || (shown.some(({ id }) => selection.has(id)) && 'mixed')
                  }
                  onChange={selection.toggleAll}
                />
              ) : null}
              {/* Each row says it of itself. */}
              <span aria-hidden="true" className="flex flex-1 gap-3">
                <span className="flex-1">{t('payee')}</span>
                <span className="wide:w-40">{t('usual')}</span>
                <span className="text-right wide:w-12">{t('lines')}</span>
              </span>
            </div>
            <PayeeList payees={shown} canEdit={canEdit} openId={openId} onToggle={toggle} selection={selection} />
            {hasNextPage ? (
              <Button className="mt-3" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t('more')}
              </Button>
            ) : null}
          </>
        )}
        {canEdit && selection.payees.length > 0 ? <PayeeSelectionBar selection={selection} /> : null}
      </Page>
    </Changes>
  );
}

function NewPayee({ onCreated }: { onCreated: (id: string) => void }) {
  const t = useTranslations('payeeList');
  const create = useCreatePayee();
  return (
    <NewNamed
      what={t('payee')}
      label={t('newPayee')}
      create={create}
      onSubmit={(name, close) =>
        create.mutate(name, {
          onSuccess: ({ data }) => {
            close();
            onCreated(data.id);
          },
        })
      }
    />
  );
}
