'use client';

import type { CategoryGroup } from '@expenseai/contracts/categories';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { NewNamed } from '../../lib/new-named.tsx';
import { SelectField } from '../../ui/select.tsx';
import { useCreateCategory } from './category-queries.ts';

interface NewCategoryProps {
  groups: readonly CategoryGroup[];
  onCreated: (id: string) => void;
}

/** Name and group; icon, colour and kind are guessed from the name, and open to be changed. */
export function NewCategory({ groups, onCreated }: NewCategoryProps) {
  const t = useTranslations('categoryList');
  const create = useCreateCategory();
  const [chosen, setChosen] = useState<string>();
  const groupId = groups.find(({ id }) => id === chosen)?.id ?? groups[0]?.id ?? '';
  return (
    <NewNamed
      what={t('category')}
      label={t('newCategory')}
      hint={t('guessed')}
      create={create}
      onSubmit={(name, close) =>
        create.mutate(
          { name, groupId },
          {
            onSuccess: ({ data }) => {
              close();
              onCreated(data.id);
            },
          },
        )
      }
    >
      <SelectField
        label={t('group')}
        value={groupId}
        options={groups.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setChosen}
      />
    </NewNamed>
  );
}
