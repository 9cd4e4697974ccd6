'use client';

import { type SubmitEvent, useMemo, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { currencyOptions } from '../../lib/currency-options.ts';
import { focusAtFirst } from '../../lib/focus-at-first.ts';
import { useLedger } from '../../lib/ledger.ts';
import { toProblem } from '../../lib/problem.ts';
import { readAmount } from '../../lib/saved-amount-field.tsx';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type AccountKind, accountKinds } from './account-groups.ts';
import { useCreateAccount } from './account-queries.ts';

interface NewAccountProps {
  onClose: () => void;
  onCreated: (id: string) => void;
}

/** The form of a new account; what was typed stays where it is refused. */
export function NewAccount({ onClose, onCreated }: NewAccountProps) {
  const t = useTranslations('accounts');
  const tManage = useTranslations('manage');
  const tUi = useTranslations('ui');
  const locale = useLocale();
  const problemText = useProblemText();
  const ledger = useLedger();
  const create = useCreateAccount();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<AccountKind>('current');
  const [currency, setCurrency] = useState(ledger.currency);
  const [number, setNumber] = useState('');
  const [opening, setOpening] = useState('');
  const [isChecked, setChecked] = useState(false);
  const currencies = useMemo(() => currencyOptions(locale), [locale]);
  const amount = readAmount(opening, currency, locale);
  const isTaken = create.error !== null && toProblem(create.error).code === 'name-taken';
  const correct = () => {
    if (create.isError) create.reset();
  };

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setChecked(true);
    if (name.trim() === '' || amount === 'wrong') return;
    create.mutate(
      { name: name.trim(), kind, currency, number: number.trim() || null, openingBalance: amount ?? 0 },
      { onSuccess: ({ data }) => onCreated(data.id) },
    );
  }

  return (
    <form noValidate onSubmit={submit} onInput={correct} className="grid max-w-160 content-start gap-4">
      <h2 className="text-16">{t('newTitle')}</h2>
      <TextField
        ref={focusAtFirst}
        label={tManage('name')}
        value={name}
        maxLength={200}
        autoComplete="off"
        error={isChecked && name.trim() === '' ? tManage('nameMissing') : isTaken ? tManage('nameTaken') : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className="grid gap-4 wide:grid-cols-2">
        <SelectField
          label={t('kind')}
          value={kind}
          options={accountKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onChange={(value) => setKind(accountKinds.find((one) => one === value) ?? 'current')}
        />
        <SelectField label={t('currency')} value={currency} options={currencies} onChange={setCurrency} />
        <TextField
          label={t('number')}
          aside={tUi('optional')}
          value={number}
          maxLength={64}
          autoComplete="off"
          hint={t('numberHint')}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <TextField
          label={t('openingBalance')}
          aside={currency}
          isAmount
          value={opening}
          autoComplete="off"
          hint={t('openingHint')}
          error={isChecked && amount === 'wrong' ? tManage('notAnAmount') : undefined}
          onChange={(event) => setOpening(event.currentTarget.value)}
        />
      </div>
      {create.error && !isTaken ? <ErrorLine what={problemText(create.error)} /> : null}
      <div className="flex gap-2">
        <Button type="submit" variant="lead" isBusy={create.isPending}>
          {t('create')}
        </Button>
        <Button onClick={onClose}>{tUi('cancel')}</Button>
      </div>
    </form>
  );
}
