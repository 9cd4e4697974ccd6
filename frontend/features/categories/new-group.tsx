'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { NewNamed } from '../../lib/new-named.tsx';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { useCreateGroup } from './category-queries.ts';

export function NewGroup() {
  const t = useTranslations('categoryList');
  const create = useCreateGroup();
  return (
    <Popover
      label={t('newGroup')}
      align="end"
      onClose={create.reset}
      trigger={(props) => (
        <Button {...props} icon={<Plus aria-hidden="true" />}>
          {t('group')}
        </Button>
      )}
    >
      {(close) => (
        <NewNamed
          submit={t('newGroup')}
          error={create.error}
          isBusy={create.isPending}
          onCorrect={create.reset}
          onSubmit={(name) => create.mutate(name, { onSuccess: close })}
        />
      )}
    </Popover>
  );
}
