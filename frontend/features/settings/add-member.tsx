'use client';

import { type SubmitEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { looksLikeEmail } from '../../lib/looks-like-email.ts';
import { toProblem } from '../../lib/problem.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type Role, roles, type useMemberChanges } from './ledger-queries.ts';

/** Lets somebody in who has an account here already, and invites anybody else. */
export function AddMember({ add }: { add: ReturnType<typeof useMemberChanges>['add'] }) {
  const t = useTranslations('settings');
  const problemText = useProblemText();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const [fault, setFault] = useState<string>();

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = email.trim();
    const found = looksLikeEmail(typed) ? undefined : t('emailInvalid');
    setFault(found);
    if (!found) add.mutate({ email: typed, role }, { onSuccess: () => setEmail('') });
  }

  const code = add.error ? toProblem(add.error).code : undefined;
  const refusal =
    code === 'conflict'
      ? t('memberAlready')
      : code === 'validation'
        ? t('emailInvalid')
        : add.error
          ? problemText(add.error)
          : undefined;
  return (
    <form
      aria-label={t('addMember')}
      noValidate
      onSubmit={submit}
      className="grid items-start gap-3 wide:grid-cols-[minmax(0,1fr)_128px_auto]"
    >
      <TextField
        label={t('memberEmail')}
        type="email"
        inputMode="email"
        autoComplete="off"
        value={email}
        error={fault ?? refusal}
        hint={t('memberHint')}
        onChange={(event) => {
          setEmail(event.currentTarget.value);
          setFault(undefined);
          if (add.isError) add.reset();
        }}
      />
      <SelectField
        label={t('role')}
        value={role}
        options={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
        onChange={(value) => setRole(roles.find((one) => one === value) ?? 'editor')}
      />
      <Button type="submit" isBusy={add.isPending} className="h-entry justify-self-start wide:mt-5.5">
        {t('addMember')}
      </Button>
    </form>
  );
}
