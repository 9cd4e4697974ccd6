'use client';

import { useTranslations } from 'use-intl';
import { NewNamed } from '../../lib/new-named.tsx';
import { useCreateGroup } from './category-queries.ts';

export function NewGroup() {
  const t = useTranslations('categoryList');
  const create = useCreateGroup();
  return (
    <NewNamed
      what={t('group')}
      label={t('newGroup')}
      create={create}
      onSubmit={(name, close) => create.mutate(name, { onSuccess: close })}
    />
  );
}
