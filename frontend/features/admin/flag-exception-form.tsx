import type { Flag } from '@expenseai/contracts/flags';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSetFlag } from './flag-queries.ts';

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Switches a flag for one person or ledger, whose id the administrator has. */
export function FlagExceptionForm({ flag }: { flag: Flag }) {
  const t = useTranslations('admin.flags');
  const problemText = useProblemText();
  const setFlag = useSetFlag(flag.name);
  const [scope, setScope] = useState<'user' | 'ledger'>('user');
  const [id, setId] = useState('');
  const [state, setState] = useState<'on' | 'off'>('off');
  const [isWrong, setIsWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const subjectId = id.trim().toLowerCase();
    setIsWrong(!idForm.test(subjectId));
    if (!idForm.test(subjectId)) return;
    setFlag.mutate({ scope, subjectId, isOn: state === 'on' }, { onSuccess: () => setId('') });
  };
  const error = isWrong ? t('noId') : setFlag.error ? problemText(setFlag.error) : undefined;
  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label={t('addWhich', { name: t(`names.${flag.name}`) })}
      className="grid w-full items-end gap-3 wide:grid-cols-[8rem_1fr_6rem_auto]"
    >
      <SelectField
        label={t('for')}
        value={scope}
        options={[
          { value: 'user', label: t('person') },
          { value: 'ledger', label: t('ledger') },
        ]}
        onChange={(value) => setScope(value === 'ledger' ? 'ledger' : 'user')}
      />
      <TextField
        label={t('id')}
        value={id}
        autoComplete="off"
        spellCheck={false}
        error={error}
        onChange={(event) => setId(event.currentTarget.value)}
      />
      <SelectField
        label={t('state')}
        value={state}
        options={[
          { value: 'off', label: t('off') },
          { value: 'on', label: t('on') },
        ]}
        onChange={(value) => setState(value === 'on' ? 'on' : 'off')}
      />
      <Button type="submit" isBusy={setFlag.isPending}>
        {t('add')}
      </Button>
    </form>
  );
}
