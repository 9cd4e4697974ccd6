'use client';

import { normaliseText } from '@expenseai/core/text/normalise';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Changes } from '../../lib/changes.tsx';
import { useLedger } from '../../lib/ledger.ts';
import { ManageTabs } from '../../lib/manage-tabs.tsx';
import { NewNamed } from '../../lib/new-named.tsx';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import { useOpen } from '../../lib/use-open.ts';
import { DisclosureRow } from '../../ui/disclosure-row.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Entry } from '../../ui/entry.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { TagFields } from './tag-fields.tsx';
import { isTagName } from './tag-name.ts';
import { useCreateTag, useTags } from './tag-queries.ts';

/** A person's own words on transactions. */
export function TagsPage() {
  const t = useTranslations('tagList');
  const tManage = useTranslations('manage');
  const tUi = useTranslations('ui');
  const canEdit = useLedger().role !== 'viewer';
  const { openId, open, toggle } = useOpen();
  const { data: tags, error, isFetching, refetch } = useTags();
  const [typed, setTyped] = useState('');
  const wanted = normaliseText(typed);
  const shown = tags?.filter(({ name }) => normaliseText(name).includes(wanted)) ?? [];

  return (
    <Changes>
      <Page title={t('title')} isTitleHidden>
        <ManageTabs here="tags" />
        <div className="mb-2 flex items-center gap-2">
          <Entry
            type="search"
            icon={<Search aria-hidden="true" />}
            aria-label={t('find')}
            placeholder={t('find')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            className="max-wide:flex-1 wide:w-80!"
          />
          <span className="flex-1 max-wide:hidden" />
          {canEdit ? <NewTag onCreated={open} /> : null}
        </div>
        {error && !tags ? (
          <NotLoaded what={tManage('notLoaded')} error={error} isBusy={isFetching} onRetry={refetch} />
        ) : !tags ? (
          <SkeletonRows rows={6} />
        ) : tags.length === 0 ? (
          <EmptyState>{t('empty')}</EmptyState>
        ) : shown.length === 0 ? (
          <p className="py-4 text-13 text-ink-2">{tUi('nothingFound')}</p>
        ) : (
          <ul aria-label={t('title')}>
            {shown.map((tag) => (
              <DisclosureRow
                key={tag.id}
                name={`#${tag.name}`}
                isOpen={tag.id === openId}
                onToggle={() => toggle(tag.id)}
              >
                <TagFields tag={tag} canEdit={canEdit} onMerged={open} />
              </DisclosureRow>
            ))}
          </ul>
        )}
      </Page>
    </Changes>
  );
}

function NewTag({ onCreated }: { onCreated: (id: string) => void }) {
  const t = useTranslations('tagList');
  const create = useCreateTag();
  return (
    <NewNamed
      what={t('tag')}
      label={t('newTag')}
      hint={t('nameRule')}
      check={(name) => (isTagName(name) ? undefined : t('nameRule'))}
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
