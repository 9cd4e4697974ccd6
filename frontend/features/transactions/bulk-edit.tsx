'use client';

import { type FormEvent, useId, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { SelectField } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { BulkSet } from './transaction-mutations.ts';

const statuses = ['cleared', 'pending'] as const;

/** Changes payee and status of all that is chosen, or says that it was looked at; what is left alone stays. */
export function BulkEdit({ count, onSet }: { count: number; onSet: (set: BulkSet) => void }) {
  const t = useTranslations('bulk');
  const tList = useTranslations('transactions');
  const format = useFormatter();
  const reviewedId = useId();
  const [payee, setPayee] = useState('');
  const [status, setStatus] = useState('');
  const [isReviewed, setReviewed] = useState(false);
  const chosenStatus = statuses.find((one) => one === status);
  const isEmpty = payee.trim() === '' && !chosenStatus && !isReviewed;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isEmpty) return;
    onSet({
      ...(payee.trim() === '' ? {} : { payee: payee.trim() }),
      ...(chosenStatus ? { status: chosenStatus } : {}),
      ...(isReviewed ? { isReviewed } : {}),
    });
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-3">
      <TextField
        label={t('payee')}
        hint={t('payeeHint')}
        value={payee}
        maxLength={200}
        autoFocus
        autoComplete="off"
        onChange={(event) => setPayee(event.currentTarget.value)}
      />
      <SelectField
        label={t('status')}
        value={status}
        onChange={setStatus}
        options={[{ value: '', label: t('unchanged') }, ...statuses.map((value) => ({ value, label: tList(value) }))]}
      />
      <label htmlFor={reviewedId} className="flex h-7 items-center gap-2 text-13 touch:h-11">
        <Checkbox id={reviewedId} checked={isReviewed} onChange={(event) => setReviewed(event.currentTarget.checked)} />
        {t('reviewed')}
      </label>
      <Button type="submit" variant="filled" disabled={isEmpty}>
        {t('change', { count: format.number(count) })}
      </Button>
    </form>
  );
}
