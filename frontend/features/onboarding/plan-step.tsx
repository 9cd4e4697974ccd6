'use client';

import { monthPeriod } from '@expenseai/core/calendar/period';
import { daysBetween, today } from '@expenseai/core/calendar/plain-date';
import { type Amount, amount } from '@expenseai/core/money/amount';
import { evaluateAmount } from '@expenseai/core/money/evaluate';
import { formatAmount } from '@expenseai/core/money/format-amount';
import { planMonth } from '@expenseai/core/money/month-plan';
import { useState } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { type Ledger, useLedger } from '../../lib/ledger.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useSaveLedger } from './onboarding-queries.ts';
import { Fact, Step } from './step.tsx';

interface PlanStepProps {
  onBack: () => void;
  onNext: () => void;
  onSkip: () => void;
}

/** What comes in a month and what is to stay, both optional; sums may be typed. */
export function PlanStep({ onBack, onNext, onSkip }: PlanStepProps) {
  const t = useTranslations('onboarding');
  const format = useFormatter();
  const ledger = useLedger();
  const money = useMoney(ledger);
  const save = useSaveLedger();
  const [income, setIncome] = useState(() => money.write(ledger.monthlyIncome));
  const [goal, setGoal] = useState(() => money.write(ledger.savingGoal));
  const [isChecked, setChecked] = useState(false);
  const [read, readGoal] = [money.read(income), money.read(goal)];
  const { from, to } = monthPeriod(today(new Date(), ledger.timeZone), ledger.monthStart);
  const days = daysBetween(from, to) + 1;
  const plan =
    read === null || read === 'wrong'
      ? null
      : planMonth(read, readGoal === 'wrong' ? amount(0) : (readGoal ?? amount(0)), days);
  const errorOf = (value: ReturnType<typeof money.read>) =>
    isChecked && value === 'wrong' ? t('notAnAmount') : undefined;

  function next() {
    setChecked(true);
    if (read === 'wrong' || readGoal === 'wrong') return;
    save.mutate({ monthlyIncome: read, savingGoal: readGoal }, { onSuccess: onNext });
  }
  const field = { inputMode: 'text', autoComplete: 'off', isAmount: true } as const;
  return (
    <Step
      number={2}
      title={t('planTitle')}
      intro={t('planIntro')}
      isBusy={save.isPending}
      error={save.error}
      onSkip={onSkip}
      onBack={onBack}
      onNext={next}
    >
      <TextField
        {...field}
        label={t('income')}
        aside={ledger.currency}
        hint={t('sumsWork')}
        error={errorOf(read)}
        value={income}
        onChange={(event) => setIncome(event.currentTarget.value)}
        onBlur={() => setIncome(money.tidy(income))}
      />
      <TextField
        {...field}
        label={t('saving')}
        aside={ledger.currency}
        hint={
          plan?.savingShare
            ? t('ofIncome', { share: format.number(plan.savingShare, { style: 'percent', maximumFractionDigits: 1 }) })
            : undefined
        }
        error={errorOf(readGoal)}
        value={goal}
        onChange={(event) => setGoal(event.currentTarget.value)}
        onBlur={() => setGoal(money.tidy(goal))}
      />
      {plan && read !== null && read !== 'wrong' ? (
        <section className="border-t border-line pt-3 text-13">
          <h2 className="pb-1 text-13">{t('thatLeaves')}</h2>
          <dl className="grid gap-1.5">
            <Fact name={t('toSpend')} isStrong>
              {money.show(plan.toSpend)}
            </Fact>
            <Fact name={t('aDay', { days })}>{money.show(plan.perDay)}</Fact>
          </dl>
        </section>
      ) : null}
    </Step>
  );
}

/** Amounts of the ledger's currency as they are typed and shown. */
function useMoney({ currency }: Ledger) {
  const locale = useLocale();
  const decimalMark = new Intl.NumberFormat(locale).format(1.5).includes(',') ? ',' : '.';
  const show = (value: Amount) => formatAmount(value, currency, locale, { symbol: false });
  /** Null for an empty field; `wrong` for what is no amount, or one below zero. */
  const read = (text: string): Amount | null | 'wrong' => {
    if (text.trim() === '') return null;
    const value = evaluateAmount(text, currency, { decimalMark });
    return value === null || value < 0 ? 'wrong' : value;
  };
  return {
    show,
    read,
    write: (value: Amount | null) => (value === null ? '' : show(value)),
    tidy: (text: string) => {
      const value = read(text);
      return value === null || value === 'wrong' ? text : show(value);
    },
  };
}
