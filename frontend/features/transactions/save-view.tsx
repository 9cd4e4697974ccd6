'use client';

import { Bookmark, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useViews } from '../../lib/reference-queries.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useCreateView, useDeleteView } from './view-queries.ts';

interface SaveViewProps {
  q: string;
  onUndo: (operationId: string) => void;
}

/** Keeps the query under a name; of one that is kept, lets go of it. */
export function SaveView({ q, onUndo }: SaveViewProps) {
  const t = useTranslations('transactions');
  const saved = useViews().data?.find((view) => view.q === q);
  const remove = useDeleteView();
  if (saved) {
    return (
      <IconButton
        variant="outline"
        label={t('deleteView', { name: saved.name })}
        icon={<Trash2 aria-hidden="true" />}
        className="h-entry w-entry"
        onClick={() =>
          remove.mutate(saved.id, {
            onSuccess: ({ operationId }) =>
              showToast({
                message: t('viewDeleted', { name: saved.name }),
                onUndo: operationId ? () => onUndo(operationId) : undefined,
              }),
          })
        }
      />
    );
  }
  return (
    <Popover
      label={t('saveView')}
      align="end"
      trigger={(props) => (
        <Button {...props} icon={<Bookmark aria-hidden="true" />} className="h-entry max-wide:hidden">
          {t('saveView')}
        </Button>
      )}
    >
      {(close) => <NameForm q={q} onDone={close} />}
    </Popover>
  );
}

function NameForm({ q, onDone }: { q: string; onDone: () => void }) {
  const t = useTranslations('transactions');
  const problemText = useProblemText();
  const create = useCreateView();
  const [name, setName] = useState('');
  const [isMissing, setMissing] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() !== '') create.mutate({ name: name.trim(), q }, { onSuccess: onDone });
  }
  return (
    <form onSubmit={submit} className="grid gap-3" noValidate>
      <TextField
        label={t('viewName')}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
        hint={q}
        error={isMissing ? t('viewNameMissing') : create.error ? problemText(create.error) : undefined}
      />
      <Button type="submit" variant="filled" isBusy={create.isPending}>
        {t('saveView')}
      </Button>
    </form>
  );
}
