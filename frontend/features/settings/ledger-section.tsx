'use client';

import { useMemo, useState } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { currencyOptions } from '../../lib/currency-options.ts';
import { useLedger } from '../../lib/ledger.ts';
import { SavedAmountField } from '../../lib/saved-amount-field.tsx';
import { useUsage } from '../../lib/usage.tsx';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { zoneOptions } from '../../lib/zone-options.ts';
import { SavedTextField } from '../../ui/saved-text-field.tsx';
import { SelectField } from '../../ui/select.tsx';
import { useSeen } from '../../ui/use-seen.ts';
import { type LedgerChange, useSaveLedger } from './ledger-queries.ts';
import { FieldPair, SettingsSection } from './settings-section.tsx';
import { thresholdOptions } from './threshold-options.ts';

const monthStarts = Array.from({ length: 28 }, (_, at) => at + 1);

type Field = keyof LedgerChange;

/** The open ledger's own settings; only its owners change them. */
export function LedgerSection() {
  const t = useTranslations('settings');
  const locale = useLocale();
  const format = useFormatter();
  const problemText = useProblemText();
  const ledger = useLedger();
  const save = useSaveLedger();
  const [field, setField] = useState<Field>();
  const [ref, isSeen] = useSeen();
  const count = useUsage('', isSeen);
  const currencies = useMemo(() => currencyOptions(locale), [locale]);
  const zones = useMemo(() => zoneOptions(ledger.timeZone), [ledger.timeZone]);
  const disabled = ledger.role !== 'owner';

  function set<Key extends Field>(name: Key, value: LedgerChange[Key], onKept?: () => void) {
    setField(name);
    const change: LedgerChange = { [name]: value };
    const message: string = t(`saved.${name as Field}`);
    save.mutate({ change, message }, onKept ? { onSuccess: onKept } : {});
  }
  const errorOf = (name: Field) => (field === name && save.error ? problemText(save.error) : undefined);
  const time = format.dateTime(new Date(), { hour: '2-digit', minute: '2-digit', timeZone: ledger.timeZone });

  return (
    <SettingsSection ref={ref} title={t('ledger')} about={disabled ? t('ledgerOfOwners') : t('ledgerAbout')}>
      <FieldPair>
        <SavedTextField
          label={t('ledgerName')}
          value={ledger.name}
          maxLength={200}
          disabled={disabled}
          check={(name) => (name === '' ? t('nameMissing') : undefined)}
          error={errorOf('name')}
          onCorrect={save.reset}
          onSave={(name, onKept) => set('name', name, onKept)}
        />
        <SelectField
          label={t('currency')}
          hint={count === 0 ? t('currencyWhileEmpty') : t('currencyFixed')}
          error={errorOf('currency')}
          value={ledger.currency}
          options={currencies}
          disabled={disabled || count !== 0}
          onChange={(currency) => set('currency', currency)}
        />
        <SelectField
          label={t('monthStart')}
          hint={t('monthStartHint')}
          error={errorOf('monthStart')}
          value={String(ledger.monthStart)}
          options={monthStarts.map((day) => ({ value: String(day), label: t('dayOfMonth', { day }) }))}
          disabled={disabled}
          onChange={(day) => set('monthStart', Number(day))}
        />
        <SelectField
          label={t('timeZone')}
          hint={t('ledgerTimeThere', { time })}
          error={errorOf('timeZone')}
          value={ledger.timeZone}
          options={zones}
          disabled={disabled}
          onChange={(timeZone) => set('timeZone', timeZone)}
        />
        <SavedAmountField
          label={t('income')}
          value={ledger.monthlyIncome}
          currency={ledger.currency}
          isPositive
          disabled={disabled}
          error={errorOf('monthlyIncome')}
          onCorrect={save.reset}
          onSave={(amount, onKept) => set('monthlyIncome', amount, onKept)}
        />
        <SavedAmountField
          label={t('savingGoal')}
          value={ledger.savingGoal}
          currency={ledger.currency}
          isPositive
          disabled={disabled}
          error={errorOf('savingGoal')}
          onCorrect={save.reset}
          onSave={(amount, onKept) => set('savingGoal', amount, onKept)}
        />
      </FieldPair>
      <SelectField
        label={t('threshold')}
        hint={t('thresholdHint')}
        error={errorOf('reviewThreshold')}
        value={String(ledger.reviewThreshold)}
        options={thresholdOptions(ledger.reviewThreshold).map((value) => ({
          value: String(value),
          label: t('thresholdBelow', { share: format.number(value, { style: 'percent' }), kind: kindOf(value) }),
        }))}
        disabled={disabled}
        onChange={(value) => set('reviewThreshold', Number(value))}
      />
    </SettingsSection>
  );
}

function kindOf(threshold: number): 'few' | 'usual' | 'many' | 'other' {
  if (threshold === 0.5) return 'few';
  if (threshold === 0.75) return 'usual';
  return threshold === 0.95 ? 'many' : 'other';
}
