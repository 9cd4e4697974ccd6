'use client';

import type { CategoryGroup } from '@expenseai/contracts/categories';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { NewNamed } from '../../lib/new-named.tsx';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
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
    <Popover
      label={t('newCategory')}
      align="end"
      onClose={create.reset}
      trigger={(props) => (
        <Button {...props} icon={<Plus aria-hidden="true" />}>
          {t('category')}
        </Button>
      )}
    >
      {(close) => (
        <NewNamed
          submit={t('newCategory')}
          hint={t('guessed')}
          error={create.error}
          isBusy={create.isPending}
          onCorrect={create.reset}
          onSubmit={(name) =>
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
      )}
    </Popover>
  );
}
