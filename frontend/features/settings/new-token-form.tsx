'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLedgers } from '../../lib/ledger.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { SelectField } from '../../ui/select.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { TokenScope, useCreateToken } from './token-queries.ts';

const scopes = ['read', 'write', 'export'] as const satisfies readonly TokenScope[];
const lifetimes = [7, 30, 90, 365];
const usualLifetime = 90;

interface NewTokenFormProps {
  id: string;
  create: ReturnType<typeof useCreateToken>;
}

/** What a token is for, what it may do and where, and for how long. */
export function NewTokenForm({ id, create }: NewTokenFormProps) {
  const t = useTranslations('tokens');
  const problemText = useProblemText();
  const scopesNoteId = useId();
  const { data: ledgers = [] } = useLedgers();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly TokenScope[]>(['read']);
  const [ledgerId, setLedgerId] = useState('');
  const [days, setDays] = useState(usualLifetime);
  const [isTried, setTried] = useState(false);
  const isNameMissing = name.trim() === '';
  const isScopeMissing = chosen.length === 0;

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (isNameMissing || isScopeMissing) return;
    create.mutate({
      name: name.trim(),
      scopes: scopes.filter((scope) => chosen.includes(scope)),
      expiresInDays: days,
      ...(ledgerId === '' ? {} : { ledgerId }),
    });
  }

  return (
    <form id={id} method="post" noValidate className="grid gap-4" onSubmit={submit}>
      <TextField
        label={t('name')}
        value={name}
        maxLength={100}
        autoComplete="off"
        size="large"
        hint={t('nameHint')}
        error={isTried && isNameMissing ? t('nameMissing') : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <fieldset className="grid gap-2" aria-describedby={scopesNoteId}>
        <legend className="pb-1.5 text-12 text-ink-2">{t('may')}</legend>
        {scopes.map((scope) => (
          <label
            key={scope}
            htmlFor={`${id}-${scope}`}
            className="flex min-h-7 items-center gap-2.5 text-13 touch:min-h-11"
          >
            <Checkbox
              id={`${id}-${scope}`}
              checked={chosen.includes(scope)}
              onChange={(event) => {
                const { checked } = event.currentTarget;
                setChosen((all) => (checked ? [...all, scope] : all.filter((one) => one !== scope)));
              }}
            />
            {t(`scopesAbout.${scope}`)}
          </label>
        ))}
        <p id={scopesNoteId} aria-live="polite" className="text-12 text-bad empty:hidden">
          {isTried && isScopeMissing ? t('scopesMissing') : null}
        </p>
      </fieldset>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 wide:grid-cols-2">
        <SelectField
          label={t('ledger')}
          value={ledgerId}
          options={[
            { value: '', label: t('allLedgers') },
            ...ledgers.map((ledger) => ({ value: ledger.id, label: ledger.name })),
          ]}
          onChange={setLedgerId}
        />
        <SelectField
          label={t('ends')}
          value={String(days)}
          options={lifetimes.map((count) => ({ value: String(count), label: t('days', { count }) }))}
          onChange={(value) => setDays(Number(value))}
        />
      </div>
      {create.error ? <ErrorLine what={problemText(create.error)} /> : null}
    </form>
  );
}
