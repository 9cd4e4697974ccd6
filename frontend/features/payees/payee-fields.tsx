'use client';

import type { Payee } from '@expenseai/contracts/payees';
import { Archive, ArchiveRestore, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../lib/problem.ts';
import { Usage, useUsage } from '../../lib/usage.tsx';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { SavedTextField } from '../../ui/saved-text-field.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { Aliases } from './aliases.tsx';
import { type PayeeChange, useDeletePayee, useSavePayee } from './payee-queries.ts';

/** What can be changed of a payee; each is saved as it is left. */
export function PayeeFields({ payee, canEdit }: { payee: Payee; canEdit: boolean }) {
  const t = useTranslations('payeeList');
  const tManage = useTranslations('manage');
  const problemText = useProblemText();
  const save = useSavePayee();
  const remove = useDeletePayee();
  const q = `payee:${payee.id}`;
  const isUnused = useUsage(q) === 0;
  const [field, setField] = useState<keyof PayeeChange>();
  if (!canEdit) return <Usage q={q} />;

  function set(change: PayeeChange, onKept?: () => void) {
    // One field at a time.
    const [name] = Object.keys(change) as (keyof PayeeChange)[];
    setField(name);
    save.mutate({ payee, change }, onKept ? { onSuccess: onKept } : {});
  }
  const error = save.error
    ? toProblem(save.error).code === 'name-taken'
      ? t('nameTaken')
      : problemText(save.error)
    : undefined;

  return (
    <>
      <div className="grid gap-4 wide:grid-cols-2">
        <SavedTextField
          label={tManage('name')}
          hint={t('renameHint')}
          value={payee.name}
          maxLength={200}
          check={(name) => (name === '' ? tManage('nameMissing') : undefined)}
          error={field === 'name' ? error : undefined}
          onCorrect={save.reset}
          onSave={(name, onKept) => set({ name }, onKept)}
        />
        <Aliases
          aliases={payee.aliases}
          error={field === 'aliases' ? error : undefined}
          onCorrect={save.reset}
          onChange={(aliases, onKept) => set({ aliases }, onKept)}
        />
      </div>
      {error && field !== 'name' && field !== 'aliases' ? <ErrorLine what={error} /> : null}
      <div className="flex flex-wrap items-center gap-2">
        <Usage q={q} />
        <span className="flex-1" />
        {payee.isArchived ? (
          <Button icon={<ArchiveRestore aria-hidden="true" />} onClick={() => set({ isArchived: false })}>
            {tManage('restore')}
          </Button>
        ) : (
          <Button icon={<Archive aria-hidden="true" />} onClick={() => set({ isArchived: true })}>
            {tManage('archive')}
          </Button>
        )}
        {isUnused ? (
          <Button className="text-bad!" icon={<Trash2 aria-hidden="true" />} onClick={() => remove.mutate(payee)}>
            {tManage('delete')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
