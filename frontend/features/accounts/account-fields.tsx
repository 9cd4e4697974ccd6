'use client';

import type { Account } from '@expenseai/contracts/accounts';
import { useMemo, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { currencyOptions } from '../../lib/currency-options.ts';
import { toProblem } from '../../lib/problem.ts';
import { SavedAmountField } from '../../lib/saved-amount-field.tsx';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { SavedTextField } from '../../ui/saved-text-field.tsx';
import { SelectField } from '../../ui/select.tsx';
import { accountKinds } from './account-groups.ts';
import { type AccountChange, useSaveAccount } from './account-queries.ts';

/** What can be changed of an account; each is saved as it is left. */
export function AccountFields({ account }: { account: Account }) {
  const t = useTranslations('accounts');
  const tManage = useTranslations('manage');
  const locale = useLocale();
  const problemText = useProblemText();
  const save = useSaveAccount();
  const [field, setField] = useState<keyof AccountChange>();
  const currencies = useMemo(() => currencyOptions(locale), [locale]);
  const isEmpty = account.transactionCount === 0;

  function set(change: AccountChange, onKept?: () => void) {
    // One field at a time.
    const [name] = Object.keys(change) as (keyof AccountChange)[];
    setField(name);
    save.mutate({ account, change }, onKept ? { onSuccess: onKept } : {});
  }
  function errorOf(name: keyof AccountChange) {
    if (field !== name || !save.error) return undefined;
    return toProblem(save.error).code === 'name-taken' ? tManage('nameTaken') : problemText(save.error);
  }

  return (
    <section aria-label={t('settings')} className="max-w-160 border-t border-line-2 pt-5">
      <h3 className="mb-3">{t('settings')}</h3>
      <div className="grid gap-4 wide:grid-cols-2">
        <SavedTextField
          label={tManage('name')}
          value={account.name}
          maxLength={200}
          check={(name) => (name === '' ? tManage('nameMissing') : undefined)}
          error={errorOf('name')}
          onCorrect={save.reset}
          onSave={(name, onKept) => set({ name }, onKept)}
        />
        <SelectField
          label={t('kind')}
          error={errorOf('kind')}
          value={account.kind}
          options={accountKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onChange={(value) => {
            const kind = accountKinds.find((one) => one === value);
            if (kind) set({ kind });
          }}
        />
        <SelectField
          label={t('currency')}
          hint={isEmpty ? t('currencyWhileEmpty') : t('currencyFixed')}
          error={errorOf('currency')}
          disabled={!isEmpty}
          value={account.currency}
          options={currencies}
          onChange={(currency) => set({ currency })}
        />
        <SavedAmountField
          label={t('openingBalance')}
          hint={t('openingHint')}
          error={errorOf('openingBalance')}
          value={account.openingBalance}
          currency={account.currency}
          onCorrect={save.reset}
          onSave={(amount, onKept) => set({ openingBalance: amount ?? 0 }, onKept)}
        />
        <SavedTextField
          label={t('number')}
          hint={t('numberHint')}
          error={errorOf('number')}
          value={account.number ?? ''}
          maxLength={64}
          onCorrect={save.reset}
          onSave={(number, onKept) => set({ number: number || null }, onKept)}
        />
      </div>
    </section>
  );
}
