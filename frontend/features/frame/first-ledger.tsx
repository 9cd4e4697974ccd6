'use client';

import { currencyOfRegion } from '@expenseai/core/money/currencies';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { useCreateLedger } from './frame-queries.ts';

/** For who left or deleted the last ledger: the way to a new one. */
export function FirstLedger() {
  const t = useTranslations('frame');
  return (
    <Page title={t('ledgers')}>
      <EmptyState action={<CreateLedger />}>{t('noLedger')}</EmptyState>
    </Page>
  );
}

/** Makes a ledger in the currency of the browser's region. */
export function CreateLedger() {
  const t = useTranslations('frame');
  const locale = useLocale();
  const create = useCreateLedger();
  const region = new Intl.Locale(locale).maximize().region;
  return (
    <Button
      variant="filled"
      isBusy={create.isPending}
      onClick={() => create.mutate({ name: t('newLedgerName'), currency: currencyOfRegion(region ?? '') })}
    >
      {t('createLedger')}
    </Button>
  );
}
