'use client';

import { useTranslations } from 'use-intl';
import { Changes } from '../../lib/changes.tsx';
import { useLedger } from '../../lib/ledger.ts';
import { ManageTabs } from '../../lib/manage-tabs.tsx';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import { useCategories, useCategoryGroups } from '../../lib/reference-queries.ts';
import { useOpen } from '../../lib/use-open.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useSpending } from './category-queries.ts';
import { CategoryRow } from './category-row.tsx';
import { GroupSection } from './group-section.tsx';
import { NewCategory } from './new-category.tsx';
import { NewGroup } from './new-group.tsx';

/** What money was for, by group; each can be changed where it stands. */
export function CategoriesPage() {
  const t = useTranslations('categoryList');
  const tManage = useTranslations('manage');
  const canEdit = useLedger().role !== 'viewer';
  const { openId, open, toggle } = useOpen();
  const categories = useCategories();
  const groups = useCategoryGroups();
  const spending = useSpending().data;
  const all = categories.data;
  const archived = all?.filter(({ isArchived }) => isArchived) ?? [];
  const error = categories.error ?? groups.error;
  const isShown = all !== undefined && groups.data !== undefined;
  const shared = { groups: groups.data ?? [], openId, toggle, spending, canEdit };

  return (
    <Changes>
      <Page title={t('title')} isTitleHidden>
        <ManageTabs here="categories" />
        <div className="flex min-h-control flex-wrap items-center gap-2">
          <p className="flex-1 text-13 text-ink-2 max-wide:text-12">
            {spending ? t('thisMonth', { currency: spending.currency }) : null}
          </p>
          {canEdit && isShown ? (
            <>
              <NewGroup />
              {groups.data?.length ? <NewCategory groups={groups.data} onCreated={open} /> : null}
            </>
          ) : null}
        </div>
        {isShown ? (
          <>
            {groups.data?.length === 0 ? <EmptyState>{t('empty')}</EmptyState> : null}
            {groups.data?.map((group) => (
              <GroupSection
                key={group.id}
                {...shared}
                group={group}
                categories={all.filter(({ groupId, isArchived }) => groupId === group.id && !isArchived)}
                isEmpty={all.every(({ groupId }) => groupId !== group.id)}
              />
            ))}
            {archived.length > 0 ? (
              <details className="mt-6" open={archived.some(({ id }) => id === openId)}>
                <summary className="flex min-h-row cursor-default items-center rounded-1 px-2 text-13 text-ink-2">
                  {tManage('archived', { count: archived.length })}
                </summary>
                <ul aria-label={tManage('archived', { count: archived.length })}>
                  {archived.map((category) => (
                    <CategoryRow key={category.id} {...shared} category={category} siblings={[]} />
                  ))}
                </ul>
              </details>
            ) : null}
          </>
        ) : error ? (
          <NotLoaded
            what={tManage('notLoaded')}
            error={error}
            isBusy={categories.isFetching || groups.isFetching}
            onRetry={() => Promise.all([categories.refetch(), groups.refetch()])}
          />
        ) : (
          <SkeletonRows rows={12} />
        )}
      </Page>
    </Changes>
  );
}
