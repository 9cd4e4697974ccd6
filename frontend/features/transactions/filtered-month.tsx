'use client';

import type { CalendarContext } from '@expenseai/core/calendar/period';
import { today } from '@expenseai/core/calendar/plain-date';
import { useFormatter, useTimeZone, useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { useMe } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { MonthStepper } from '../../ui/month-stepper.tsx';
import { monthOfQuery, steppedMonth, withMonth } from './month-filter.ts';
import { readQuery, writeQuery } from './query-chips.ts';

/** The month that the list is limited to, with its neighbours a press away; any other period leads to this month. */
export function FilteredMonth({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const t = useTranslations('transactions');
  const format = useFormatter();
  const calendar = useCalendar();
  const items = readQuery(q).items ?? [];
  const month = monthOfQuery(items, calendar);
  const step = (steps: number) => onChange(writeQuery(withMonth(items, steppedMonth(items, steps, calendar))));
  return (
    <MonthStepper onPrevious={() => step(-1)} onNext={() => step(1)}>
      {month ? (
        format.dateTime(new Date(`${month}T00:00:00Z`), { month: 'long', year: 'numeric', timeZone: 'UTC' })
      ) : (
        <Button variant="quiet" size="small" onClick={() => step(0)}>
          {t('thisMonth')}
        </Button>
      )}
    </MonthStepper>
  );
}

/** What "this month" means to this person in this ledger. */
function useCalendar(): CalendarContext {
  const { monthStart } = useLedger();
  const { data: me } = useMe();
  const timeZone = useTimeZone() ?? 'UTC';
  return { today: today(new Date(), timeZone), monthStart, weekStart: me?.weekStart ?? 1 };
}
