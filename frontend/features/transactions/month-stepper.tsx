'use client';

import type { CalendarContext } from '@expenseai/core/calendar/period';
import { today } from '@expenseai/core/calendar/plain-date';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useFormatter, useTimeZone, useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { useMe } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { monthOfQuery, steppedMonth, withMonth } from './month-filter.ts';
import { readQuery, writeQuery } from './query-chips.ts';

/** The month that the list is limited to, with its neighbours a press away; any other period leads to this month. */
export function MonthStepper({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const t = useTranslations('transactions');
  const format = useFormatter();
  const calendar = useCalendar();
  const items = readQuery(q).items ?? [];
  const month = monthOfQuery(items, calendar);
  const step = (steps: number) => onChange(writeQuery(withMonth(items, steppedMonth(items, steps, calendar))));
  return (
    <div className="flex shrink-0 items-center gap-0.5">
      <IconButton
        size="small"
        label={t('previousMonth')}
        icon={<ChevronLeft aria-hidden="true" />}
        onClick={() => step(-1)}
      />
      {month ? (
        <span className="min-w-28 text-center text-13 font-medium">
          {format.dateTime(new Date(`${month}T00:00:00Z`), { month: 'long', year: 'numeric', timeZone: 'UTC' })}
        </span>
      ) : (
        <Button variant="quiet" size="small" onClick={() => step(0)}>
          {t('thisMonth')}
        </Button>
      )}
      <IconButton
        size="small"
        label={t('nextMonth')}
        icon={<ChevronRight aria-hidden="true" />}
        onClick={() => step(1)}
      />
    </div>
  );
}

/** What "this month" means to this person in this ledger. */
function useCalendar(): CalendarContext {
  const { monthStart } = useLedger();
  const { data: me } = useMe();
  const timeZone = useTimeZone() ?? 'UTC';
  return { today: today(new Date(), timeZone), monthStart, weekStart: me?.weekStart ?? 1 };
}
