import type { Flag } from '@expenseai/contracts/flags';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../lib/problem.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSetFlag, useSetFlagOfPerson } from './flag-queries.ts';

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Switches a flag for one person, by the address, or one ledger, whose id its people see in the address of its pages. */
export function FlagExceptionForm({ flag, onEnd }: { flag: Flag; onEnd: () => void }) {
  const t = useTranslations('admin.flags');
  const tUi = useTranslations('ui');
  const problemText = useProblemText();
  const ofPerson = useSetFlagOfPerson(flag.name);
  const ofLedger = useSetFlag(flag.name);
  const [scope, setScope] = useState<'user' | 'ledger'>('user');
  const [subject, setSubject] = useState('');
  const [state, setState] = useState<'on' | 'off'>('off');
  const [isWrong, setIsWrong] = useState(false);
  const isPerson = scope === 'user';

  const correct = () => {
    setIsWrong(false);
    ofPerson.reset();
    ofLedger.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = subject.trim().toLowerCase();
    const isFit = isPerson ? typed !== '' : idForm.test(typed);
    setIsWrong(!isFit);
    if (!isFit) return;
    if (isPerson) ofPerson.mutate({ email: typed, isOn: state === 'on' }, { onSuccess: onEnd });
    else ofLedger.mutate({ scope, subjectId: typed, isOn: state === 'on' }, { onSuccess: onEnd });
  };

  const refused = ofPerson.error ?? ofLedger.error;
  const isNobody = isPerson && (isWrong || (refused !== null && toProblem(refused).code === 'not-found'));
  const error = isNobody ? t('noPerson') : isWrong ? t('noId') : refused ? problemText(refused) : undefined;
  return (
    <form
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onEnd();
      }}
      noValidate
      aria-label={t('addWhich', { name: t(`names.${flag.name}`) })}
      className="grid w-full items-start gap-3 wide:grid-cols-[8rem_1fr_6rem_auto]"
    >
      <SelectField
        label={t('for')}
        value={scope}
        options={[
          { value: 'user', label: t('person') },
          { value: 'ledger', label: t('ledger') },
        ]}
        onChange={(value) => {
          correct();
          setScope(value === 'ledger' ? 'ledger' : 'user');
        }}
      />
      <TextField
        label={t(isPerson ? 'email' : 'id')}
        autoFocus
        inputMode={isPerson ? 'email' : 'text'}
        value={subject}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint={isPerson ? undefined : t('idHint')}
        error={error}
        onChange={(event) => {
          correct();
          setSubject(event.currentTarget.value);
        }}
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
      <div className="flex gap-2 wide:mt-5.5">
        <Button type="submit" className="h-entry" isBusy={ofPerson.isPending || ofLedger.isPending}>
          {t('add')}
        </Button>
        <Button variant="quiet" className="h-entry" onClick={onEnd}>
          {tUi('cancel')}
        </Button>
      </div>
    </form>
  );
}
