'use client';

import { monthPeriod } from '@expenseai/core/calendar/period';
import { daysBetween, today } from '@expenseai/core/calendar/plain-date';
import { amount } from '@expenseai/core/money/amount';
import { formatAmount } from '@expenseai/core/money/format-amount';
import { useMemo, useState } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { currencyOptions } from '../../lib/currency-options.ts';
import { useLedger } from '../../lib/ledger.ts';
import { zoneOptions } from '../../lib/zone-options.ts';
import { SelectField } from '../../ui/select.tsx';
import { useSaveLedger } from './onboarding-queries.ts';
import { Fact, Step } from './step.tsx';

const exampleAmount = amount(123_450);
const monthStarts = Array.from({ length: 28 }, (_, at) => at + 1);

/** Currency, first day of the month, time zone: guessed, and shown as they will look. */
export function CountStep({ onNext, onSkip }: { onNext: () => void; onSkip: () => void }) {
  const t = useTranslations('onboarding');
  const locale = useLocale();
  const format = useFormatter();
  const ledger = useLedger();
  const save = useSaveLedger();
  const [currency, setCurrency] = useState(ledger.currency);
  const [monthStart, setMonthStart] = useState(ledger.monthStart);
  const [timeZone, setTimeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone || ledger.timeZone);
  const currencies = useMemo(() => currencyOptions(locale), [locale]);
  const zones = useMemo(() => zoneOptions(timeZone), [timeZone]);

  const now = new Date();
  const date = today(now, timeZone);
  const month = monthPeriod(date, monthStart);
  const day = (plain: string) => new Date(`${plain}T00:00:00Z`);
  const long = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return (
    <Step
      number={1}
      title={t('countTitle')}
      intro={t('countIntro')}
      isBusy={save.isPending}
      error={save.error}
      onSkip={onSkip}
      onNext={() => save.mutate({ currency, monthStart, timeZone }, { onSuccess: onNext })}
    >
      <SelectField
        label={t('currency')}
        hint={t('currencyHint')}
        value={currency}
        options={currencies}
        onChange={setCurrency}
      />
      <SelectField
        label={t('monthStart')}
        hint={t('monthStartHint')}
        value={String(monthStart)}
        options={monthStarts.map((start) => ({ value: String(start), label: t('dayOfMonth', { day: start }) }))}
        onChange={(value) => setMonthStart(Number(value))}
      />
      <SelectField
        label={t('timeZone')}
        hint={t('timeThere', { time: format.dateTime(now, { hour: '2-digit', minute: '2-digit', timeZone }) })}
        value={timeZone}
        options={zones}
        onChange={setTimeZone}
      />
      <section className="border-t border-line pt-3 text-13">
        <h2 className="pb-1 text-13">{t('soItLooks')}</h2>
        <dl className="grid gap-1.5">
          <Fact name={t('amount')}>
            <span className="font-medium">{formatAmount(exampleAmount, currency, locale)}</span>
          </Fact>
          <Fact name={t('today')}>{format.dateTime(day(date), { ...long, weekday: 'short', year: 'numeric' })}</Fact>
          <Fact name={t('thisMonth')}>
            {t('monthDays', {
              range: format.dateTimeRange(day(month.from), day(month.to), long),
              day: daysBetween(month.from, date) + 1,
              days: daysBetween(month.from, month.to) + 1,
            })}
          </Fact>
        </dl>
      </section>
    </Step>
  );
}
